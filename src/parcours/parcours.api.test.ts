import { beforeEach, describe, expect, it } from 'vitest'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listeDeParcours } from './parcours.api.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

describe("les parcours dans l'API", () => {
  it('sont ceux qui sont publiés, avec le temps compté de chaque version', async () => {
    await creerParcours(base.db)
    await creerParcours(base.db, { titre: 'Pas encore', etat: 'brouillon' })
    const reponse = await (await base.app()).request('/api/v1/parcours')
    const { donnees } = listeDeParcours.parse(await reponse.json())
    expect(donnees).toHaveLength(1)
    expect(donnees[0]).toMatchObject({ cle: 'relier-les-lucioles', minutes: { '2h': 60, '4h': 70, '12h': 130 } })
    expect(donnees[0]?.etapes.map(({ cle }) => cle)).toEqual(['regarder', 'relier', 'partager'])
  })
})
