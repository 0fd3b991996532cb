import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { countIssues, listLignes } from '#socle/echange/suivi-import.repository.ts'
import { brancherLaFile } from '#socle/enfiler.ts'
import { listVersions } from '#socle/historique.ts'
import { findBySlug, modifierRessource, saisieDe } from '../ressource.depot.ts'
import { findByCleExterne } from '../ressource.factory.ts'
import { imports } from './imports.tsx'
import { petitSite, reprendreWordpress, wxr } from './wxr.factory.ts'

const { tache } = imports
const base = baseDeTest()
const enfiles: { id: number }[] = []
beforeEach(async () => {
  await base.vider()
  enfiles.length = 0
  brancherLaFile(async (_nom, donnees) => void enfiles.push({ id: Number(Object.values(donnees)[0]) }))
})

const terme = async (liste: string, code: string) =>
  (await base.db.selectFrom('terme').select('id').where('liste', '=', liste).where('code', '=', code).executeTakeFirstOrThrow()).id
const compter = async () => (await base.db.selectFrom('ressource').select('id').execute()).length

async function envoyer(cookie: string, texte: string, nom = 'site.xml') {
  const body = new FormData()
  body.append('fichier', new File([texte], nom))
  return (await base.app()).request('/ressources/imports', { method: 'POST', headers: { origin: 'http://localhost', cookie }, body })
}

const reprendre = async (texte: string, options: { auteurId?: string } = {}) =>
  reprendreWordpress(base.db, texte, options.auteurId ?? (await base.connecter({ role: 'animateur' })).id)

