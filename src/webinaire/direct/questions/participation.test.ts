import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import type { Seance } from '#webinaire/seance.ts'
import { diffusion } from './diffusion.ts'
import { creerJeton } from './jeton.ts'
import { creerQuestion } from './question.factory.ts'

const base = baseDeTest()
let app: Awaited<ReturnType<typeof base.app>>
let seance: Seance
let question = 0
beforeAll(async () => {
  app = await base.app()
})
beforeEach(async () => {
  await base.vider()
  seance = await creerSeance(base.db)
  question = await creerQuestion(base.db, seance.id)
})

const salle = '198.51.100.7'
const soutiens = async (id = question) =>
  (await base.db.selectFrom('question').select('soutiens').where('id', '=', id).executeTakeFirst())?.soutiens

/** Un navigateur sans script : il garde les cookies qu'on lui donne, et envoie le jeton de la page qu'il a chargée. */
function navigateur(adresse = salle, { cookies = true } = {}) {
  let cookie = ''
  const demander = async (chemin: string, init: RequestInit = {}) => {
    const headers = { ...(cookie && { cookie }), origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' }
    const reponse = await app.request(
      `/webinaires/${seance.slug}/questions${chemin}`,
      { ...init, headers },
      { incoming: { socket: { remoteAddress: adresse } } },
    )
    const [pose] = reponse.headers.getSetCookie()
    if (cookies && pose) cookie = pose.split(';')[0] ?? ''
    return reponse
  }
  const envoyer = (chemin: string, champs: Record<string, string>) =>
    demander(chemin, { method: 'POST', body: new URLSearchParams(champs).toString() })
  const jetonDeLaPage = async () => /name="jeton" value="([^"]+)"/.exec(await (await demander('')).text())?.[1] ?? ''
  return {
    demander,
    envoyer,
    jetonDeLaPage,
    soutenir: async (jeton?: string, id = question) =>
      envoyer('/soutenir', { question: String(id), jeton: jeton ?? (await jetonDeLaPage()) }),
    cookie: () => cookie,
  }
}

describe('un soutien par personne et par question', () => {
  it('soixante soutiens d’un même navigateur, la page rechargée à chaque fois, comptent un', async () => {
    const { soutenir, demander } = navigateur()
    for (let n = 0; n < 30; n++) expect((await soutenir()).status).toBe(303)
    for (let n = 0; n < 30; n++) {
      const { jeton } = await (await demander('/instantane')).json()
      expect((await soutenir(jeton)).status).toBe(303)
    }
    expect(await soutiens()).toBe(1)
  })

  it('un double clic, puis un retour en arrière, comptent un', async () => {
    const { soutenir, jetonDeLaPage } = navigateur()
    const jeton = await jetonDeLaPage()
    await Promise.all([soutenir(jeton), soutenir(jeton), soutenir(jeton)])
    await soutenir(jeton)
    expect(await soutiens()).toBe(1)
  })

  it('quarante personnes derrière une même adresse comptent quarante', async () => {
    const statuts = []
    for (let n = 0; n < 40; n++) statuts.push((await navigateur().soutenir()).status)
    expect([new Set(statuts), await soutiens()]).toEqual([new Set([303]), 40])
  })

  it('poser puis soutenir sa propre question ne compte pas, la page rechargée non plus', async () => {
    const { envoyer, soutenir, jetonDeLaPage } = navigateur()
    await envoyer('', { texte: 'La mienne ?', jeton: await jetonDeLaPage() })
    const { id } = await base.db.selectFrom('question').select('id').where('texte', '=', 'La mienne ?').executeTakeFirstOrThrow()
    await base.db.updateTable('question').set({ etat: 'visible' }).where('id', '=', id).execute()
    expect([(await soutenir(undefined, id)).status, await soutiens(id)]).toEqual([303, 0])
  })
})

describe('un programme qui se fait passer pour cent personnes', () => {
  it('s’arrête à cinquante par question et par réseau, de quelque adresse du même /64 qu’il vienne', async () => {
    const statuts = []
    for (let n = 0; n < 60; n++) statuts.push((await navigateur(`2001:db8::${n}`, { cookies: false }).soutenir()).status)
    expect(statuts).toEqual([...Array(50).fill(303), ...Array(10).fill(429)])
    expect(await soutiens()).toBe(50)
    // Ni une autre salle, ni qui a déjà soutenu n'en pâtissent.
    expect((await navigateur('192.0.2.9').soutenir()).status).toBe(303)
  })

  it('des cookies gagnés sur d’autres questions ne lui servent pas à passer la borne', async () => {
    const autre = await creerQuestion(base.db, seance.id)
    const robots = Array.from({ length: 60 }, () => navigateur())
    for (const { soutenir } of robots) await soutenir(creerJeton(seance.id), autre)
    for (const { soutenir } of robots) await soutenir(creerJeton(seance.id))
    expect(await soutiens()).toBe(50)
  })

  it('une salle plus grande passe, si elle suit en direct', async () => {
    const places = await Promise.all(
      Array.from({ length: 55 }, () => diffusion.suivre(base.db, seance.id, { vue: 'publique', adresse: salle })),
    )
    for (let n = 0; n < 55; n++) expect((await navigateur(salle, { cookies: false }).soutenir(creerJeton(seance.id))).status).toBe(303)
    expect((await navigateur().soutenir()).status).toBe(429)
    for (const place of places) await place?.cancel()
  })
})

describe('la participation que le navigateur garde', () => {
  it('n’est posée que par un geste, pour les seules questions de cette séance, et finit le lendemain', async () => {
    const { demander, soutenir } = navigateur()
    for (const chemin of ['', '/instantane', '/projeter']) expect((await demander(chemin)).headers.getSetCookie()).toEqual([])
    expect((await app.request(`/webinaires/${seance.slug}`)).headers.getSetCookie()).toEqual([])
    const [pose = ''] = (await soutenir()).headers.getSetCookie()
    expect(pose).toMatch(
      new RegExp(`^catalyse\\.participation=[^;]+; Max-Age=\\d+; Path=/webinaires/${seance.slug}/questions; HttpOnly; SameSite=Strict$`),
    )
    const duree = Number(/Max-Age=(\d+)/.exec(pose)?.[1])
    const attendue = (seance.debut.getTime() - Date.now()) / 1000 + seance.dureeMinutes * 60 + 86_400
    expect(Math.abs(duree - attendue)).toBeLessThan(120)
  })

  it('faite pour une autre séance, inventée ou altérée, elle ne vaut rien', async () => {
    const autre = await creerSeance(base.db, { titre: 'Une autre séance' })
    const bon = creerJeton(seance.id)
    for (const faux of [creerJeton(autre.id), `${bon}x`, bon.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), 'x', '']) {
      const entetes = {
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `catalyse.participation=${faux}`,
      }
      const body = new URLSearchParams({ question: String(question), jeton: faux }).toString()
      const reponse = await app.request(`/webinaires/${seance.slug}/questions/soutenir`, { method: 'POST', headers: entetes, body })
      expect([reponse.status, reponse.headers.getSetCookie()]).toEqual([403, []])
    }
    expect(await soutiens()).toBe(0)
  })

  it('altérée, elle cède la place au jeton de la page', async () => {
    const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', cookie: 'catalyse.participation=x' }
    const body = new URLSearchParams({ question: String(question), jeton: creerJeton(seance.id) }).toString()
    expect((await app.request(`/webinaires/${seance.slug}/questions/soutenir`, { method: 'POST', headers, body })).status).toBe(303)
    expect(await soutiens()).toBe(1)
  })
})
