import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { ouvrirDb } from '#socle/db.ts'
import { creerLien, lireSession, ouvrirSessionParLien } from './authentification.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

/** Une session de plus pour cette adresse, ouverte comme depuis un autre appareil. */
async function ouvrir(courriel: string): Promise<string> {
  const jeton = new URL(await creerLien(base.db, courriel, '/')).searchParams.get('jeton') ?? ''
  const lien = await ouvrirSessionParLien(base.db, jeton)
  return lien.ok ? (lien.cookies[0]?.split(';')[0] ?? '') : ''
}
const estOuverte = async (cookie: string) => (await lireSession(base.db, new Headers({ cookie }))) !== null
const lire = async (chemin: string, cookie: string) => (await base.app()).request(chemin, { headers: { cookie } })
const fermer = async (lesquelles: string, cookie: string) => poster(await base.app(), '/mon-compte/sessions', { lesquelles }, cookie)

describe('mes sessions', () => {
  it('la page dit combien sont ouvertes ailleurs ; « les autres » les ferme et garde celle-ci', async () => {
    const [ici, la, autre] = [await ouvrir('ana@essai.invalid'), await ouvrir('ana@essai.invalid'), await ouvrir('zoe@essai.invalid')]
    expect(await (await lire('/mon-compte', ici)).text()).toMatch(
      /1 session est ouverte sur d'autres|1 session est ouverte sur d&#39;autres/,
    )
    const reponse = await fermer('autres', ici)
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, '/mon-compte?fermees=1'])
    expect([await estOuverte(ici), await estOuverte(la), await estOuverte(autre)]).toEqual([true, false, true])
    expect(await (await lire('/mon-compte?fermees=1', ici)).text()).toMatch(/sessions sont fermées[\s\S]*Celle-ci est la seule ouverte/)
  })

  it('« toutes » ferme aussi celle-ci, et ôte son cookie', async () => {
    const [ici, la] = [await ouvrir('ana@essai.invalid'), await ouvrir('ana@essai.invalid')]
    const reponse = await fermer('toutes', ici)
    expect([reponse.headers.get('location'), reponse.headers.get('set-cookie')]).toEqual([
      '/connexion',
      expect.stringMatching(/^catalyse\.session_token=; Max-Age=0/),
    ])
    expect([await estOuverte(ici), await estOuverte(la), (await lire('/mon-compte', la)).status]).toEqual([false, false, 401])
  })

  it('l’effet est immédiat sur un autre processus, et un choix illisible ne ferme rien', async () => {
    const [ici, la] = [await ouvrir('ana@essai.invalid'), await ouvrir('ana@essai.invalid')]
    const ailleurs = ouvrirDb(base.base.url, { max: 1 })
    try {
      const suivie = async () => (await lireSession(ailleurs.db, new Headers({ cookie: la }))) !== null
      expect([await suivie(), (await fermer('aucune', ici)).status, await suivie()]).toEqual([true, 422, true])
      await fermer('autres', ici)
      expect(await suivie()).toBe(false)
    } finally {
      await ailleurs.fermer()
    }
  })
})

describe('les sessions d’un membre, par l’administration', () => {
  it('se ferment après confirmation ; la personne en est prévenue, les autres membres n’en pâtissent pas', async () => {
    const admin = await base.connecter({ role: 'administrateur' })
    const [la, autre] = [await ouvrir('ana@essai.invalid'), await ouvrir('zoe@essai.invalid')]
    const { id } = await base.db.selectFrom('membre').select('id').where('courriel', '=', 'ana@essai.invalid').executeTakeFirstOrThrow()
    expect(await (await lire(`/membres/${id}`, admin.cookie)).text()).toContain(`href="/membres/${id}/sessions"`)
    expect(await (await lire(`/membres/${id}/sessions`, admin.cookie)).text()).toContain('1 session est ouverte')
    expect(await estOuverte(la)).toBe(true)
    const reponse = await poster(await base.app(), `/membres/${id}/sessions`, {}, admin.cookie)
    expect(await (await lire(reponse.headers.get('location') ?? '', admin.cookie)).text()).toMatch(
      /sont fermées[\s\S]*Aucune session ouverte/,
    )
    expect([await estOuverte(la), await estOuverte(autre), await estOuverte(admin.cookie)]).toEqual([false, true, true])
    const courriels = await base.db.selectFrom('courriel').select(['destinataire', 'sujet']).execute()
    expect(courriels).toEqual([{ destinataire: 'ana@essai.invalid', sujet: 'Vos sessions sont fermées' }])
  })

  it('fermer les siennes par sa page garde celle d’où on le fait', async () => {
    const admin = await base.connecter({ role: 'administrateur', courriel: 'ada@essai.invalid' })
    const la = await ouvrir('ada@essai.invalid')
    await poster(await base.app(), `/membres/${admin.id}/sessions`, {}, admin.cookie)
    expect([await estOuverte(admin.cookie), await estOuverte(la)]).toEqual([true, false])
  })
})