describe('reprendre un site WordPress', () => {
  it('en une séance : envoyer, ranger, essayer, importer, relire, publier', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const app = await base.app()
    const lire = async (chemin: string) => (await app.request(chemin, { headers: { cookie } })).text()
    const chemin = (await envoyer(cookie, wxr(petitSite))).headers.get('location') ?? ''
    expect(await lire(chemin)).toContain('Analyse')
    await tache.faire(base.db, enfiles[0] ?? {})
    const rangement = await lire(chemin)
    expect(rangement).toMatch(/Reprendre « L'ancien site »[\s\S]*Articles[\s\S]*Énergie[\s\S]*1 texte/)
    const energie = await terme('thematique', 'energie-eau-et-mobilites')
    expect(rangement).toMatch(new RegExp(`<option value="${energie}" selected`))
    const outil = await terme('medoc', 'outil')
    const choix: [string, string][] = [
      ['rubrique-0', String(energie)],
      ['rubrique-1', String(outil)],
      ['types[]', 'post'],
      ['types[]', 'page'],
      ['brouillons', '1'],
      ['typeId', String(await terme('medoc', 'methode'))],
      ['licence', 'CC-BY-SA-4.0'],
    ]
    expect((await poster(app, `${chemin}/correspondances`, choix, cookie)).status).toBe(303)
    await tache.faire(base.db, enfiles[1] ?? {})
    expect(await lire(chemin)).toMatch(
      /Essai à blanc[\s\S]*rien n'a été écrit[\s\S]*<strong>3<\/strong> ressources créées[\s\S]*privé sur l’ancien site/,
    )
    expect(await compter()).toBe(0)
    expect((await poster(app, `${chemin}/lancer`, {}, cookie)).status).toBe(303)
    await tache.faire(base.db, enfiles[2] ?? {})
    const reunir = await findBySlug(base.db, 'reunir')
    expect(reunir).toMatchObject({
      titre: 'Réunir autour d’une table',
      etat: 'brouillon',
      corps: '## Avant\n\nInviter.',
      resume: 'Inviter.',
      auteurs: ['Ana Martin'],
      annee: 2019,
      typeId: outil,
      termeIds: [energie],
      licence: 'CC-BY-SA-4.0',
      sourceUrl: 'https://ancien.essai/reunir/',
      cleExterne: 'wxr:ancien.essai:1',
      source: "Site « L'ancien site »",
    })
    const page = await lire(chemin)
    expect(page).toMatch(/3 brouillons à relire/)
    expect(page).toContain('href="/ressources/reunir/modifier"')
    expect((await app.request('/ressources/reunir')).status).toBe(404)
    const [a = 0, b = 0, c = 0] = (await base.db.selectFrom('ressource').select('id').orderBy('id').execute()).map(({ id }) => id)
    const decision: [string, string][] = [
      ...[a, b, c].map((id): [string, string] => ['vues[]', String(id)]),
      ['publier[]', String(a)],
      ['publier[]', String(b)],
      ['autres', 'archiver'],
    ]
    const publie = await poster(app, `${chemin}/decider`, decision, cookie)
    expect(publie.headers.get('location')).toBe(`${chemin}?publiees=2&archivees=1&hors=0`)
    expect(await lire(publie.headers.get('location') ?? '')).toMatch(/2 ressources publiées, 1 archivée/)
    expect((await app.request('/ressources/reunir')).status).toBe(200)
    // La date de l'ancien site : une reprise n'inonde pas les nouveautés.
    expect((await findBySlug(base.db, 'reunir'))?.publieeLe?.toISOString()).toBe('2019-05-02T10:00:00.000Z')
    expect(await findByCleExterne(base.db, 'wxr:ancien.essai:3')).toMatchObject({ titre: 'À finir', etat: 'archivee' })
  })

  it('ce qui est privé, protégé ou jeté n’entre jamais, et le compte rendu dit pourquoi', async () => {
    const id = await reprendre(wxr(petitSite))
    const lignes = await listLignes(base.db, id, { limite: 100 })
    expect(lignes.filter(({ issue }) => issue === 'refusee').map(({ nom, messages }) => [nom, messages[0]?.split(' :')[0]])).toEqual([
      ['Secret', 'Contenu privé sur l’ancien site'],
      ['Protégé', 'Protégé par un mot de passe sur l’ancien site'],
      ['Jeté', 'Dans la corbeille de l’ancien site'],
      ['Une fête', 'Genre « evenement »'],
    ])
    expect(await base.db.selectFrom('ressource').select('titre').where('titre', 'in', ['Secret', 'Protégé', 'Jeté']).execute()).toEqual([])
  })

  it('deux fois le même export donne la même base', async () => {
    await reprendre(wxr(petitSite))
    const avant = await base.db.selectFrom('ressource').selectAll().orderBy('id').execute()
    const id = await reprendre(wxr(petitSite))
    expect((await countIssues(base.db, id)).issues).toEqual({ creee: 0, modifiee: 0, inchangee: 3, refusee: 4 })
    expect(await base.db.selectFrom('ressource').selectAll().orderBy('id').execute()).toEqual(avant)
  })

  it('un article changé là-bas change ici, sauf si quelqu’un y a touché', async () => {
    await reprendre(wxr(petitSite))
    const reunir = await findBySlug(base.db, 'reunir')
    if (!reunir) throw new Error('pas de ressource')
    const deux = petitSite.map((contenu) => (contenu.id <= 2 ? { ...contenu, corps: 'Réécrit là-bas.' } : contenu))
    await base.db
      .transaction()
      .execute((trx) =>
        modifierRessource(trx, reunir.id, { ...saisieDe(reunir), corps: 'Réécrit ici.' }, { auteurId: null, motif: 'corps' }),
      )
    const id = await reprendre(wxr(deux))
    expect((await findBySlug(base.db, 'reunir'))?.corps).toBe('Réécrit ici.')
    expect((await findByCleExterne(base.db, 'wxr:ancien.essai:2'))?.corps).toBe('Réécrit là-bas.')
    expect((await listLignes(base.db, id, { limite: 2 })).map(({ issue, messages }) => [issue, ...messages])).toEqual([
      ['inchangee', 'Modifiée ici depuis : laissée telle quelle.'],
      ['modifiee'],
    ])
    expect(await listVersions(base.db, 'ressource', reunir.id)).toHaveLength(2)
  })
})
