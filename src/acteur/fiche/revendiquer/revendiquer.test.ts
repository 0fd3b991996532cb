import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { findDemande } from '#membre/demande.repository.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const message = 'Je dirige cette association depuis 2019.'
const revendiquer = async (cookie: string, texte = message) =>
  poster(await base.app(), '/acteurs/atelier-des-lucioles/revendiquer', { message: texte }, cookie)
const lire = async (chemin: string, cookie: string) => (await base.app()).request(chemin, { headers: { cookie } })
const demandes = () => base.db.selectFrom('demande').selectAll().orderBy('id').execute()

describe('demander à tenir une fiche', () => {
  it('acceptée, la personne modifie la fiche ; les autres qui attendaient sont prévenues avec une phrase', async () => {
    await creerActeur(base.db)
    const [ana, zoe] = [await base.connecter({ nom: 'Ana' }), await base.connecter({ nom: 'Zoé', courriel: 'zoe@essai.invalid' })]
    expect((await lire('/acteurs/atelier-des-lucioles/modifier', ana.cookie)).status).toBe(403)
    expect((await revendiquer(ana.cookie)).headers.get('location')).toBe('/acteurs/atelier-des-lucioles/revendiquer/merci')
    await revendiquer(zoe.cookie)
    const [premiere, seconde] = await demandes()
    expect(premiere).toMatchObject({ genre: 'revendiquer', auteur_id: ana.id, resume: message })
    const moderateur = await creerMembre(base.db, { role: 'administrateur' })
    const bilan = await deciderDemandes(base.db, {
      ids: [premiere?.id ?? 0],
      decision: 'accepter',
      phrase: '',
      moderateur,
      moderations: toutesLesModerations(salles),
    })
    expect(bilan.refus).toEqual([])
    expect((await lire('/acteurs/atelier-des-lucioles/modifier', ana.cookie)).status).toBe(200)
    expect((await lire('/acteurs/atelier-des-lucioles/modifier', zoe.cookie)).status).toBe(403)
    expect(await findDemande(base.db, seconde?.id ?? 0)).toMatchObject({
      etat: 'refusee',
      message: expect.stringContaining('tient désormais cette fiche'),
    })
    const aZoe = await base.db.selectFrom('courriel').select('texte').where('destinataire', '=', 'zoe@essai.invalid').execute()
    expect(aZoe.map(({ texte }) => texte)).toEqual([expect.stringContaining('tient désormais cette fiche')])
  })

  it('deux acceptations au même instant : une seule personne tient la fiche, rien ne casse', async () => {
    await creerActeur(base.db)
    for (const nom of ['Ana', 'Zoé']) await revendiquer((await base.connecter({ nom })).cookie)
    const moderateur = await creerMembre(base.db, { role: 'administrateur' })
    const ids = (await demandes()).map(({ id }) => id)
    await Promise.all(
      ids.map((id) =>
        deciderDemandes(base.db, { ids: [id], decision: 'accepter', phrase: '', moderateur, moderations: toutesLesModerations(salles) }),
      ),
    )
    expect((await demandes()).filter(({ etat }) => etat === 'acceptee')).toHaveLength(1)
  })

  it('une seule demande en attente par personne, même envoyée deux fois au même instant', async () => {
    await creerActeur(base.db)
    const { cookie } = await base.connecter()
    const statuts = (await Promise.all([revendiquer(cookie), revendiquer(cookie)])).map(({ status }) => status)
    expect(statuts.sort()).toEqual([303, 409])
    expect(await demandes()).toHaveLength(1)
  })

  it('sans compte, il faut se connecter ; sans message, la page le dit', async () => {
    await creerActeur(base.db)
    expect((await poster(await base.app(), '/acteurs/atelier-des-lucioles/revendiquer', { message })).status).toBe(401)
    const vide = await revendiquer((await base.connecter()).cookie, 'court')
    expect([vide.status, await vide.text()]).toEqual([422, expect.stringContaining('Dites en une phrase')])
  })

  it('une fiche tenue ne se revendique pas', async () => {
    const { id } = await creerMembre(base.db)
    await creerActeur(base.db, { proprietaireId: id })
    expect((await revendiquer((await base.connecter()).cookie)).status).toBe(409)
    expect(await demandes()).toEqual([])
  })
})
