import { afterAll, describe, expect, it } from 'vitest'
import { creerAtelier } from '#socle/atelier/atelier.ts'
import { petiteImage } from './fichier.factory.ts'
import { secondesPour } from './image.bornes.ts'
import { enUnDixieme, sansFin, sansMesure } from './image.factory.ts'
import { preparerImage } from './reduire-image.ts'

const reglages = { ouvriers: 1, tasMo: 64, memoireMo: 300, enAttente: 3, attenteMs: 20_000, reposMs: 60_000 }
const atelier = creerAtelier(reglages)
afterAll(() => atelier.fermer())

const uneImage = await petiteImage(20, 10)
const encore = async () => expect((await preparerImage(uneImage, { atelier })).largeur).toBe(20)

describe('préparer une image', () => {
  it('une à la fois, dans l’ordre ; une de trop est refusée pour plus tard, et les autres passent', async () => {
    await encore()
    const envois = Array.from({ length: 5 }, () => preparerImage(uneImage, { atelier, par: enUnDixieme }))
    const issues = await Promise.allSettled(envois)
    const prises = issues.flatMap((issue) => (issue.status === 'fulfilled' ? [issue.value] : []))
    const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []))
    expect(prises).toHaveLength(4)
    for (const [rang, { largeur: commence }] of prises.entries()) expect(commence).toBeGreaterThanOrEqual(prises[rang - 1]?.hauteur ?? 0)
    expect(refus).toMatchObject([{ statut: 503, message: expect.stringContaining('Attendez une minute') }])
  })

  it('trop longue, elle est refusée par une phrase, et la suivante passe', async () => {
    const trop = { statut: 422, message: expect.stringContaining('Réduisez-la') }
    await expect(preparerImage(uneImage, { atelier, par: sansFin, ms: 200 })).rejects.toMatchObject(trop)
    await encore()
  })

  it('trop gourmande, elle est refusée par une phrase, et la suivante passe', async () => {
    const trop = { statut: 422, message: expect.stringContaining('Réduisez-la') }
    await expect(preparerImage(uneImage, { atelier, par: sansMesure })).rejects.toMatchObject(trop)
    await encore()
  })

  it('a d’autant plus de temps qu’elle a de pixels', () => {
    expect([1_000, 1_000_000, 50_000_000].map(secondesPour)).toEqual([6, 6, 55])
  })
})
