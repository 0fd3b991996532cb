import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modereTout, peutModerer } from './membre.droits.ts'

const ids = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 })
const concerne = fc.record({ territoires: ids, thematiques: ids })

describe('qui modère quoi', () => {
  it("l'administration modère tout, quels que soient ses périmètres", () => {
    fc.assert(fc.property(concerne, concerne, (perimetres, objet) => peutModerer({ role: 'administrateur', perimetres }, objet)))
  })

  it('un membre et une visiteuse ne modèrent rien', () => {
    fc.assert(
      fc.property(
        concerne,
        concerne,
        (perimetres, objet) => !peutModerer({ role: 'membre', perimetres }, objet) && !peutModerer(null, objet),
      ),
    )
  })

  it('un animateur modère exactement ce qui touche un de ses territoires ou une de ses thématiques', () => {
    fc.assert(
      fc.property(concerne, concerne, (perimetres, objet) => {
        const sansLimite = perimetres.territoires.length + perimetres.thematiques.length === 0
        const touche =
          objet.territoires.some((id) => perimetres.territoires.includes(id)) ||
          objet.thematiques.some((id) => perimetres.thematiques.includes(id))
        expect(peutModerer({ role: 'animateur', perimetres }, objet)).toBe(sansLimite || touche)
      }),
    )
  })

  it('un animateur sans périmètre modère tout', () => {
    expect(modereTout({ role: 'animateur', perimetres: { territoires: [], thematiques: [] } })).toBe(true)
  })
})
