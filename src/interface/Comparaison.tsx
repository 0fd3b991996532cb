import type { Difference, Morceau } from '#socle/differer.ts'

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
              <td data-titre={gauche}>
                <Lignes morceaux={morceaux} cache="ajoute" />
              </td>
              <td data-titre={droite}>
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
  const lignes = elaguer(morceaux.filter(({ etat }) => etat !== cache))
  if (lignes.length === 0) return <p>(vide)</p>
  return lignes.map((ligne, rang) => <Ligne key={rang} {...ligne} />)
}

function Ligne({ etat, texte, mots }: Morceau) {
  if (etat === 'garde') return <p>{texte}</p>
  const contenu =
    texte === '' ? '(ligne vide)' : (mots?.map(({ change, texte: mot }, rang) => (change ? <mark key={rang}>{mot}</mark> : mot)) ?? texte)
  return etat === 'ote' ? (
    <p>
      <span class="signe">− retiré : </span>
      <del>{contenu}</del>
    </p>
  ) : (
    <p>
      <span class="signe">+ ajouté : </span>
      <ins>{contenu}</ins>
    </p>
  )
}

// D'un long texte, ce qui change et deux lignes autour.
function elaguer(lignes: Morceau[]): Morceau[] {
  if (lignes.length <= 12) return lignes
  const pres = (rang: number) => lignes.slice(Math.max(0, rang - 2), rang + 3).some(({ etat }) => etat !== 'garde')
  return lignes.flatMap((ligne, rang): Morceau[] => {
    if (pres(rang)) return [ligne]
    return rang > 0 && !pres(rang - 1) ? [] : [{ etat: 'garde', texte: '[…]' }]
  })
}
