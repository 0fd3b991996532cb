import { cibleDe } from '#socle/urls.ts'
import { Bouton } from './Bouton.tsx'

type Props = {
  /** Les adresses des pages voisines ; absentes au bout de la liste. */
  precedente?: string | undefined
  suivante?: string | undefined
  /** « 1 à 24 sur 350 ». */
  resume: string
}

/** D'une page de la liste à l'autre, par clé : la millième coûte ce que coûte la première. */
export function Pagination({ precedente, suivante, resume }: Props) {
  return (
    <nav class="pagination" aria-label="Pages de la liste">
      <p>{resume}</p>
      {(precedente !== undefined || suivante !== undefined) && (
        <ul>
          {precedente !== undefined && (
            <li>
              <Bouton variante="secondaire" href={precedente} attributs={{ rel: 'prev', target: cibleDe(precedente) }}>
                <span aria-hidden="true">←</span> Page précédente
              </Bouton>
            </li>
          )}
          {suivante !== undefined && (
            <li>
              <Bouton variante="secondaire" href={suivante} attributs={{ rel: 'next', target: cibleDe(suivante) }}>
                Page suivante <span aria-hidden="true">→</span>
              </Bouton>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}
