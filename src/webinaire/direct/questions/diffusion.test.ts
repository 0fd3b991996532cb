import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { type Diffusion, ecouterQuestions, ouvrirDiffusion } from './diffusion.ts'
import { creerQuestion } from './question.factory.ts'

const base = baseDeTest()
const ouvertes: { diffusion: Diffusion; cesser: () => Promise<void> }[] = []
let seanceId = 0
beforeEach(async () => {
  await base.vider()
  seanceId = (await creerSeance(base.db)).id
})
afterEach(async () => {
  for (const { diffusion, cesser } of ouvertes.splice(0)) {
    diffusion.fermer()
    await cesser()
  }
})

/** Ce qu'aurait un processus de plus : sa diffusion, et sa propre écoute de la base. */
async function processus(bornes?: { clients: number; parAdresse: number }): Promise<Diffusion> {
  const diffusion = ouvrirDiffusion(bornes)
  ouvertes.push({ diffusion, cesser: await ecouterQuestions(base.base.url, diffusion) })
  return diffusion
}

async function suivre(diffusion: Diffusion, adresse = '192.0.2.1'): Promise<() => Promise<string>> {
  const corps = await diffusion.suivre(base.db, seanceId, { vue: 'publique', adresse })
  if (!corps) throw new Error('Pas de place.')
  const [lecteur, decodeur] = [corps.getReader(), new TextDecoder()]
  return async () => decodeur.decode((await lecteur.read()).value, { stream: true })
}

describe('diffuser', () => {
  it('une question écrite par un processus se voit sur tous les autres', async () => {
    const fils = [await suivre(await processus()), await suivre(await processus())]
    for (const lire of fils) expect([await lire(), await lire()].join('')).toContain('event: etat')
    const id = await creerQuestion(base.db, seanceId, { texte: 'Vue de partout ?' })
    for (const lire of fils) expect(await lire()).toMatch(new RegExp(`event: questions[^]*"id":${id},"texte":"Vue de partout \\?"`))
  })

  it('les places sont comptées, en tout et par adresse ; qui n’en a pas se voit refuser', async () => {
    const diffusion = await processus({ clients: 3, parAdresse: 2 })
    const demander = (adresse: string) => diffusion.suivre(base.db, seanceId, { vue: 'publique', adresse })
    const recus = [await demander('a'), await demander('a'), await demander('a'), await demander('b'), await demander('c')]
    expect(recus.map((corps) => corps !== undefined)).toEqual([true, true, false, true, false])
    await recus[0]?.cancel()
    expect(await demander('c')).toBeDefined()
  })

  it('qui ne lit plus est lâché, et les autres continuent', async () => {
    const diffusion = await processus()
    await diffusion.suivre(base.db, seanceId, { vue: 'publique', adresse: 'lent' })
    const lire = await suivre(diffusion)
    expect([await lire(), await lire()].join('')).toContain('event: etat')
    const longue = { texte: 'x'.repeat(500), reponse: 'y'.repeat(5000) }
    await Promise.all(Array.from({ length: 30 }, () => creerQuestion(base.db, seanceId, longue)))
    let recu = ''
    while ((recu.match(/"texte"/g) ?? []).length < 30) recu += await lire()
    await creerQuestion(base.db, seanceId, { texte: 'La suite ?' })
    expect(await lire()).toContain('La suite ?')
    await expect.poll(() => diffusion.nombre()).toBe(1)
  })

  it('fermée, elle rend toutes ses places et n’en donne plus', async () => {
    const diffusion = await processus()
    await suivre(diffusion)
    diffusion.fermer()
    expect(diffusion.nombre()).toBe(0)
    expect(await diffusion.suivre(base.db, seanceId, { vue: 'publique', adresse: 'a' })).toBeUndefined()
  })
})
