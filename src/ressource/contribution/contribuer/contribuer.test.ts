import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { petiteImage, petitPdf } from '#fichier/fichier.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { findBySlug } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { formulaireDeRessource } from '../contribution.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function contribuer(souhait: Record<string, string | string[]> = {}, cookie?: string) {
  const reponse = await poster(await base.app(), '/ressources/contribuer', formulaireDeRessource(souhait), cookie)
  return { statut: reponse.status, vers: reponse.headers.get('location'), texte: await reponse.text() }
}
const trouver = () => findBySlug(base.db, 'reunir-des-voisins')
const demandes = () => base.db.selectFrom('demande').selectAll().orderBy('id').execute()
async function decider(decision: 'accepter' | 'refuser', phrase = '') {
  const ids = (await demandes()).map(({ id }) => id)
  return deciderDemandes(base.db, {
    ids,
    decision,
    phrase,
    moderateur: await creerMembre(base.db, { role: 'administrateur' }),
    moderations: toutesLesModerations(salles),
  })
}

describe('contribuer', () => {
  it('sans compte : la ressource attend, une demande entre dans la file', async () => {
    expect((await contribuer()).vers).toBe('/ressources/contribuer/merci')
    const ressource = await trouver()
    expect(ressource).toMatchObject({ etat: 'proposee', dureeMinutes: 90, annee: 2025, auteurs: ['Atelier des essais'], cadre: null })
    expect(await demandes()).toMatchObject([
      {
        salle: 'ressource',
        genre: 'publier',
        objet_id: ressource?.id,
        auteur_courriel: 'ana@essai.invalid',
        territoire_id: ressource?.territoireId,
      },
    ])
    expect((await (await base.app()).request('/ressources/reunir-des-voisins')).status).toBe(404)
  })

  it('acceptée, elle paraît ; son auteur avec compte la tient', async () => {
    const { id, cookie } = await base.connecter()
    expect((await contribuer({ votre_nom: '', votre_courriel: '' }, cookie)).statut).toBe(303)
    await decider('accepter')
    expect(await trouver()).toMatchObject({ etat: 'publiee', proprietaireId: id })
    expect((await (await base.app()).request('/ressources/reunir-des-voisins')).status).toBe(200)
  })

  it('refusée, elle revient en brouillon à qui la tient, avec la raison', async () => {
    const { cookie } = await base.connecter()
    await contribuer({}, cookie)
    await decider('refuser', 'Il manque la durée.')
    expect(await trouver()).toMatchObject({ etat: 'brouillon' })
    expect((await base.db.selectFrom('courriel').select('texte').execute())[0]?.texte).toContain('Il manque la durée.')
    const app = await base.app()
    const page = await app.request('/ressources/reunir-des-voisins/modifier', { headers: { cookie } })
    expect(await page.text()).toContain('Proposer à la relecture')
    await poster(app, '/ressources/reunir-des-voisins/modifier', formulaireDeRessource({ version: '2', acte: 'proposer' }), cookie)
    expect([(await trouver())?.etat, (await demandes()).length]).toEqual(['proposee', 2])
  })

  it('qui anime publie aussitôt ; hors de son périmètre, sa ressource attend comme les autres', async () => {
    const { id, cookie } = await base.connecter({ role: 'animateur' })
    expect((await contribuer({ acte: 'publier' }, cookie)).vers).toBe('/ressources/reunir-des-voisins')
    const ailleurs = await base.db
      .selectFrom('territoire')
      .select('id')
      .where('code', '=', '29')
      .where('niveau', '=', 'departement')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('perimetre').values({ membre_id: id, territoire_id: ailleurs.id }).execute()
    expect((await contribuer({ titre: 'Ailleurs', acte: 'publier' }, cookie)).vers).toBe('/ressources/contribuer/merci')
    expect(await findBySlug(base.db, 'ailleurs')).toMatchObject({ etat: 'proposee' })
  })

  it("un exemple garde son cadre, une méthode n'en a pas", async () => {
    await contribuer({ type: 'exemple', cadre_besoin: 'Se parler.', cadre_limites: 'Trop court.' })
    expect((await trouver())?.cadre).toMatchObject({ besoin: 'Se parler.', limites: 'Trop court.', cout: '' })
    await contribuer({ titre: 'Sans cadre', cadre_besoin: 'Se parler.' })
    expect((await findBySlug(base.db, 'sans-cadre'))?.cadre).toBeNull()
  })

  it('les organisations et les ressources se désignent par leur nom ou leur adresse', async () => {
    const acteur = await creerActeur(base.db)
    const liee = await creerRessource(base.db)
    await contribuer({ acteurs: 'atelier des LUCIOLES', liees: `https://exemple.invalid/ressources/${liee.slug}` })
    expect(await trouver()).toMatchObject({ acteurIds: [acteur.id], lieeIds: [liee.id] })
    await creerActeur(base.db)
    const { statut, texte } = await contribuer({ titre: 'Autre', acteurs: 'Atelier des lucioles\nPersonne' })
    expect(statut).toBe(422)
    expect(texte).toMatch(/Plusieurs s'appellent « Atelier des lucioles »[\s\S]*« Personne » n'est pas dans l'annuaire/)
  })
})

describe('ce qui ne va pas se dit, et rien ne se perd', () => {
  it.each([
    ['titre', 'a', /trois lettres/],
    ['type', '', /sorte de ressource/],
    ['duree', 'longtemps', /45 min/],
    ['annee', 'hier', /2024/],
    ['licence', 'à moi', /licence/],
    ['source_url', 'javascript:alert(1)', /https:/],
    ['territoire', 'qqqqxxxx', /Aucun territoire/],
    ['acteurs', 'Personne', /annuaire/],
    ['thematiques[]', 'inventée', /cases de la liste/],
    ['votre_courriel', 'ana', /adresse/],
    ['corps', 'x'.repeat(200_001), /trop long/],
  ])('%s', async (champ, valeur, phrase) => {
    const { statut, texte } = await contribuer({ [champ]: valeur, resume: 'Gardé tel quel.' })
    expect(statut).toBe(422)
    expect(texte).toMatch(phrase)
    expect(texte).toContain('Gardé tel quel.')
    expect(await base.db.selectFrom('ressource').select('id').execute()).toEqual([])
  })

  it('sans compte, un fichier est refusé, le texte est gardé', async () => {
    const { statut, texte } = await envoyer([...formulaireDeRessource(), ['fichiers_envoyes', pdf]])
    expect(statut).toBe(422)
    expect(texte).toContain('Réunir des voisins')
  })
})

const pdf = new File([Uint8Array.from(petitPdf)], 'Guide.pdf')
async function envoyer(champs: [string, string | File][], cookie = '') {
  const corps = new FormData()
  for (const [nom, valeur] of champs) corps.append(nom, valeur)
  const app = await base.app()
  const reponse = await app.request('/ressources/contribuer', {
    method: 'POST',
    body: corps,
    headers: { origin: 'http://localhost', cookie },
  })
  return { statut: reponse.status, texte: await reponse.text() }
}

describe('les fichiers', () => {
  it('un fichier joint se télécharge avec la ressource ; refusé, il se dit sans perdre les autres', async () => {
    const { cookie } = await base.connecter()
    const faux = new File(['<script>'], 'faux.pdf')
    const refuse = await envoyer([...formulaireDeRessource(), ['fichiers_envoyes', pdf], ['fichiers_envoyes', faux]], cookie)
    expect(refuse.statut).toBe(422)
    expect(refuse.texte).toMatch(/« faux\.pdf » ne peut pas être reçu/)
    const [, cle = ''] = /name="fichiers\[\]" value="([\w-]{22})"/.exec(refuse.texte) ?? []
    expect((await envoyer([...formulaireDeRessource({ 'fichiers[]': cle, [`titre_${cle}`]: 'Le guide' })], cookie)).statut).toBe(303)
    expect((await trouver())?.fichiers).toMatchObject([{ titre: 'Le guide' }])
    expect(await base.db.selectFrom('fichier').select('utilise_le').where('cle', '=', cle).executeTakeFirst()).toMatchObject({
      utilise_le: expect.any(Date),
    })
  })

  it('une image du texte est gardée avec ce qu’elle montre', async () => {
    const { cookie } = await base.connecter()
    const image = new File([Uint8Array.from(await petiteImage(30, 20))], 'table.png')
    const { texte } = await envoyer([...formulaireDeRessource({ titre: 'x' }), ['images_envoyees', image]], cookie)
    const [, url = '', cle = ''] = /<code>!\[\]\((\/fichiers\/([\w-]{22})\/table\.png)\)/.exec(texte) ?? []
    await envoyer([...formulaireDeRessource({ corps: `![](${url})`, 'images[]': cle, [`alternative_${cle}`]: 'Une table' })], cookie)
    const ligne = await base.db.selectFrom('fichier').select(['alternative', 'utilise_le']).where('cle', '=', cle).executeTakeFirst()
    expect(ligne).toMatchObject({ alternative: 'Une table', utilise_le: expect.any(Date) })
    expect((await trouver())?.fichiers).toEqual([])
  })
})
