import { beforeEach, describe, expect, it } from 'vitest'
import { findDemande } from '#membre/demande.repository.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const message = "Je l'ai écrite avec mon association."
const demandes = () => base.db.selectFrom('demande').selectAll().orderBy('id').execute()

describe('demander à tenir une ressource', () => {
  it('acceptée, la personne la modifie ; les autres qui attendaient sont prévenues', async () => {
    const { slug } = await creerRessource(base.db)
    const app = await base.app()
    const [ana, zoe] = [await base.connecter({ nom: 'Ana' }), await base.connecter({ nom: 'Zoé', courriel: 'zoe@essai.invalid' })]
    const revendiquer = (cookie: string) => poster(app, `/ressources/${slug}/revendiquer`, { message }, cookie)
    const modifier = async (cookie: string) => (await app.request(`/ressources/${slug}/modifier`, { headers: { cookie } })).status
    expect(await (await app.request(`/ressources/${slug}`)).text()).toContain(`/ressources/${slug}/revendiquer`)
    expect((await revendiquer(ana.cookie)).headers.get('location')).toBe(`/ressources/${slug}/revendiquer/merci`)
    await revendiquer(zoe.cookie)
    const [premiere, seconde] = await demandes()
    const moderateur = await creerMembre(base.db, { role: 'administrateur' })
    const bilan = await deciderDemandes(base.db, {
      ids: [premiere?.id ?? 0],
      decision: 'accepter',
      phrase: '',
      moderateur,
      moderations: toutesLesModerations(salles),
    })
    expect(bilan.refus).toEqual([])
    expect([await modifier(ana.cookie), await modifier(zoe.cookie)]).toEqual([200, 403])
    expect(await findDemande(base.db, seconde?.id ?? 0)).toMatchObject({ etat: 'refusee', message: expect.stringContaining('autre') })
    expect(await (await app.request(`/ressources/${slug}`)).text()).not.toContain('/revendiquer')
  })

  it('une seule demande en attente par personne, même envoyée deux fois au même instant', async () => {
    const { slug } = await creerRessource(base.db)
    const [app, { cookie }] = [await base.app(), await base.connecter()]
    const envois = [1, 2].map(() => poster(app, `/ressources/${slug}/revendiquer`, { message }, cookie))
    expect((await Promise.all(envois)).map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await demandes()).toHaveLength(1)
  })

  it('sans message, la page le dit ; tenue par quelqu’un, elle ne se revendique pas', async () => {
    const { id } = await creerMembre(base.db)
    const [libre, tenue] = [await creerRessource(base.db), await creerRessource(base.db, { titre: 'Tenue', proprietaireId: id })]
    const [app, { cookie }] = [await base.app(), await base.connecter()]
    const vide = await poster(app, `/ressources/${libre.slug}/revendiquer`, { message: 'court' }, cookie)
    expect([vide.status, await vide.text()]).toEqual([422, expect.stringContaining('Dites en une phrase')])
    expect((await poster(app, `/ressources/${tenue.slug}/revendiquer`, { message }, cookie)).status).toBe(409)
  })
})
