import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composerReferentiel } from '#referentiel/referentiel.ts'
import { pourquoi } from './pourquoi.ts'

const referentiel = composerReferentiel([])
const rien = { nom: 'Nom', termeIds: [], territoireIds: [], km: null, mots: [], lieux: [] }

describe('les raisons d’un résultat', () => {
  it('ne disent rien quand il n’y a rien à dire', () => {
    expect(pourquoi(rien, referentiel)).toEqual([])
  })

  it('disent la distance en kilomètres entiers', () => {
    expect(pourquoi({ ...rien, km: 12.4 }, referentiel)).toEqual(['à 12 km'])
    expect(pourquoi({ ...rien, km: 0.2 }, referentiel)).toEqual(['sur place'])
  })

  it('ne sont jamais plus de trois', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        fc.nat(),
        (nom, mots, km) => pourquoi({ ...rien, nom, mots, km }, referentiel).length <= 3,
      ),
    )
  })
})
