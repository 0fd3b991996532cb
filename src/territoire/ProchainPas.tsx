import type { Portrait } from './rassembler-territoire.ts'
import { type ActeursIci, nomAvecArticle, urlTerritoire } from './territoire.ts'

type Props = { portrait: Portrait; acteurs: ActeursIci | undefined; peutModifier: boolean }

/** Ce qu'on peut faire d'ici : chercher de l'aide, proposer une fiche, monter d'un cran, chercher ailleurs. */
export function ProchainPas({ portrait, acteurs, peutModifier }: Props) {
  const { territoire: t, parents } = portrait
  const parent = parents.at(-1)
  return (
    <nav class="territoire-pas" aria-labelledby="prochain-pas">
      <h2 id="prochain-pas">Prochain pas</h2>
      <ul>
        {acteurs && (
          <li>
            <a href={acteurs.lienTous}>Chercher qui peut aider ici</a>
          </li>
        )}
        {acteurs && (
          <li>
            <a href={acteurs.lienProposer}>Proposer une fiche pour ce territoire</a>
          </li>
        )}
        {parent && (
          <li>
            <a href={urlTerritoire(parent)}>Regarder plus large : {nomAvecArticle(parent)}</a>
          </li>
        )}
        <li>
          <a href="/territoires">Chercher un autre territoire</a>
        </li>
        {peutModifier && t.niveau === 'groupement' && (
          <li>
            <a href={`${urlTerritoire(t)}/modifier`}>Modifier ce groupement</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
