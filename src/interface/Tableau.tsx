import type { ComponentChildren } from 'preact'

export type Colonne = {
  /** La clé de la cellule dans chaque ligne. */
  cle: string
  libelle: string
  /** Vrai : aligné à droite, chiffres de même chasse. */
  nombre?: boolean | undefined
  /** L'adresse de la même liste, triée par cette colonne ; le sens présent si c'est elle qui trie. */
  tri?: { href: string; sens?: 'croissant' | 'decroissant' | undefined } | undefined
}
type Props = {
  legende: string
  colonnes: readonly Colonne[]
  /** Une ligne donne une cellule par clé de colonne ; la première colonne nomme la ligne. */
  lignes: readonly Record<string, ComponentChildren>[]
  /** Vrai : la légende est lue, non montrée (un titre la dit déjà). */
  legendeCachee?: boolean
  /** Faux : sur un petit écran, le tableau défile au lieu d'empiler ses lignes. */
  empile?: boolean
}

/** Un tableau de données, trié par des liens. */
export function Tableau({ legende, colonnes, lignes, legendeCachee = false, empile = true }: Props) {
  return (
    <section class={empile ? 'tableau tableau-empile' : 'tableau'} aria-label={legende} tabIndex={0}>
      <table>
        <caption class={legendeCachee ? 'visuellement-cache' : undefined}>{legende}</caption>
        <thead>
          <tr>
            {colonnes.map((colonne) => (
              <Titre key={colonne.cle} {...colonne} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((cellules, rang) => (
            <Ligne key={rang} cellules={cellules} colonnes={colonnes} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Titre({ libelle, nombre, tri }: Colonne) {
  const sens = tri?.sens && (tri.sens === 'croissant' ? 'ascending' : 'descending')
  return (
    <th scope="col" class={nombre ? 'nombre' : undefined} aria-sort={sens}>
      {tri ? <a href={tri.href}>{libelle}</a> : libelle}
    </th>
  )
}

function Ligne({ cellules, colonnes }: { cellules: Record<string, ComponentChildren>; colonnes: readonly Colonne[] }) {
  return (
    <tr>
      {colonnes.map(({ cle, libelle, nombre }, rang) =>
        rang === 0 ? (
          <th key={cle} scope="row">
            {cellules[cle]}
          </th>
        ) : (
          <td key={cle} class={nombre ? 'nombre' : undefined} data-titre={libelle}>
            {cellules[cle]}
          </td>
        ),
      )}
    </tr>
  )
}
