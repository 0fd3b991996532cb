import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deleteSessions } from '#membre/sessions.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import type { Seance } from '#webinaire/seance.ts'
import { diffusion, ecouterQuestions } from './diffusion.ts'
import { type Lecteur, lireEnDirect } from './lire-en-direct.factory.ts'
import { modererQuestion } from './moderer-question.ts'
import { creerQuestion } from './question.factory.ts'

const base = baseDeTest()
let serveur: Server
let adresse = ''
let cesser = async () => {}
let seance: Seance
const lecteurs: Lecteur[] = []

beforeAll(async () => {
  const app = await base.app({ garde: true })
  cesser = await ecouterQuestions(base.base.url)
  serveur = createServer(getRequestListener(app.fetch))
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite))
  const ou = serveur.address()
  adresse = `http://127.0.0.1:${typeof ou === 'object' ? ou?.port : ou}`
})
beforeEach(async () => {
  for (const lecteur of lecteurs.splice(0)) lecteur.partir()
  await base.vider()
  seance = await creerSeance(base.db)
})
afterAll(async () => {
  // Chacun part, mais la diffusion reste : d'autres fichiers s'en servent après celui-ci.
  for (const lecteur of lecteurs) lecteur.partir()
  serveur.closeAllConnections()
  serveur.close()
  await cesser()
})

async function suivre(chemin = 'direct', entetes: Record<string, string> = {}): Promise<Lecteur> {
  const lecteur = await lireEnDirect(`${adresse}/webinaires/${seance.slug}/questions/${chemin}`, entetes)
  lecteurs.push(lecteur)
  return lecteur
}

// L'annonce d'une question créée peut n'arriver qu'après l'état lu à l'entrée : elle redit alors, sans rien retirer, ce qu'on a vu.
async function disparues(lecteur: Lecteur): Promise<number[]> {
  for (;;) {
    const { retirees } = changement.parse((await lecteur.prochain('questions')).donnees)
    if (retirees.length > 0) return retirees
  }
}
const changement = z.object({ retirees: z.array(z.number()) })

describe('suivre les questions en direct', () => {
  it('qui arrive voit les questions montrées, et rien de ce qui attend ou a été écarté', async () => {
    const visible = await creerQuestion(base.db, seance.id, { soutiens: 3, auteur: 'Inès' })
    await creerQuestion(base.db, seance.id, { texte: 'En attente de relecture', etat: 'a-moderer' })
    await creerQuestion(base.db, seance.id, { texte: 'Publicité déguisée', etat: 'ecartee' })
    const lecteur = await suivre()
    const etat = await lecteur.prochain('etat')
    expect(etat.donnees).toEqual({
      questions: [{ id: visible, texte: 'Qui peut aider une petite commune ?', auteur: 'Inès', etat: 'visible', soutiens: 3, reponse: '' }],
      presentes: [visible],
    })
    expect(lecteur.recu()).not.toMatch(/relecture|déguisée|cle_auteur/)
  })

  it('une question neuve paraît chez tous ceux qui suivent, sans être compressée ni gardée', async () => {
    const tous = await Promise.all([suivre(), suivre(), suivre('direct', { 'accept-encoding': 'gzip, br' })])
    for (const lecteur of tous) await lecteur.prochain('etat')
    const id = await creerQuestion(base.db, seance.id)
    for (const lecteur of tous) expect((await lecteur.prochain('questions')).donnees).toMatchObject({ questions: [{ id }], retirees: [] })
    for (const { entetes } of tous) {
      expect(entetes.get('content-encoding')).toBeNull()
      expect(entetes.get('cache-control')).toContain('no-store')
      expect(entetes.get('x-accel-buffering')).toBe('no')
    }
  })

  it('une question écartée ou retirée disparaît chez chacun', async () => {
    const [ecartee, retiree] = [await creerQuestion(base.db, seance.id), await creerQuestion(base.db, seance.id)]
    const lecteur = await suivre()
    await lecteur.prochain('etat')
    await modererQuestion(base.db, seance.id, { question: ecartee, acte: 'ecarter' })
    expect(await disparues(lecteur)).toEqual([ecartee])
    await base.db.deleteFrom('question').where('id', '=', retiree).execute()
    expect(await disparues(lecteur)).toEqual([retiree])
  })

  it('l’animation voit aussi ce qui attend ; personne d’autre ne peut ouvrir son fil', async () => {
    await creerQuestion(base.db, seance.id, { texte: 'En attente de relecture', etat: 'a-moderer' })
    const { cookie } = await base.connecter({ role: 'animateur' })
    const animation = await suivre('moderer/direct', { cookie })
    expect((await animation.prochain('etat')).donnees).toMatchObject({ questions: [{ etat: 'a-moderer' }] })
    const membre = await base.connecter({ role: 'membre' })
    for (const [entetes, statut] of [
      [{ cookie: membre.cookie }, 403],
      [{}, 401],
    ] as const)
      expect((await fetch(`${adresse}/webinaires/${seance.slug}/questions/moderer/direct`, { headers: entetes })).status).toBe(statut)
  })

  it('la session fermée, le fil de l’animation s’arrête au battement suivant ; celui du public continue', async () => {
    const { id, cookie } = await base.connecter({ role: 'administrateur' })
    const [animation, public_] = [await suivre('moderer/direct', { cookie }), await suivre()]
    for (const lecteur of [animation, public_]) await lecteur.prochain('etat')
    await diffusion.battre()
    await creerQuestion(base.db, seance.id, { texte: 'Avant la fermeture', etat: 'visible' })
    for (const lecteur of [animation, public_]) await lecteur.prochain('questions')
    await deleteSessions(base.db, id, '')
    await diffusion.battre()
    await creerQuestion(base.db, seance.id, { texte: 'Après la fermeture', etat: 'visible' })
    await expect(animation.prochain('questions')).rejects.toThrow("Le fil s'est arrêté")
    await public_.prochain('questions')
    expect(animation.recu()).not.toContain('Après la fermeture')
  })

  it('qui revient reçoit ce qui a changé depuis son départ, et ce qu’il doit oublier', async () => {
    const ancienne = await creerQuestion(base.db, seance.id)
    const partie = await creerQuestion(base.db, seance.id)
    await base.db
      .updateTable('question')
      .set({ modifie_le: new Date(Date.now() - 60_000) })
      .execute()
    const avant = await suivre()
    const { id: marque } = await avant.prochain('etat')
    avant.partir()
    const neuve = await creerQuestion(base.db, seance.id)
    await base.db.deleteFrom('question').where('id', '=', partie).execute()
    const retour = await suivre('direct', { 'last-event-id': String(Number(marque) + 30_000) })
    expect((await retour.prochain('etat')).donnees).toMatchObject({ questions: [{ id: neuve }], presentes: [ancienne, neuve] })
  })

  it('une séance en brouillon ne se suit pas', async () => {
    seance = await creerSeance(base.db, { etat: 'brouillon' })
    for (const chemin of ['direct', 'instantane', 'projeter', ''])
      expect((await fetch(`${adresse}/webinaires/${seance.slug}/questions/${chemin}`.replace(/\/$/, ''))).status).toBe(404)
  })

  it('qui part rend sa place', async () => {
    const avant = diffusion.nombre()
    const lecteur = await suivre()
    expect(diffusion.nombre()).toBe(avant + 1)
    lecteur.partir()
    await expect.poll(() => diffusion.nombre()).toBe(avant)
  })
})
