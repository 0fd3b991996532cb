import { describe, expect, it } from 'vitest'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listesOffertes } from './correspondances.ts'
import { deviner } from './deviner.ts'

const base = baseDeTest()

async function code(nom: string): Promise<string | undefined> {
  const referentiel = await chargerReferentiel(base.db)
  return deviner(
    nom,
    listesOffertes.flatMap((liste) => referentiel.liste(liste)),
  )?.code
}

describe('deviner où va une rubrique', () => {
  it('reconnaît un terme du réseau malgré accents, pluriel et casse', async () => {
    expect(await code('METHODES')).toBe('methode')
    expect(await code('outil')).toBe('outil')
    expect(await code('Énergies')).toBe('energie-eau-et-mobilites')
    expect(await code('Dialogue territorial')).toBe('dialogue-territorial')
    expect(await code('Habitat')).toBe('habitat-et-cadre-de-vie')
  })

  it('ne propose rien quand le nom ne dit rien de sûr', async () => {
    for (const nom of ['Uncategorized', 'Non classé', 'Actualités', 'Divers', 'border', 'La vie du site', '2019', ''])
      expect([nom, await code(nom)]).toEqual([nom, undefined])
  })
})
