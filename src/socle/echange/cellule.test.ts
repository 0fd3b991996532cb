import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { desamorcer, rearmer, valeursDe } from './cellule.ts'
import { enRangee } from './flux-csv.ts'

const texteQuelconque = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...`'"=+-@\t\r\n,;|é `) }))

describe('une cellule du fichier d’échange', () => {
  it('ne commence jamais comme une formule', () => {
    fc.assert(fc.property(texteQuelconque, (texte) => !/^[=+\-@\t\r]/.test(desamorcer(texte))))
    expect(desamorcer('=HYPERLINK("http://exemple.invalid")')).toBe('\'=HYPERLINK("http://exemple.invalid")')
  })

  it('rend exactement le texte de départ, quel qu’il soit', () => {
    fc.assert(fc.property(texteQuelconque, (texte) => rearmer(desamorcer(texte)) === texte))
  })

  it('traverse le tableau CSV sans perdre un caractère', () => {
    fc.assert(
      fc.property(
        fc.array(
          texteQuelconque.filter((t) => t !== ''),
          { minLength: 2, maxLength: 4 },
        ),
        (textes) => {
          const [lues = []] = parse(enRangee(textes.map(desamorcer)), { record_delimiter: '\r\n' })
          expect(lues.map(rearmer)).toEqual(textes)
        },
      ),
    )
  })

  it('laisse tranquille une apostrophe ordinaire', () => {
    expect(rearmer("'Ostal")).toBe("'Ostal")
    expect(desamorcer("L'Ostal")).toBe("L'Ostal")
  })

  it('porte plusieurs valeurs, sans vide ni doublon', () => {
    expect(valeursDe(' a | b||a ')).toEqual(['a', 'b'])
  })
})
