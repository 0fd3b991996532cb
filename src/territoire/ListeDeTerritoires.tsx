import { nombre } from '#socle/texte.ts'
import { nomDistinct, type Territoire, urlTerritoire } from './territoire.ts'

/** Des territoires en colonnes, chacun lié à sa page, avec sa population. `court` : sans le département, que la page dit déjà. */
export function ListeDeTerritoires({ territoires, court = false }: { territoires: Territoire[]; court?: boolean }) {
  return (
    <ul class="territoire-liste">
      {territoires.map((t) => (
        <li key={t.id} data-point={t.id}>
          <a href={urlTerritoire(t)}>{court ? t.nom : nomDistinct(t)}</a>
          {t.population !== null && <span class="territoire-habitants">{nombre(t.population)}&nbsp;hab.</span>}
        </li>
      ))}
    </ul>
  )
}
