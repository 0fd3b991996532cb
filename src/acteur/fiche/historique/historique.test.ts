import { beforeEach, describe, expect, it } from 'vitest'
import { findById, modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import type { SaisieDeFiche } from '#acteur/acteur.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/acteurs/atelier-des-lucioles/historique'
const lire = async (url: string, cookie: string) => (await base.app()).request(url, { headers: { cookie } })
const idDe = async (table: 'terme' | 'territoire', code: string) =>
  (await base.db.selectFrom(table).select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

/** Une fiche complète, puis la même où tout a changé. */
async function deuxVersions() {
  const tient = await base.connecter({ nom: 'Ana' })
  const fiche = await creerActeur(base.db, {
    proprietaireId: tient.id,
    siret: '73282932000074',
    rna: 'W751234567',
    courrielContact: 'contact@lucioles.invalid',
    cleExterne: 'essai:1',
    point: { longitude: 3.1, latitude: 45.7 },
  })
  const autre: SaisieDeFiche = {
    nom: 'Collectif des grillons',
    estCatalyseur: false,
    profilId: await idDe('terme', 'entreprise'),
    sphereId: null,
    resume: 'Tout autre chose.',
    description: '## Ce que nous faisons\n\nAutre chose.',
    communeId: await idDe('territoire', '63430'),
    departementId: null,
    adresse: '',
    point: null,
    liens: [],
    siret: null,
    rna: null,
    cleExterne: null,
    courrielContact: null,
    source: 'Autre',
    termeIds: [await idDe('terme', 'numerique')],
    territoireIds: [],
  }
  await base.db.transaction().execute((trx) => modifierFiche(trx, fiche.id, autre, { auteurId: tient.id, motif: 'refonte' }))
  return { fiche, cookie: tient.cookie }
}

describe("l'historique d'une fiche", () => {
  it('dit qui, quand, pourquoi', async () => {
    const { cookie } = await deuxVersions()
    const texte = await (await lire(chemin, cookie)).text()
    expect(texte).toMatch(/refonte, par Ana[\s\S]*création, par une personne sans compte/)
  })

  it('compare deux versions champ par champ, par des signes et des mots', async () => {
    const { cookie } = await deuxVersions()
    const texte = await (await lire(`${chemin}?de=1&a=2`, cookie)).text()
    expect(texte).toMatch(/retiré : [\s\S]*<del>Atelier des lucioles<\/del>[\s\S]*ajouté : [\s\S]*<ins>Collectif des grillons<\/ins>/)
    expect(texte).toContain('<ins>Thiers (63)</ins>')
    expect(texte).toContain('<ins>Entreprise</ins>')
    expect(texte).toContain('Une adresse, jamais montrée')
    // La première ligne de la description n'a pas changé : elle n'est pas marquée.
    expect(texte).toContain('<p>## Ce que nous faisons</p>')
  })

  it('revenir à une version rend chaque champ, sans perdre la version d’avant', async () => {
    const { fiche, cookie } = await deuxVersions()
    expect(await (await lire(`${chemin}/1/restaurer`, cookie)).text()).toContain('Ce qui changera')
    const reponse = await poster(await base.app(), `${chemin}/1/restaurer`, {}, cookie)
    expect(reponse.headers.get('location')).toBe('/catalyseurs/atelier-des-lucioles?avis=restauree')
    const rendue = await findById(base.db, fiche.id)
    expect(rendue && saisieDe(rendue)).toEqual(saisieDe(fiche))
    const motifs = await base.db.selectFrom('historique').select('motif').where('salle', '=', 'acteur').orderBy('numero').execute()
    expect(motifs.map(({ motif }) => motif)).toEqual(['création', 'refonte', 'retour à la version 1'])
  })

  it('n’est ouvert qu’à qui tient la fiche et à l’animation', async () => {
    await deuxVersions()
    const { cookie } = await base.connecter()
    expect((await lire(chemin, cookie)).status).toBe(403)
    expect((await lire(chemin, '')).status).toBe(401)
    expect((await poster(await base.app(), `${chemin}/1/restaurer`, {}, cookie)).status).toBe(403)
    expect((await lire(chemin, (await base.connecter({ role: 'administrateur' })).cookie)).status).toBe(200)
  })

  it('une version qui n’existe pas : 404', async () => {
    const { cookie } = await deuxVersions()
    for (const url of [`${chemin}/9/restaurer`, `${chemin}/zero/restaurer`, `${chemin}?de=1&a=9`])
      expect((await lire(url, cookie)).status, url).toBe(404)
  })
})
