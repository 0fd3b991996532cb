import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Encarts } from './Encarts.tsx'
import type { FondDeCarte } from './fond.ts'
import type { Geometrie } from './geometrie.ts'
import { JumeauTexte } from './JumeauTexte.tsx'
import { Noms } from './Noms.tsx'
import { Points } from './Points.tsx'
import { finesse, tracer } from './tracer.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'carte-interactive': HTMLAttributes<HTMLElement>
    }
  }
}

/** Une surface. `classe` : contexte, principal, classe-1 à classe-5, vide… (voir carte.css) ; plusieurs possibles. `nomme` : écrit son nom s'il y tient. */
export type ZoneDeCarte = {
  id: string | number
  d?: Geometrie
  libelle: string
  href?: string
  classe?: string
  valeur?: string | number
  nomme?: true
}

/** Un disque. `rayon` en unités du dessin (600 de large) ; `texte` s'écrit dedans, `nomme` écrit son nom à côté ; `id` le lie aux `data-point` de la page. */
export type PointDeCarte = {
  id?: string | number
  lon: number
  lat: number
  libelle: string
  href?: string
  classe?: string
  rayon?: number
  texte?: string
  valeur?: string | number
  nomme?: true
}

export type EntreeDeLegende = { classe: string; libelle: string; forme?: 'zone' | 'point' }

export type ProprietesDeCarte = {
  titre: string
  fond: FondDeCarte
  zones?: ZoneDeCarte[]
  points?: PointDeCarte[]
  legende?: EntreeDeLegende[]
  /** Vrai : au moins un contour est calculé et non officiel ; la carte le dit. */
  indicatif?: boolean
  source?: string
  /** Noms des colonnes du jumeau texte. */
  colonnes?: { nom: string; valeur: string }
  /** Remplace le jumeau texte, quand la page dit déjà la même chose en texte à côté. */
  texteAilleurs?: ComponentChildren
  /** Le plus petit détail gardé, en unités carrées du dessin : plus grand, plus léger. */
  tolerance?: number
  /** Vrai : les longs angles d'un contour calculé sont arrondis (cartes locales). */
  adoucir?: boolean
}

// Au-delà, tabuler de lien en lien serait sans fin : le jumeau texte, lui, se lit et se parcourt.
const liensAuClavier = 30

/** Une carte dessinée en SVG par le serveur : liens et bulles sans script, et son jumeau en texte. */
export function Carte(props: ProprietesDeCarte) {
  const { titre, fond, zones = [], points = [], legende = [], indicatif, source } = props
  const dessinees = zones.filter((z) => z.d)
  const traces = tracer(
    fond,
    dessinees.flatMap((z) => z.d ?? []),
    { tolerance: props.tolerance, adoucir: props.adoucir },
  )
  const auClavier = [...zones, ...points].filter((x) => x.href).length <= liensAuClavier
  return (
    <figure class="carte">
      <carte-interactive>
        <svg viewBox={`0 0 ${fond.largeur} ${fond.hauteur}`} role="group" aria-label={`Carte : ${titre}`} class="carte-dessin">
          <Motifs />
          <Encarts encarts={fond.encarts} />
          <g class="carte-zones" transform={`scale(${(1 / finesse).toFixed(4)})`}>
            {dessinees.map((z, i) => traces[i] && <Zone key={z.id} zone={z} d={traces[i]} auClavier={auClavier} />)}
          </g>
          <Noms fond={fond} zones={dessinees} points={points} />
          <Points fond={fond} points={points} auClavier={auClavier} />
        </svg>
      </carte-interactive>
      <figcaption class="carte-legende">
        <span class="carte-titre">{titre}</span>
        {legende.length > 0 && (
          <ul>
            {legende.map((l) => (
              <li key={l.libelle}>
                <Pastille {...l} /> {l.libelle}
              </li>
            ))}
          </ul>
        )}
        {(indicatif || source) && (
          <p class="carte-source">
            {indicatif && <strong>Contours indicatifs.</strong>} {source}
          </p>
        )}
      </figcaption>
      {props.texteAilleurs ?? <JumeauTexte titre={titre} zones={zones} points={points} colonnes={props.colonnes} />}
    </figure>
  )
}

function Zone({ zone, d, auClavier }: { zone: ZoneDeCarte; d: string; auClavier: boolean }) {
  const bulle = zone.valeur === undefined ? zone.libelle : `${zone.libelle} : ${zone.valeur}`
  const classe = zone.classe ? `carte-zone ${zone.classe}` : 'carte-zone'
  if (!zone.href) {
    return (
      <path class={classe} d={d}>
        <title>{bulle}</title>
      </path>
    )
  }
  return (
    <a href={zone.href} tabindex={auClavier ? undefined : -1}>
      <title>{bulle}</title>
      <path class={classe} d={d} />
    </a>
  )
}

function Pastille({ classe, forme = 'zone' }: EntreeDeLegende) {
  return (
    <svg viewBox="0 0 20 14" class="carte-pastille" aria-hidden="true">
      {forme === 'zone' ? (
        <rect class={`carte-zone ${classe}`} x="1" y="1" width="18" height="12" rx="2" />
      ) : (
        <circle class={`carte-point ${classe}`} cx="10" cy="7" r="5" />
      )}
    </svg>
  )
}

// Des hachures disent « pas de donnée » sans le secours de la couleur.
const Motifs = () => (
  <defs>
    <pattern id="carte-hachures" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v5" class="carte-hachure" />
    </pattern>
  </defs>
)
