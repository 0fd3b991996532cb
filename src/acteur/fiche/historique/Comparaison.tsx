import type { Difference } from './comparer-fiches.ts'
import type { Morceau } from './differer.ts'

type Props = { differences: Difference[]; titres: [string, string]; legende: string }

/** Deux contenus côte à côte, champ par champ : seuls ceux qui diffèrent. Ce qui est ôté ou ajouté l'est par un signe et un mot, pas par la couleur seule. */
export function Comparaison({ differences, titres: [gauche, droite], legende }: Props) {
  if (differences.length === 0) return <p>Ces deux versions disent la même chose.</p>
  return (
    <div class="fiche-comparaison">
      <table>
        <caption>{legende}</caption>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">{gauche}</th>
            <th scope="col">{droite}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ libelle, morceaux }) => (
            <tr key={libelle}>
              <th scope="row">{libelle}</th>
              <td>
                <Lignes morceaux={morceaux} cache="ajoute" />
              </td>
              <td>
                <Lignes morceaux={morceaux} cache="ote" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Lignes({ morceaux, cache }: { morceaux: Morceau[]; cache: Morceau['etat'] }) {
  const lignes = morceaux.filter(({ etat }) => etat !== cache)
  if (lignes.length === 0) return <p>(vide)</p>
  return lignes.map(({ etat, texte: ligne }, rang) => {
    const texte = ligne === '' && etat !== 'garde' ? '(ligne vide)' : ligne
    return (
      <p key={rang}>
        {etat === 'garde' && texte}
        {etat === 'ote' && (
          <>
            <span class="signe">− retiré : </span>
            <del>{texte}</del>
          </>
        )}
        {etat === 'ajoute' && (
          <>
            <span class="signe">+ ajouté : </span>
            <ins>{texte}</ins>
          </>
        )}
      </p>
    )
  })
}
