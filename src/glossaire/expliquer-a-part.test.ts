import { afterEach, expect, it } from 'vitest'
import { fermerLesAteliers } from '#socle/atelier/atelier.ts'
import { expliquerLesTextes } from './expliquer.ouvrage.ts'
import { expliquerLaPage } from './expliquer-a-part.ts'
import { motDEssai } from './mot.factory.ts'

afterEach(() => fermerLesAteliers())

const mots = ['alliance', 'besoin'].map((code) => ({ ...motDEssai({ code, terme: code }), html: '', texte: '' }))

it.each([10, 2000])('un texte de %i phrases s’explique de même, sur place ou à part', async (phrases) => {
  const htmls = [`<p>${'Sans rien. '.repeat(phrases)}Une alliance.</p>`, '<p>Une alliance, un besoin.</p>']
  const attendu = expliquerLesTextes(htmls, mots)
  expect(await expliquerLaPage(htmls, mots)).toEqual(attendu)
  // Gardé : la même page se lit sans rien refaire.
  await fermerLesAteliers()
  expect(await expliquerLaPage(htmls, mots)).toEqual(attendu)
})
