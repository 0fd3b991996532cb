import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerCycle, creerSeance } from '#webinaire/seance.factory.ts'
import { listeDeWebinaires } from './webinaire.api.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

describe("les webinaires dans l'API", () => {
  it('sont ceux qui sont publics, à l’heure de Paris, sans lien de connexion', async () => {
    const cycle = await creerCycle(base.db)
    await creerSeance(base.db, { cycleId: cycle.id, debut: new Date('2030-06-08T11:00:00Z') })
    await creerSeance(base.db, { titre: 'Pas encore', etat: 'brouillon' })
    const texte = await (await (await base.app()).request('/api/v1/webinaires')).text()
    expect(texte).not.toContain('visio.essai')
    const { donnees } = listeDeWebinaires.parse(JSON.parse(texte))
    expect(donnees).toHaveLength(1)
    expect(donnees[0]).toMatchObject({ debut: '2030-06-08T13:00:00.000+02:00', cycle: { cle: cycle.slug } })
    expect(donnees[0]?.programme[0]?.intervenants[0]?.nom).toBe('Lucie Lumière')
  })
})
