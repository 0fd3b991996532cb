import { stringify } from 'csv-stringify/sync'
import { descriptions, type Liste, listes, type Referentiel, type Terme } from './referentiel.ts'

/** Une liste dans la forme de contenu/referentiel/<liste>.csv, sans les termes retirés. */
export function listeEnCsv(referentiel: Referentiel, liste: Liste): string {
  const columns = ['code', 'libelle', 'pluriel', 'definition', 'parent', 'est_proposition', 'source']
  const lignes = referentiel
    .liste(liste)
    .map((terme) => ({ ...essentiel(referentiel, terme), est_proposition: terme.estProposition ? 'oui' : 'non' }))
  // La marque d'ordre des octets fait lire les accents aux tableurs ; une cellule ne peut pas y devenir une formule.
  return stringify(lignes, { header: true, columns, bom: true, escape_formulas: true })
}

/** Toutes les listes, termes retirés compris et dits tels. */
export function referentielEnJson(referentiel: Referentiel) {
  return {
    listes: listes.map((liste) => ({
      liste,
      titre: descriptions[liste].titre,
      parent: descriptions[liste].parent ?? null,
      termes: referentiel.liste(liste, { retires: true }).map((terme) => ({
        ...essentiel(referentiel, terme),
        est_proposition: terme.estProposition,
        retire: terme.retireLe !== null,
      })),
    })),
  }
}

function essentiel(referentiel: Referentiel, { code, libelle, pluriel, definition, parentId, source }: Terme) {
  return { code, libelle, pluriel, definition, parent: parentId === null ? null : (referentiel.parId(parentId)?.code ?? null), source }
}
