import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { desamorcer, rearmer, valeursDe } from './cellule.ts'
import { enRangee } from './flux-csv.ts'
import { type LigneDeTableau, lireTableau } from './lire-tableau.ts'

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

const toutes = async (texte: string) => {
  const tableau = await lireTableau(texte)
  const lignes: LigneDeTableau[] = []
  for await (const ligne of tableau.lignes()) lignes.push(ligne)
  return { ...tableau, lignes }
}

describe('un tableau envoyé', () => {
  it.each([',', ';', '\t'])('se lit avec le séparateur « %s »', async (s) => {
    const { entetes, lignes, total } = await toutes(`Nom${s}Numéro SIRET${s}"Ville${s} siège"\r\nÀ deux${s}${s}"Riom"\r\n`)
    expect(entetes).toEqual(['nom', 'numero_siret', 'ville_siege'])
    expect(total).toBe(1)
    expect([...(lignes[0]?.cellules ?? [])]).toEqual([
      ['nom', 'À deux'],
      ['numero_siret', ''],
      ['ville_siege', 'Riom'],
    ])
  })

  it('numérote ses lignes comme le tableur, sauts de ligne et lignes vides compris', async () => {
    const { lignes } = await toutes('nom,resume\nA,"deux\nlignes"\n,\nB,x\n')
    expect(lignes.map(({ ligne }) => ligne)).toEqual([2, 4])
  })

  it('long, n’est coupé au milieu d’aucun caractère ni d’aucune fin de ligne', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 65_500, max: 65_540 }), async (n) => {
        const { lignes } = await toutes(`nom,resume\r\n${'a'.repeat(n)},🌳é\r\nB,x\r\n`)
        expect(lignes.map(({ cellules }) => cellules.get('resume'))).toEqual(['🌳é', 'x'])
      }),
    )
  })

  it('est refusé par une phrase quand il n’a pas d’en-têtes, ou deux fois le même', async () => {
    await expect(lireTableau('bonjour\n')).rejects.toThrow(/séparateur/)
    await expect(lireTableau('nom,nom\na,b\n')).rejects.toThrow(/Deux colonnes s'appellent « nom »/)
    await expect(lireTableau('nom,resume\n"a,b\n')).rejects.toThrow(/guillemet/)
  })
})
