import { expect, it } from 'vitest'
import { sansFin } from './comparer.factory.ts'
import { comparerAPart } from './comparer-a-part.ts'
import { differerChamps } from './differer.ts'

const avant = new Map([
  ['Titre', ['Le guide']],
  ['Texte', ['un mot', 'deux']],
])
const apres = new Map([
  ['Titre', ['Le guide']],
  ['Texte', ['un autre mot', 'deux']],
])

it('compare à part comme ici', async () => {
  expect(await comparerAPart(avant, apres)).toEqual(differerChamps(avant, apres))
  expect(await comparerAPart(avant, avant, { par: sansFin })).toEqual([])
})

it('une comparaison qui ne finit pas dit tout ôté puis ajouté, et la suivante se fait', async () => {
  expect(await comparerAPart(avant, apres, { par: sansFin, ms: 200 })).toEqual([
    {
      libelle: 'Texte',
      morceaux: [
        { etat: 'ote', texte: 'un mot' },
        { etat: 'ote', texte: 'deux' },
        { etat: 'ajoute', texte: 'un autre mot' },
        { etat: 'ajoute', texte: 'deux' },
      ],
    },
  ])
  expect(await comparerAPart(avant, apres)).toEqual(differerChamps(avant, apres))
})
