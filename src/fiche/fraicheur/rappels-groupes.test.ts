import { beforeEach, describe, expect, it } from 'vitest'
import { updateSuivi as updateSuiviDeFiche } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { cleDeConfirmation } from '#fiche/fraicheur/cles-de-fraicheur.ts'
import { rappelerFraicheur } from '#fiche/fraicheur/rappeler-fraicheur.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { findById, updateSuivi } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { tousLesRappels } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { aujourdhui } from '#socle/texte.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function ressourceAncienne(proprietaireId: string, titre = 'Vieille méthode') {
  const ressource = await creerRessource(base.db, { proprietaireId, titre })
  await updateSuivi(base.db, ressource.id, { verifiee_le: '2020-03-01' })
  return ressource
}
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

describe('les rappels des ressources', () => {
  it('partent dans le même courriel que ceux des fiches, au plus tous les 90 jours', async () => {
    const { id } = await creerMembre(base.db, { nom: 'Ana' })
    await ressourceAncienne(id)
    const fiche = await creerActeur(base.db, { nom: 'Vieille fiche', proprietaireId: id })
    await updateSuiviDeFiche(base.db, fiche.id, { verifiee_le: '2020-03-01' })
    expect(await rappelerFraicheur(base.db, tousLesRappels(salles))).toBe(1)
    expect(await rappelerFraicheur(base.db, tousLesRappels(salles), new Date(Date.now() + 80 * 86_400_000))).toBe(0)
    const [courriel, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(courriel?.sujet).toBe('Vos 2 fiches sont-elles toujours à jour ?')
    expect(courriel?.texte).toMatch(
      /Vieille fiche[\s\S]*\/acteurs\/vieille-fiche\/a-jour\?cle=[\s\S]*Vieille méthode[\s\S]*\/ressources\/vieille-methode\/a-jour\?cle=/,
    )
  })

  it('mènent d’un clic à « à jour », sans se connecter', async () => {
    const { id } = await creerMembre(base.db)
    const ressource = await ressourceAncienne(id)
    await rappelerFraicheur(base.db, tousLesRappels(salles))
    const lien = /\S*\/a-jour\?cle=\S*/.exec((await courriels())[0]?.texte ?? '')?.[0] ?? ''
    const { pathname, search, searchParams } = new URL(lien)
    const app = await base.app()
    const page = await app.request(`${pathname}${search}`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Oui, tout est à jour')])
    expect((await poster(app, pathname, { cle: searchParams.get('cle') ?? '' })).headers.get('location')).toBe(`${pathname}/merci`)
    expect((await findById(base.db, ressource.id))?.verifieeLe).toBe(aujourdhui())
  })

  it('refusent la clé d’une fiche, d’une autre ressource ou d’une autre personne ; trop vieille, elle mène à la connexion', async () => {
    const { id } = await creerMembre(base.db)
    const ressource = await ressourceAncienne(id)
    const autre = await ressourceAncienne(id, 'Autre')
    const chemin = `/ressources/${ressource.slug}/a-jour`
    const app = await base.app()
    const usage = 'ressource-a-jour'
    const fausses = [
      cleDeConfirmation(ressource, { usage: 'fiche-a-jour' }),
      cleDeConfirmation(autre, { usage }),
      cleDeConfirmation({ ...ressource, proprietaireId: 'x' }, { usage }),
      'x',
    ]
    for (const cle of fausses) {
      expect((await app.request(`${chemin}?cle=${cle}`)).status).toBe(403)
      expect((await poster(app, chemin, { cle })).status).toBe(403)
    }
    const vieille = cleDeConfirmation(ressource, { usage, maintenant: new Date(Date.now() - 61 * 86_400_000) })
    expect((await poster(app, chemin, { cle: vieille })).status).toBe(410)
    expect((await findById(base.db, ressource.id))?.verifieeLe).toBe('2020-03-01')
  })
})
