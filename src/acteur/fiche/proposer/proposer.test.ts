import { beforeEach, describe, expect, it } from 'vitest'
import { findById } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { formulaireDeFiche } from '../fiche.factory.ts'

const moderations = toutesLesModerations(salles)

const base = baseDeTest()
beforeEach(() => base.vider())

async function proposer(souhait: Record<string, string | string[]> = {}, cookie?: string) {
  const reponse = await poster(await base.app(), '/acteurs/proposer', formulaireDeFiche(souhait), cookie)
  return { statut: reponse.status, vers: reponse.headers.get('location'), texte: await reponse.text() }
}
const fiches = () => base.db.selectFrom('acteur').selectAll().orderBy('id').execute()
const demandes = () => base.db.selectFrom('demande').selectAll().orderBy('id').execute()

async function decider(decision: 'accepter' | 'refuser', phrase = '') {
  const ids = (await demandes()).map(({ id }) => id)
  const moderateur = await creerMembre(base.db, { role: 'administrateur' })
  return deciderDemandes(base.db, { ids, decision, phrase, moderateur, moderations })
}

describe('proposer une fiche', () => {
  it('sans compte : la fiche attend, une demande entre dans la file, la personne sait ce qui va se passer', async () => {
    const { statut, vers } = await proposer()
    expect([statut, vers]).toEqual([303, '/acteurs/proposer/merci'])
    const [fiche] = await fiches()
    expect(fiche).toMatchObject({ nom: 'Fabrique des possibles', etat: 'proposee', proprietaire_id: null, slug: 'fabrique-des-possibles' })
    expect(await demandes()).toMatchObject([
      { salle: 'acteur', genre: 'publier', objet_id: fiche?.id, auteur_courriel: 'ana@essai.invalid', territoire_id: fiche?.commune_id },
    ])
    const merci = await (await base.app()).request('/acteurs/proposer/merci')
    expect(await merci.text()).toMatch(/Et maintenant[\s\S]*relit la fiche/)
  })

  it('toutes les fautes se disent d’un coup, la commune qui manque comme les autres', async () => {
    const { statut, texte } = await proposer({ nom: '', commune: '', profil: '' })
    expect(statut).toBe(422)
    for (const faute of ['Écrivez le nom de l&#39;organisation', 'Choisissez le profil', 'Écrivez la commune du siège'])
      expect(texte.replaceAll("'", '&#39;')).toContain(faute)
  })

  it('n’est lisible de personne avant d’être acceptée, puis paraît', async () => {
    await proposer()
    const app = await base.app()
    expect((await app.request('/acteurs/fabrique-des-possibles')).status).toBe(404)
    await decider('accepter')
    expect((await app.request('/acteurs/fabrique-des-possibles')).status).toBe(200)
    const [courriel] = await base.db.selectFrom('courriel').selectAll().execute()
    const [, chemin = ''] = /(\/acteurs\/numero\/\d+)/.exec(courriel?.texte ?? '') ?? []
    expect((await app.request(chemin)).headers.get('location')).toBe('/acteurs/fabrique-des-possibles')
  })

  it('un membre qui propose tient la fiche une fois acceptée, et n’a ni nom ni adresse à redonner', async () => {
    const { id, cookie } = await base.connecter()
    expect((await proposer({ votre_nom: '', votre_courriel: '' }, cookie)).statut).toBe(303)
    await decider('accepter')
    expect((await fiches())[0]).toMatchObject({ etat: 'publiee', proprietaire_id: id })
  })

  it('une proposition refusée est archivée, et la personne en lit la raison', async () => {
    await proposer()
    await decider('refuser', 'Cette organisation est fermée.')
    expect((await fiches())[0]).toMatchObject({ etat: 'archivee' })
    expect((await base.db.selectFrom('courriel').select('texte').execute())[0]?.texte).toContain('Cette organisation est fermée.')
  })

  it('une activité cochée coche sa pratique', async () => {
    await proposer({ 'pratiques[]': [], 'activites[]': ['sensibilisation-aux-alliances'] })
    const [fiche] = await fiches()
    const portes = await base.db
      .selectFrom('terme')
      .select('code')
      .where('id', 'in', fiche?.termes ?? [0])
      .where('liste', 'in', ['pratique', 'activite'])
      .orderBy('liste')
      .execute()
    expect(portes.map(({ code }) => code)).toEqual(['sensibilisation-aux-alliances', 'dialogue-territorial'])
  })

  it('un champ faux : la même page, tout ce qui était écrit, une phrase par champ, rien en base', async () => {
    const { statut, texte } = await proposer({
      nom: '',
      votre_courriel: 'ana',
      siret: '12',
      commune: 'Xqzwv',
      territoires: 'Nulle part',
      'thematiques[]': ['numerique', 'inventee'],
    })
    expect(statut).toBe(422)
    for (const phrase of [
      'Écrivez le nom',
      'ne ressemble pas à une adresse',
      'SIRET n&#39;est pas juste',
      'Aucune commune ne s&#39;appelle',
      '« Nulle part »',
    ]) {
      expect(texte.replaceAll("'", '&#39;'), phrase).toContain(phrase)
    }
    expect(texte).toContain('Des **ateliers** ouverts.')
    expect(texte).toMatch(/value="numerique" checked/)
    expect(await fiches()).toEqual([])
    expect(await demandes()).toEqual([])
  })

  it('un siège ambigu donne le choix, et le choix fait passe', async () => {
    const ambigu = await proposer({ commune: 'Saint-Denis' })
    expect(ambigu.statut).toBe(422)
    expect(ambigu.texte).toContain('value="Saint-Denis (93066)"')
    expect((await proposer({ commune: 'Saint-Denis', commune_lue: 'Saint-Denis', commune_choix: 'Saint-Denis (93066)' })).statut).toBe(303)
    const [fiche] = await fiches()
    const lieu = await base.db
      .selectFrom('territoire')
      .select('code')
      .where('id', '=', fiche?.commune_id ?? 0)
      .executeTakeFirst()
    expect(lieu?.code).toBe('93066')
  })

  it('un département suffit pour siège, même quand une commune porte son nom', async () => {
    await proposer({ commune: 'Paris (75)' })
    expect((await fiches())[0]).toMatchObject({ commune_id: null, departement_id: expect.any(Number) })
  })

  it('le HTML écrit dans un champ n’est jamais du HTML dans la page', async () => {
    const pointe = '"><script>alert(1)</script>'
    const champs = [
      'nom',
      'resume',
      'description',
      'commune',
      'adresse',
      'territoires',
      'liens',
      'siret',
      'rna',
      'courriel_contact',
      'source',
      'votre_nom',
      'votre_courriel',
      'profil',
    ]
    const { statut, texte } = await proposer(Object.fromEntries(champs.map((champ) => [champ, pointe])))
    expect(statut).toBe(422)
    expect(texte).not.toContain('<script>alert')
  })

  it('un envoi démesuré est refusé avant d’être lu', async () => {
    expect((await proposer({ description: 'x'.repeat(300 * 1024) })).statut).toBe(413)
  })

  it('le lien d’un territoire remplit la commune et le territoire d’action', async () => {
    const texte = await (await (await base.app()).request('/acteurs/proposer?territoires=Thiers%20(63430)&nom=Essai')).text()
    expect(texte).toMatch(/value="Thiers \(63430\)"/)
    expect(texte).toContain('value="Essai"')
  })
})

