import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { salles } from '#salles.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { creerParcours } from '../parcours.factory.ts'
import { garderPas } from '../progression/suivre-parcours.ts'
import { creerGroupe } from './groupe.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const date = { jour: '2026-04-07', heure: '9h30', duree: '60', lieu: 'Mairie', etape: 'regarder', note: '' }

async function unGroupe() {
  const [anime, autre] = [await base.connecter({ nom: 'Anna' }), await base.connecter({ nom: 'Bilal' })]
  const parcours = await creerParcours(base.db)
  const groupe = await creerGroupe(base.db, { parcoursId: parcours.id, membreId: anime.id })
  const app = await base.app()
  const adresse = `/parcours/groupes/${groupe.cle}`
  return {
    parcours,
    anime,
    autre,
    adresse,
    envoyer: (suite: string, champs: Record<string, string>, cookie: string) => poster(app, adresse + suite, champs, cookie),
    lire: async (chemin: string, cookie = '') => {
      const reponse = await app.request(chemin, { headers: { cookie } })
      return { statut: reponse.status, texte: await reponse.text() }
    },
  }
}

describe('un groupe de parcours', () => {
  it('se crée en une page, et son territoire inconnu revient avec une phrase', async () => {
    const { cookie } = await base.connecter()
    const { slug } = await creerParcours(base.db)
    const app = await base.app()
    const cree = await poster(app, `/parcours/${slug}/groupe`, { nom: 'Les relieurs', version: '4h', territoire: 'Thiers (63430)' }, cookie)
    expect(cree.headers.get('location')).toMatch(/^\/parcours\/groupes\/[\w-]{16}\?fait=cree$/)
    const faux = await poster(app, `/parcours/${slug}/groupe`, { nom: 'R', version: '4h', territoire: '' }, cookie)
    expect([faux.status, await faux.text()]).toEqual([422, expect.stringContaining('Donnez un nom à votre groupe.')])
  })

  it("qui a le lien voit l'invitation sans les noms, puis rejoint ; qui ne l'a pas ne voit rien", async () => {
    const { adresse, autre, anime, lire, envoyer } = await unGroupe()
    const invitation = await lire(adresse)
    expect(invitation.texte).toContain('1 personne suit')
    expect(invitation.texte).not.toContain('Anna')
    expect((await lire('/parcours/groupes/AAAAAAAAAAAAAAAA')).statut).toBe(404)
    expect((await envoyer('/dates', date, autre.cookie)).status).toBe(403)
    await envoyer('/rejoindre', {}, autre.cookie)
    await envoyer('/rejoindre', {}, autre.cookie)
    expect((await lire(adresse, anime.cookie)).texte).toContain('2 personnes suivent')
  })

  it('montre combien ont fini chaque étape, jamais les réponses', async () => {
    const { adresse, parcours, autre, anime, lire, envoyer } = await unGroupe()
    await envoyer('/rejoindre', {}, autre.cookie)
    const pas = { version: '2h' as const, blocs: ['lire', 'carnet'], faits: ['lire', 'carnet'] }
    const textes = [{ bloc: 'carnet', champ: 'voisins', texte: 'Un secret de Bilal' }]
    await garderPas(base.db, { membreId: autre.id, parcoursId: parcours.id }, { ...pas, textes })
    const { texte } = await lire(adresse, anime.cookie)
    expect(texte).toContain('1 sur 2')
    expect(texte).not.toContain('Un secret de Bilal')
  })

  it('pose, déplace et retire une date ; une date fausse revient avec sa phrase', async () => {
    const { adresse, anime, lire, envoyer } = await unGroupe()
    expect((await envoyer('/dates', date, anime.cookie)).status).toBe(303)
    const { id } = await base.db.selectFrom('groupe_date').select('id').where('lieu', '=', 'Mairie').executeTakeFirstOrThrow()
    expect((await lire(adresse, anime.cookie)).texte).toMatch(/mardi 7 avril 2026, de 9\sh\s30 à 10\sh\s30/)
    await envoyer(`/dates/${id}`, { ...date, heure: '10:00' }, anime.cookie)
    expect((await lire(`${adresse}/dates/${id}`, anime.cookie)).texte).toContain('value="10:00"')
    await envoyer(`/dates/${id}/retirer`, {}, anime.cookie)
    expect((await lire(adresse, anime.cookie)).texte).not.toContain('Mairie')
    const fausse = await envoyer('/dates', { ...date, jour: '2026-02-31', heure: '25:00' }, anime.cookie)
    expect([fausse.status, await fausse.text()]).toEqual([422, expect.stringContaining("Écrivez l'heure ainsi : 14:30.")])
    expect(await (await envoyer('/dates', { ...date, jour: '2026-02-31' }, anime.cookie)).text()).toContain("Ce jour n'existe pas.")
  })

  it("son agenda se lit dans un autre logiciel, à l'heure de Paris, et l'UID survit au déplacement", async () => {
    const { adresse, anime, lire, envoyer } = await unGroupe()
    const evenement = async () => new ICAL.Component(ICAL.parse((await lire(`${adresse}.ics`)).texte)).getFirstSubcomponent('vevent')
    const avant = await evenement()
    expect(avant?.getFirstPropertyValue('summary')).toBe('Relier les lucioles : Regarder autour de soi')
    expect(String(avant?.getFirstPropertyValue('dtstart'))).toBe('2026-03-03T14:30:00')
    expect(avant?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Paris')
    expect((await lire(`${adresse}.ics`)).texte).toContain('BEGIN:VTIMEZONE')
    const { id } = await base.db.selectFrom('groupe_date').select('id').executeTakeFirstOrThrow()
    await envoyer(`/dates/${id}`, { ...date, heure: '18:00' }, anime.cookie)
    const apres = await evenement()
    expect(apres?.getFirstPropertyValue('uid')).toBe(avant?.getFirstPropertyValue('uid'))
    expect(String(apres?.getFirstPropertyValue('dtstart'))).toBe('2026-04-07T18:00:00')
  })

  it("seule la personne qui l'anime le règle ou le supprime", async () => {
    const { adresse, anime, autre, lire, envoyer } = await unGroupe()
    await envoyer('/rejoindre', {}, autre.cookie)
    const reglage = { nom: 'Autre nom', version: '12h', territoire: '' }
    expect((await envoyer('/regler', reglage, autre.cookie)).status).toBe(403)
    expect((await envoyer('/supprimer', {}, autre.cookie)).status).toBe(403)
    expect((await envoyer('/regler', reglage, anime.cookie)).status).toBe(303)
    expect((await lire(adresse, anime.cookie)).texte).toContain('Autre nom')
    await envoyer('/supprimer', {}, anime.cookie)
    expect((await lire(adresse)).statut).toBe(404)
  })

  it("une invitation par courriel part une fois, et l'adresse n'est pas gardée dans le groupe", async () => {
    const { anime, envoyer } = await unGroupe()
    expect((await envoyer('/inviter', { courriel: 'pas une adresse' }, anime.cookie)).status).toBe(422)
    await envoyer('/inviter', { courriel: 'ana@essai.invalid' }, anime.cookie)
    const courriels = await base.db.selectFrom('courriel').select(['destinataire', 'texte']).execute()
    expect(courriels).toEqual([{ destinataire: 'ana@essai.invalid', texte: expect.stringContaining('/parcours/groupes/') }])
  })

  it('une seule invitation par adresse et par groupe, sans le nom de qui invite ni celui du groupe ; la page le dit', async () => {
    const { adresse, anime, autre, envoyer, lire } = await unGroupe()
    await envoyer('/rejoindre', {}, autre.cookie)
    for (const cookie of [anime.cookie, autre.cookie, anime.cookie])
      await Promise.all([1, 2, 3].map(() => envoyer('/inviter', { courriel: 'Tiers@essai.invalid' }, cookie)))
    const encore = await envoyer('/inviter', { courriel: 'tiers@essai.invalid' }, anime.cookie)
    expect((await lire(encore.headers.get('location') ?? '', anime.cookie)).texte).toContain('déjà été invitée')
    const courriels = await base.db.selectFrom('courriel').select(['sujet', 'texte']).execute()
    expect(courriels).toHaveLength(1)
    expect(JSON.stringify(courriels)).not.toMatch(/Anna|Équipe des lucioles/)
    expect(courriels[0]?.texte).toMatch(/ce groupe ne vous écrira plus[\s\S]*trente jours[\s\S]*une empreinte/)
    expect(JSON.stringify(await base.db.selectFrom('groupe_invitation').selectAll().execute())).not.toMatch(/tiers/i)
    expect(adresse).toBeTruthy()
  })

  it('les invitations écrites s’effacent avec le compte de qui invitait', async () => {
    const { anime, envoyer } = await unGroupe()
    await envoyer('/inviter', { courriel: 'tiers@essai.invalid' }, anime.cookie)
    await effacerMesDonnees(base.db, await connecte(anime.id), salles)
    expect(await base.db.selectFrom('courriel').select('id').execute()).toEqual([])
  })

  it("survit au départ de qui l'animait, et disparaît avec sa dernière personne", async () => {
    const { adresse, anime, autre, lire, envoyer } = await unGroupe()
    await envoyer('/rejoindre', {}, autre.cookie)
    const membre = await connecte(anime.id)
    expect(await exporterMesDonnees(base.db, membre, salles)).toMatchObject({
      parcours: { groupes: [{ nom: 'Équipe des lucioles', anime: true }] },
    })
    await effacerMesDonnees(base.db, membre, salles)
    expect((await lire(adresse, autre.cookie)).texte).toContain('Supprimer le groupe')
    await envoyer('/quitter', {}, autre.cookie)
    expect((await lire(adresse)).statut).toBe(404)
  })
})

async function connecte(id: string): Promise<MembreConnecte> {
  const { nom, courriel } = await base.db.selectFrom('membre').select(['nom', 'courriel']).where('id', '=', id).executeTakeFirstOrThrow()
  return { id, nom, courriel, role: 'membre', perimetres: { territoires: [], thematiques: [] } }
}
