import { avecParametres } from '#socle/urls.ts'
import type { Portrait } from './rassembler-territoire.ts'
import { nomAvecArticle, nomEtCode, urlTerritoire } from './territoire.ts'

type Props = { portrait: Portrait; peutModifier: boolean }

/** Ce qu'on peut faire d'ici : chercher de l'aide, proposer une fiche, monter d'un cran, chercher ailleurs. */
export function ProchainPas({ portrait, peutModifier }: Props) {
  const { territoire: t, parents } = portrait
  const parent = parents.at(-1)
  return (
    <nav class="territoire-pas" aria-labelledby="prochain-pas">
      <h2 id="prochain-pas">Prochain pas</h2>
      <ul>
        <li>
          <a href={avecParametres('/acteurs', { territoire: nomEtCode(t) })}>Chercher qui peut aider ici</a>
        </li>
        <li>
          <a href={avecParametres('/acteurs/proposer', { territoires: nomEtCode(t) })}>Proposer une fiche pour ce territoire</a>
        </li>
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