describe('une fiche qui existe peut-être déjà', () => {
  it('même nom dans le même département : « c’est celle-ci ? », avec un moyen de continuer', async () => {
    await creerActeur(base.db, { nom: 'Fabrique des Possibles' })
    const { statut, texte } = await proposer()
    expect(statut).toBe(409)
    expect(texte).toMatch(/href="\/catalyseurs\/fabrique-des-possibles"/)
    expect(texte).toContain('Des **ateliers** ouverts.')
    expect((await proposer({ autre_organisation: '1' })).statut).toBe(303)
    expect((await fiches()).map(({ slug }) => slug)).toEqual(['fabrique-des-possibles', 'fabrique-des-possibles-2'])
  })

  it('même nom loin d’ici : une autre organisation', async () => {
    const lille = await findByNiveauEtCode(base.db, 'commune', '59350')
    await creerActeur(base.db, { nom: 'Fabrique des possibles', communeId: lille?.id ?? 0 })
    expect((await proposer()).statut).toBe(303)
  })

  it('même nom, encore en attente : on le dit sans montrer la fiche', async () => {
    await creerActeur(base.db, { nom: 'Fabrique des possibles', etat: 'proposee', resume: 'Secret encore' })
    const { statut, texte } = await proposer()
    expect([statut, texte.includes('elle attend sa publication'), texte.includes('Secret encore')]).toEqual([409, true, false])
  })

  it('même SIRET : refusée avec le nom de l’autre, ce qui était écrit reste', async () => {
    await creerActeur(base.db, { nom: 'La première', siret: '73282932000074' })
    const { statut, texte } = await proposer({ siret: '732 829 320 00074' })
    expect(statut).toBe(409)
    expect(texte).toContain('« La première »')
    expect(texte).toContain('Des **ateliers** ouverts.')
  })

  it('un code de terme inconnu ne casse rien et n’écrit rien', async () => {
    const { statut, texte } = await proposer({ 'pratiques[]': ['inventee'], sphere: 'inventee' })
    expect(statut).toBe(422)
    expect(texte).toContain('Cochez seulement des cases de la liste.')
    expect(texte).toContain('Choisissez une sphère dans la liste.')
    expect(await findById(base.db, 1)).toBeUndefined()
  })
})
