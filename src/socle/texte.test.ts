import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aujourdhui, dateLongue, ilYA, nombre, pluriel, sansAccents, slugifier } from './texte.ts'

describe('les mots et les nombres', () => {
  it('un slug n’a que des lettres, des chiffres et des tirets, et n’est jamais vide', () => {
    expect(slugifier("L'Épicerie des idées")).toBe('l-epicerie-des-idees')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (texte) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugifier(texte))))
  })

  it('ôter les accents deux fois revient à les ôter une fois', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (texte) => sansAccents(sansAccents(texte)) === sansAccents(texte)))
    expect(sansAccents('Œuvre à Nîmes')).toBe('oeuvre a nimes')
  })

  it('le pluriel commence à deux', () => {
    expect(pluriel(0, 'commune', 'communes')).toBe('0 commune')
    expect(pluriel(1, 'commune', 'communes')).toBe('1 commune')
    expect(pluriel(2, 'commune', 'communes')).toBe('2 communes')
    expect(nombre(12345)).toMatch(/^12.345$/)
  })

  it('les dates se lisent en français, à l’heure de Paris', () => {
    expect(dateLongue('2023-04-13')).toBe('13 avril 2023')
    expect(dateLongue('2026-03-01')).toBe('1er mars 2026')
    expect(aujourdhui(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
  })

  it('le temps passé se dit comme on parle', () => {
    const jour = new Date('2026-11-22T10:00:00Z')
    expect(ilYA('2026-11-22', jour)).toBe("aujourd'hui")
    expect(ilYA('2026-11-21', jour)).toBe('hier')
    expect(ilYA('2026-11-10', jour)).toBe('il y a 12 jours')
    expect(ilYA('2026-05-22', jour)).toBe('il y a 6 mois')
    expect(ilYA('2023-04-13', jour)).toBe('il y a 3 ans')
  })
})
