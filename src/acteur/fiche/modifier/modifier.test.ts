import { beforeEach, describe, expect, it } from 'vitest'
import { findById } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { saisieDeLaFiche } from '#fiche/ecriture/lire.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { listVersions } from '#socle/historique.ts'
import { aujourdhui } from '#socle/texte.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/acteurs/atelier-des-lucioles/modifier'

/** Le formulaire tel que la page le montre, avec ce que la personne y change. */
async function formulaire(fiche: Acteur, change: Record<string, string>, version = 1): Promise<[string, string][]> {
  const saisie = { ...(await saisieDeLaFiche(base.db, sorteActeur, fiche)), ...change, version: String(version) }
  return Object.entries(saisie).flatMap(([nom, valeur]) =>
    Array.isArray(valeur) ? valeur.map((v): [string, string] => [`${nom}[]`, v]) : [[nom, valeur] as [string, string]],
  )
}

async function modifier(fiche: Acteur, cookie: string, change: Record<string, string>, version = 1) {
  const reponse = await poster(await base.app(), chemin, await formulaire(fiche, change, version), cookie)
  return { statut: reponse.status, vers: reponse.headers.get('location'), texte: await reponse.text() }
}

const lue = async (fiche: Acteur) => (await findById(base.db, fiche.id)) ?? fiche
const versions = (fiche: Acteur) => listVersions(base.db, 'acteur', fiche.id)

async function ficheTenue(souhait: Parameters<typeof creerActeur>[1] = {}) {
  const tient = await base.connecter({ nom: 'Ana' })
  return { ...tient, fiche: await creerActeur(base.db, { proprietaireId: tient.id, ...souhait }) }
}

describe('modifier une fiche', () => {
  it('qui la tient la modifie : une version de plus, son nom, sa raison, et la fiche est dite à jour', async () => {
    const { fiche, cookie } = await ficheTenue()
    expect(await modifier(fiche, cookie, { resume: 'Un nouveau résumé.', motif: 'nouvelle saison' })).toMatchObject({
      statut: 303,
      vers: '/catalyseurs/atelier-des-lucioles?avis=modifiee',
    })
    expect(await lue(fiche)).toMatchObject({ resume: 'Un nouveau résumé.', verifieeLe: aujourdhui() })
    expect((await versions(fiche))[0]).toMatchObject({ numero: 2, motif: 'nouvelle saison', auteur: 'Ana' })
    const page = await (await base.app()).request('/catalyseurs/atelier-des-lucioles?avis=modifiee', { headers: { cookie } })
    expect(await page.text()).toContain('La fiche est modifiée.')
  })

  it('enregistrer sans rien changer garde tout, et ne fait pas de version', async () => {
    const { fiche, cookie } = await ficheTenue({
      courrielContact: 'contact@lucioles.invalid',
      siret: '73282932000074',
      point: { longitude: 3.1, latitude: 45.7 },
    })
    expect((await modifier(fiche, cookie, {})).vers).toContain('avis=inchangee')
    const { modifieLe: _a, verifieeLe: _b, ...avant } = fiche
    expect(await lue(fiche)).toMatchObject(avant)
    expect(await versions(fiche)).toHaveLength(1)
  })

  it('une inconnue ne peut ni ouvrir ni envoyer le formulaire ; l’animation du territoire le peut', async () => {
    const { fiche } = await ficheTenue()
    const inconnue = await base.connecter()
    expect((await modifier(fiche, inconnue.cookie, { nom: 'Volée' })).statut).toBe(403)
    expect((await poster(await base.app(), chemin, await formulaire(fiche, { nom: 'Volée' }))).status).toBe(401)
    const animatrice = await base.connecter({ role: 'animateur' })
    const puyDeDome = await base.db
      .selectFrom('territoire')
      .select('id')
      .where('niveau', '=', 'departement')
      .where('code', '=', '63')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('perimetre').values({ membre_id: animatrice.id, territoire_id: puyDeDome.id }).execute()
    expect((await modifier(fiche, animatrice.cookie, { nom: 'Corrigée' })).statut).toBe(303)
    const ailleurs = await base.connecter({ role: 'animateur' })
    const nord = await base.db
      .selectFrom('territoire')
      .select('id')
      .where('niveau', '=', 'departement')
      .where('code', '=', '59')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('perimetre').values({ membre_id: ailleurs.id, territoire_id: nord.id }).execute()
    expect((await modifier(fiche, ailleurs.cookie, { nom: 'De loin' }, 2)).statut).toBe(403)
    expect(await lue(fiche)).toMatchObject({ nom: 'Corrigée', verifieeLe: null })
  })

  it('l’adresse de contact se garde en la laissant vide, se remplace, se retire', async () => {
    const { fiche, cookie } = await ficheTenue({ courrielContact: 'contact@lucioles.invalid' })
    await modifier(fiche, cookie, { resume: 'Autre.' })
    expect((await lue(fiche)).courrielContact).toBe('contact@lucioles.invalid')
    await modifier(fiche, cookie, { courriel_contact: 'Nouveau@lucioles.invalid' }, 2)
    expect((await lue(fiche)).courrielContact).toBe('nouveau@lucioles.invalid')
    await modifier(fiche, cookie, { retirer_contact: '1' }, 3)
    expect((await lue(fiche)).courrielContact).toBeNull()
  })

  it('un champ faux garde tout ce qui est écrit, et n’écrit rien', async () => {
    const { fiche, cookie } = await ficheTenue()
    const { statut, texte } = await modifier(fiche, cookie, { nom: '', description: '<b>Mon</b> texte', siret: '1' })
    expect(statut).toBe(422)
    expect(texte).toContain('&lt;b>Mon&lt;/b> texte')
    expect(texte).toContain('Écrivez le nom')
    expect(await versions(fiche)).toHaveLength(1)
  })

  it('un SIRET déjà porté par une autre fiche : 409, avec ce qui était écrit', async () => {
    await creerActeur(base.db, { nom: 'La première', siret: '73282932000074' })
    const { fiche, cookie } = await ficheTenue()
    const { statut, texte } = await modifier(fiche, cookie, { siret: '73282932000074', resume: 'À garder.' })
    expect([statut, texte.includes('« La première »'), texte.includes('À garder.')]).toEqual([409, true, true])
    expect(await lue(fiche)).toMatchObject({ siret: null, verifieeLe: null })
  })

  it('un terme retiré du référentiel reste sur la fiche qui le porte', async () => {
    const { fiche, cookie } = await ficheTenue()
    const [porte = 0] = fiche.termeIds
    await base.db.updateTable('terme').set({ retire_le: new Date() }).where('id', '=', porte).execute()
    await modifier(fiche, cookie, { resume: 'Autre.' })
    await base.db.updateTable('terme').set({ retire_le: null }).where('id', '=', porte).execute()
    expect((await lue(fiche)).termeIds).toContain(porte)
  })
})

