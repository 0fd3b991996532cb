import { expect, it, vi } from 'vitest'
import { journal } from '#socle/journal.ts'
import { noterErreurDeCompte } from './authentification.ts'

it('ce que dit la bibliothèque des comptes va au journal, avec la cause, et rien sur la sortie d’erreur', () => {
  const note = vi.spyOn(journal, 'error').mockImplementation(() => {})
  const console_ = vi.spyOn(console, 'error')
  noterErreurDeCompte('error', 'INTERNAL_SERVER_ERROR', new Error('base injoignable'), { courriel: 'camille@essai.invalid' })
  expect(note.mock.calls).toEqual([[{ erreur: 'INTERNAL_SERVER_ERROR : base injoignable' }, 'comptes']])
  expect(console_).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
