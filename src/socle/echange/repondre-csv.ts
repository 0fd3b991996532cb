import { stringify } from 'csv-stringify/sync'
import type { Contexte } from '../salle.ts'

/**
 * Un petit tableau à télécharger sous ce nom. La marque d'ordre des octets fait lire les accents aux tableurs ; une cellule ne peut pas
 * y devenir une formule.
 */
export function repondreCsv(c: Contexte, nom: string, columns: string[], lignes: readonly object[]): Response {
  return c.body(stringify([...lignes], { header: true, columns, bom: true, escape_formulas: true }), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${nom}.csv"`,
  })
}
