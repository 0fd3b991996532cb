import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decoder } from './reconnaitre-encodage.ts'

const tableau = 'nom;commune\r\nL’Épicerie des idées — cœur d’œuvre;Thiers\r\nForêt à Besançon;Besançon\r\n'

describe('l’encodage d’un fichier', () => {
  it.each([
    ['utf8', {}, 'UTF-8'],
    ['utf8', { addBOM: true }, 'UTF-8'],
    ['utf-16le', { addBOM: true }, 'UTF-16'],
    ['utf-16le', { addBOM: false }, 'UTF-16'],
    ['utf-16be', { addBOM: true }, 'UTF-16'],
    ['windows-1252', {}, 'Windows-1252'],
  ] as const)('%s %o est reconnu', (encodage, options, attendu) => {
    expect(decoder(iconv.encode(tableau, encodage, options))).toEqual({ texte: tableau, encodage: attendu })
  })

  it('rend tout texte UTF-8 imprimable tel quel', () => {
    const imprimable = fc.string({ unit: 'grapheme' }).filter((t) => !/^\uFEFF|\uFFFD|^PK|^%PDF/.test(t))
    fc.assert(fc.property(imprimable, (texte) => decoder(Buffer.from(`nom;${texte}`)).texte === `nom;${texte}`))
  })

  it('indéchiffrable est refusé par une phrase qui dit quoi faire', () => {
    expect(() => decoder(Uint8Array.from([0x6e, 0x6f, 0x6d, 0x2c, 0x81, 0x8d, 0xff, 0x90]))).toThrow(/CSV UTF-8/)
    expect(() => decoder(Buffer.from('nom,\u0001\u0002,x'))).toThrow(/encodage/)
  })

  it('un classeur ou un PDF est refusé en disant d’enregistrer en CSV', () => {
    expect(() => decoder(Buffer.from('PK\u0003\u0004…'))).toThrow(/enregistrez-le au format CSV/)
    expect(() => decoder(Buffer.from('%PDF-1.7'))).toThrow(/PDF/)
  })
})
