import { expect, it } from 'vitest'
import { lireSousTitresAPart, relireSousTitres } from './lire-sous-titres.ts'
import { sansFin } from './sous-titres.factory.ts'

const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n'

it('des sous-titres trop longs à lire sont refusés par une phrase, et les suivants se lisent', async () => {
  const trop = { ok: false, fautes: [expect.stringContaining('trop de travail')] }
  expect(await lireSousTitresAPart(vtt, { par: sansFin, ms: 200 })).toEqual(trop)
  expect(await lireSousTitresAPart(vtt)).toMatchObject({ ok: true, repliques: [{ debut: 1, fin: 2, texte: 'Bonjour' }] })
})

it('des sous-titres gardés ne se lisent qu’une fois', async () => {
  let lectures = 0
  const octets = async () => {
    lectures++
    return Buffer.from(vtt)
  }
  for (let i = 0; i < 3; i++) expect((await relireSousTitres('une-cle', octets)).ok).toBe(true)
  expect(lectures).toBe(1)
})