describe('archiver et republier', () => {
  const poste = async (acte: string, cookie: string) =>
    (await poster(await base.app(), `/acteurs/atelier-des-lucioles/${acte}`, {}, cookie)).status
  const lire = async (acte: string, cookie: string) =>
    (await base.app()).request(`/acteurs/atelier-des-lucioles${acte}`, { headers: { cookie } })

  it('qui tient la fiche l’archive après confirmation, peut annuler aussitôt, et la retrouve entière', async () => {
    const { fiche, cookie } = await ficheTenue()
    expect(await (await lire('/archiver', cookie)).text()).toContain('Archiver cette fiche')
    expect((await lue(fiche)).etat).toBe('publiee')
    expect(await poste('archiver', cookie)).toBe(303)
    expect((await lire('/', '')).status).toBe(404)
    expect(await (await lire('/archivee', cookie)).text()).toMatch(/action="\/acteurs\/atelier-des-lucioles\/republier"/)
    expect(await poste('republier', cookie)).toBe(303)
    expect(await lue(fiche)).toMatchObject({ etat: 'publiee', nom: fiche.nom, termeIds: fiche.termeIds })
    expect((await versions(fiche)).map(({ motif }) => motif)).toEqual(['republication', 'archivage', 'création'])
  })

  it('ce que l’animation a archivé, seule l’animation le republie', async () => {
    const { fiche, cookie } = await ficheTenue()
    const admin = await base.connecter({ role: 'administrateur' })
    await poste('archiver', admin.cookie)
    expect(await poste('republier', cookie)).toBe(403)
    expect(await poste('republier', admin.cookie)).toBe(303)
    expect((await lue(fiche)).etat).toBe('publiee')
  })

  it('une inconnue n’archive rien ; archiver deux fois est refusé', async () => {
    const { fiche, cookie } = await ficheTenue()
    expect(await poste('archiver', (await base.connecter()).cookie)).toBe(403)
    expect((await lue(fiche)).etat).toBe('publiee')
    expect([await poste('archiver', cookie), await poste('archiver', cookie)]).toEqual([303, 409])
  })

  it('une fiche proposée ne se publie pas par ce chemin', async () => {
    const membre = await creerMembre(base.db)
    await creerActeur(base.db, { etat: 'proposee', proprietaireId: membre.id })
    expect(await poste('republier', (await base.connecter({ role: 'administrateur' })).cookie)).toBe(409)
  })
})
