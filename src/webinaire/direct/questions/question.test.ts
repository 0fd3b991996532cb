import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Acte, actes, apresActe, comparer, type EtatDeQuestion, estMontree, etatsDeQuestion, moderer } from './question.ts'

const etat = fc.constantFrom(...etatsDeQuestion)
const acte = fc.constantFrom(...actes)
type Geste = { rang: number; acte: Acte }
const gestes = fc.array(fc.record({ rang: fc.nat({ max: 7 }), acte }), { maxLength: 40 })

function jouer(suite: Geste[]): { id: number; etat: EtatDeQuestion }[] {
  let questions: { id: number; etat: EtatDeQuestion }[] = Array.from({ length: 8 }, (_, id) => ({ id, etat: 'a-moderer' }))
  for (const { rang, acte: geste } of suite) {
    const changees = moderer(questions, rang, geste) ?? []
    questions = questions.map((q) => changees.find(({ id }) => id === q.id) ?? q)
  }
  return questions
}

describe('modérer des questions', () => {
  it('on ne répond jamais à deux questions à la fois, quels que soient les gestes', () => {
    fc.assert(fc.property(gestes, (suite) => jouer(suite).filter((q) => q.etat === 'en-cours').length <= 1))
  })

  it('une question que personne n’a acceptée ni reprise ne se montre pas', () => {
    const sansAccord = fc.array(
      fc.record({ rang: fc.nat({ max: 7 }), acte: fc.constantFrom<Acte>('prendre', 'repondre', 'reporter', 'ecarter') }),
    )
    fc.assert(fc.property(sansAccord, (suite) => jouer(suite).every((q) => !estMontree(q))))
  })

  it('un geste refusé ne change rien, un geste permis ne change que la question visée et celle qui la précédait', () => {
    fc.assert(
      fc.property(fc.array(etat, { minLength: 1, maxLength: 8 }), acte, fc.nat({ max: 7 }), (etats, geste, id) => {
        const questions = etats.map((e, rang) => ({ id: rang, etat: e }))
        const changees = moderer(questions, id, geste)
        const visee = questions.find((q) => q.id === id)
        if (!visee || apresActe(visee.etat, geste) === undefined) return changees === undefined
        return changees?.every((q) => q.id === id || questions[q.id]?.etat === 'en-cours') === true
      }),
    )
  })

  it('une question écartée par erreur se reprend, et on peut toujours écarter celle qui se montre', () => {
    expect(apresActe('ecartee', 'reprendre')).toBe('visible')
    for (const e of etatsDeQuestion.filter((autre) => autre !== 'ecartee')) expect(apresActe(e, 'ecarter')).toBe('ecartee')
  })

  it('l’ordre d’une liste est total : la question en cours, puis les plus soutenues, puis les plus anciennes', () => {
    const question = fc.record({
      id: fc.nat(),
      etat,
      soutiens: fc.nat({ max: 5 }),
      texte: fc.constant(''),
      auteur: fc.constant(''),
      reponse: fc.constant(''),
    })
    fc.assert(
      fc.property(question, question, question, (a, b, c) => {
        expect(Math.sign(comparer(a, b))).toBe(-Math.sign(comparer(b, a)) || 0)
        if (comparer(a, b) < 0 && comparer(b, c) < 0) expect(comparer(a, c)).toBeLessThan(0)
      }),
    )
  })
})
