import { afterAll, beforeAll, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { type Lecteur, lireEnDirect } from '#webinaire/direct/questions/lire-en-direct.factory.ts'
import { reglerQuestions } from '#webinaire/direct/questions/moderer-question.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

const base = baseDeTest({ servie: true })
let serveurs: ServeurEnService[] = []
const lecteurs: Lecteur[] = []

beforeAll(async () => {
  const env = { DATABASE_URL: base.base.url, MANDATAIRES: '1' }
  serveurs = [await mettreEnService(env), await mettreEnService(env)]
}, 120_000)
afterAll(async () => {
  for (const lecteur of lecteurs) lecteur.partir()
  for (const { processus } of serveurs) processus.kill('SIGTERM')
  await Promise.all(serveurs.map(({ fin }) => fin))
})

it('une question posée à un processus paraît chez qui suit l’autre', async () => {
  const seance = await creerSeance(base.db)
  await reglerQuestions(base.db, seance.id, { ouvertes: true, moderees: false }, null)
  const questions = `/webinaires/${seance.slug}/questions`
  for (const { url } of serveurs) lecteurs.push(await lireEnDirect(`${url}${questions}/direct`))
  for (const lecteur of lecteurs) await lecteur.prochain('etat')
  for (const { url } of serveurs) {
    const texte = `Qui suit ${url} ?`
    const headers = { origin: url }
    const reponse = await fetch(`${url}${questions}`, { method: 'POST', headers, body: new URLSearchParams({ texte }), redirect: 'manual' })
    expect(reponse.status).toBe(303)
    for (const lecteur of lecteurs) expect((await lecteur.prochain('questions')).donnees).toMatchObject({ questions: [{ texte }] })
  }
})
