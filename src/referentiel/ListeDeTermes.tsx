import type { ComponentChildren } from 'preact'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { numeroDe, type Terme } from './referentiel.ts'

type Props = {
  termes: Terme[]
  /** Niveau des titres : 2 ou 3. */
  niveau: 2 | 3
  /** Ce qui suit la définition de chaque terme. */
  suite?: (terme: Terme) => ComponentChildren
}

/** Des termes avec leur définition et leur source ; ce qu'ils ont tous en commun n'est dit qu'une fois. */
export function ListeDeTermes({ termes, niveau, suite }: Props) {
  const sources = [...new Set(termes.map((terme) => terme.source))]
  const commune = sources.length === 1 ? sources[0] : null
  const toutesProposees = termes.length > 0 && termes.every((terme) => terme.estProposition)
  const Titre = niveau === 2 ? ('h2' as const) : ('h3' as const)
  return (
    <>
      {toutesProposees && <PropositionDeDepart />}
      <ul class="termes">
        {termes.map((terme) => (
          <li key={terme.id} id={terme.code} class="terme">
            <Titre class="terme-nom">
              {numeroDe(terme) && <span class="terme-numero">{numeroDe(terme)}</span>} {terme.libelle}
            </Titre>
            {terme.estProposition && !toutesProposees && <PropositionDeDepart />}
            {terme.definition && <p>{terme.definition}</p>}
            {!commune && terme.source && <p class="terme-source">Source : {terme.source}</p>}
            {suite?.(terme)}
          </li>
        ))}
      </ul>
      {commune && <p class="terme-source">Source : {commune}</p>}
    </>
  )
}
