import { nombre } from '#socle/texte.ts'
import { Bouton } from './Bouton.tsx'
import { PropositionDeDepart } from './PropositionDeDepart.tsx'

export type ChoixDeFacette = {
  valeur: string | number
  libelle: string
  compte?: number | undefined
  coche: boolean
  /** L'adresse de la même liste sans ce filtre : un choix coché devient une pastille que l'on retire. */
  oter?: string | undefined
}
export type GroupeDeFacettes = {
  nom: string
  titre: string
  choix: readonly ChoixDeFacette[]
  /** Vrai : ces termes sont une proposition de départ. */
  proposition?: boolean | undefined
}

type Props = {
  groupes: readonly GroupeDeFacettes[]
  /** L'adresse de la même liste sans aucun filtre. */
  effacer?: string | undefined
}

/**
 * Les filtres d'une liste, dans un formulaire GET. Sans script : on coche, on applique. L'île `facettes` applique à
 * chaque choix. Sur un petit écran, tout se replie sous « Filtrer ».
 */
export function Facettes({ groupes, effacer }: Props) {
  const actifs = groupes.flatMap(({ nom, choix }) => choix.filter(({ coche }) => coche).map((choisi) => ({ ...choisi, nom })))
  return (
    <catalyse-facettes>
      <Actives actifs={actifs} effacer={effacer} />
      <details class="facettes">
        <summary class="bouton bouton-secondaire">Filtrer{actifs.length > 0 && ` (${actifs.length})`}</summary>
        {groupes.map((groupe, rang) => (
          <Groupe key={groupe.nom} groupe={groupe} rang={rang} />
        ))}
        <div class="facettes-appliquer">
          <Bouton variante="secondaire">Appliquer les filtres</Bouton>
        </div>
      </details>
    </catalyse-facettes>
  )
}

function Actives({ actifs, effacer }: { actifs: (ChoixDeFacette & { nom: string })[]; effacer: string | undefined }) {
  if (actifs.length === 0) return null
  return (
    <ul class="facettes-actives" aria-label="Filtres choisis">
      {actifs.map(({ nom, valeur, libelle, oter }) => (
        <li key={`${nom}-${valeur}`}>
          {oter === undefined ? (
            <span>{libelle}</span>
          ) : (
            <a class="pastille" href={oter}>
              <span class="visuellement-cache">Retirer le filtre </span>
              {libelle}
            </a>
          )}
        </li>
      ))}
      {effacer !== undefined && actifs.length > 1 && (
        <li>
          <a class="facettes-effacer" href={effacer}>
            Tout effacer
          </a>
        </li>
      )}
    </ul>
  )
}

function Groupe({ groupe: { nom, titre, choix, proposition }, rang }: { groupe: GroupeDeFacettes; rang: number }) {
  const coches = choix.filter(({ coche }) => coche).length
  if (choix.length === 0) return null
  return (
    <details class="facette" open={coches > 0 || rang < 2}>
      <summary>{titre}</summary>
      <ul class="facette-choix" aria-label={titre}>
        {choix.map(({ valeur, libelle, compte, coche }) => (
          <li key={valeur}>
            <label>
              <input type="checkbox" name={nom} value={valeur} checked={coche} id={`facette-${nom}-${valeur}`} />
              {libelle}
              {compte !== undefined && <span class="facette-compte">{nombre(compte)}</span>}
            </label>
          </li>
        ))}
      </ul>
      {proposition && <PropositionDeDepart />}
    </details>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'catalyse-facettes': import('preact').HTMLAttributes
    }
  }
}
