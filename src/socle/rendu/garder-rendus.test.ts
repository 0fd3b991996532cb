import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '../base-de-test.ts'
import { suivreProvisoire } from '../provisoire.ts'
import { apercevoirRendu, assurerRendus, enTextes, essayerRendus, lireHtmls, lireRendus } from './garder-rendus.ts'
import { rendre } from './rendre.ouvrage.ts'
import { brancherLeRendu } from './rendre-a-part.ts'
import { renduPenible } from './rendu.factory.ts'
import { empreinteDe, versionDuRendu } from './rendu.ts'
import { listRendus, purgerRendus } from './texte-rendu.repository.ts'

const base = baseDeTest()
beforeEach(() => sql`TRUNCATE texte_rendu`.execute(base.db))
afterEach(() => brancherLeRendu())

const gardes = () => base.db.selectFrom('texte_rendu').select(['rendu', 'echec']).orderBy('rendu').execute()
const court = (texte: string) => ({ genre: 'court', texte }) as const
let n = 0
// La mémoire du processus survit d'un essai à l'autre : chacun a ses textes.
const inedit = (texte: string) => `${texte} n° ${++n}`

describe('le rendu des textes', () => {
  it('rend à part, garde, et ne rend plus ensuite', async () => {
    const textes = [inedit('**Un**'), '', inedit('Deux')]
    const [un, vide, deux] = await lireRendus(base.db, textes.map(court))
    expect([un?.html, vide?.html, deux?.html]).toEqual([`<p><strong>Un</strong> n° ${n - 1}</p>\n`, '', `<p>Deux n° ${n}</p>\n`])
    expect(await gardes()).toHaveLength(2)
    brancherLeRendu(renduPenible)
    expect((await lireHtmls(base.db, 'court', textes)).get(textes[0] ?? '')).toContain('<strong>')
  })

  it('garde le sommaire d’un corps, et le relit de la base', async () => {
    const demande = { genre: 'riche', texte: inedit('## Titre\n\nTexte') } as const
    await assurerRendus(base.db, [demande])
    await sql`UPDATE texte_rendu SET rendu = 'relu de la base'`.execute(base.db)
    const [rendu] = await lireRendus(base.db, [demande])
    expect(rendu).toMatchObject({ html: 'relu de la base', sommaire: [{ titre: 'Titre', rang: 2 }] })
  })

  it.each(['[lent]', '[gourmand]', '[fautif]'])(
    'à l’entrée, un texte qui ne se rend pas est refusé, et rien n’est écrit (%s)',
    async (genre) => {
      brancherLeRendu(renduPenible)
      const refus = assurerRendus(base.db, [court(inedit(genre))])
      await expect(refus).rejects.toMatchObject({ statut: 422, message: expect.stringContaining('Raccourcissez-le') })
      await expect(apercevoirRendu(court(inedit(genre)))).rejects.toMatchObject({ statut: 422 })
      expect(await gardes()).toEqual([])
    },
  )

  it('à la lecture, il se lit échappé, ses voisins se rendent, et on s’en souvient un jour', async () => {
    brancherLeRendu(renduPenible)
    const fautif = inedit('[fautif] <b>\nencore\n\nfin')
    const sain = inedit('sain')
    const lire = async () => (await lireRendus(base.db, [court(fautif), court(sain)])).map(({ html }) => html)
    const attendu = [`<p>[fautif] &lt;b&gt;<br>encore</p>\n<p>fin n° ${n - 1}</p>`, `<p>${sain.length} signes</p>`]
    expect(await lire()).toEqual(attendu)
    expect((await gardes()).map(({ echec }) => echec).toSorted()).toEqual(['echec', null].toSorted())
    brancherLeRendu()
    expect(await lire()).toEqual(attendu)
    await sql`UPDATE texte_rendu SET essaye_le = now() - interval '25 hours'`.execute(base.db)
    expect((await lire())[0]).toContain('encore')
    expect((await gardes()).map(({ echec }) => echec)).toEqual([null, null])
  })

  it('un ouvrier tué du dehors n’est pas la faute des textes : ils se lisent échappés, rien n’est gardé, ils se rendent ensuite', async () => {
    brancherLeRendu(renduPenible)
    const demandes = ['[tué] <b>', 'voisin'].map(inedit).map(court)
    const lire = () => suivreProvisoire(() => lireRendus(base.db, demandes))
    const { valeur, provisoire } = await lire()
    expect([valeur[0]?.html, provisoire]).toEqual([`<p>[tué] &lt;b&gt; n° ${n - 1}</p>`, true])
    expect(await gardes()).toEqual([])
    await expect(assurerRendus(base.db, demandes)).rejects.toMatchObject({ statut: 503 })
    await expect(essayerRendus(base.db, demandes)).rejects.toMatchObject({ statut: 503 })
    await expect(apercevoirRendu(court(inedit('[tué]')))).rejects.toMatchObject({ statut: 503, message: expect.stringContaining('aperçu') })
    expect(await enTextes(['[tué]  **a**'])).toEqual(['[tué] **a**'])
    brancherLeRendu()
    expect((await lire()).provisoire).toBe(false)
    expect((await gardes()).map(({ echec }) => echec)).toEqual([null, null])
  })

  it('un texte qui n’a pas été essayé, après trop d’échecs, n’est pas gardé ; une autre lecture l’essaie', async () => {
    brancherLeRendu(renduPenible)
    const demandes = ['[fautif]', '[fautif]', '[fautif]', 'sain'].map(inedit).map(court)
    const lire = () => suivreProvisoire(() => lireRendus(base.db, demandes))
    const premiere = await lire()
    expect([premiere.provisoire, premiere.valeur[3]?.html]).toEqual([true, `<p>sain n° ${n}</p>`])
    expect((await gardes()).map(({ echec }) => echec)).toEqual(['echec', 'echec', 'echec'])
    const seconde = await lire()
    expect([seconde.provisoire, seconde.valeur[3]?.html]).toEqual([false, `<p>${demandes[3]?.texte.length} signes</p>`])
  })

  it('dans un import, une ligne qui n’a pas été essayée le dit', async () => {
    brancherLeRendu(renduPenible)
    const refus = await essayerRendus(base.db, [...Array.from({ length: 20 }, () => '[fautif]'), 'sain'].map(inedit).map(court))
    expect([refus[19], refus[20]]).toEqual([expect.stringContaining('Raccourcissez-le'), expect.stringContaining('pas été essayé')])
  })

  it('dans un import, chaque ligne a sa réponse', async () => {
    brancherLeRendu(renduPenible)
    const issues = await essayerRendus(base.db, ['a', '[fautif]', 'b'].map(inedit).map(court))
    expect(issues.map((refus) => refus !== null)).toEqual([false, true, false])
    expect(await gardes()).toHaveLength(2)
  })

  it('pour la recherche, n’échoue jamais et ne garde rien', async () => {
    brancherLeRendu(renduPenible)
    expect(await enTextes(['[fautif]\n\n**a**', '', 'abc'])).toEqual(['[fautif] **a**', '', '<p>3 signes</p>'])
    expect(await gardes()).toEqual([])
  })

  it('rendu par plusieurs à la fois, un texte n’est gardé qu’une fois', async () => {
    const texte = inedit('ensemble')
    await Promise.all(Array.from({ length: 50 }, () => lireRendus(base.db, [court(texte)])))
    expect(await gardes()).toHaveLength(1)
  })

  it('oublie ce que personne n’a lu depuis trente jours, et date ce qui est lu', async () => {
    const [lu, delaisse] = [inedit('lu'), inedit('délaissé')]
    await lireRendus(base.db, [lu, delaisse].map(court))
    await sql`UPDATE texte_rendu SET lu_le = current_date - CASE WHEN rendu LIKE '%délaissé%' THEN 31 ELSE 29 END`.execute(base.db)
    await purgerRendus(base.db)
    expect((await gardes()).map(({ rendu }) => rendu)).toEqual([`<p>${lu}</p>\n`])
    await listRendus(base.db, [empreinteDe(court(lu))])
    await sql`UPDATE texte_rendu SET lu_le = lu_le - 29`.execute(base.db)
    await purgerRendus(base.db)
    expect(await gardes()).toHaveLength(1)
  })

  it('ne change pas de HTML sans changer de version', () => {
    const texte =
      'a **b** _c_ ~~d~~ `e`\n\n# f\n\n### g\n\n- h\n- [x] i\n\n1. j\n\n> k\n\n| l | m |\n|---|:-:|\n| n | o |\n\n[p](/q) [r](//s) [t](https://u.fr)\n\n![v](w.png "x")\n\ny[^1]\n\n[^1]: z\n\n<script>a</script>\n\n---\n\n```\nb\n```\n'
    const rendus = (['court', 'riche', 'texte'] as const).flatMap((genre) => rendre([{ genre, texte }]))
    const somme = createHash('sha256').update(JSON.stringify(rendus)).digest('hex').slice(0, 12)
    // Autre somme : le rendu a changé. Augmenter versionDuRendu (rendu.ts), puis noter ici les deux.
    expect([versionDuRendu, somme]).toEqual([1, 'f05a698fde69'])
  })
})
