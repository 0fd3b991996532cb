import type { HTMLAttributes } from 'preact'
import { cibleDe } from '#socle/urls.ts'
import type { EntreeDeLegende, PointDeCarte, ProprietesDeCarte, ZoneDeCarte } from './donnees.ts'
import type { Encart } from './fond.ts'
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

// Au-delà, tabuler de lien en lien serait sans fin : le jumeau texte, lui, se lit et se parcourt.
const liensAuClavier = 30

/** Une carte dessinée en SVG par le serveur : liens et bulles sans script, et son jumeau en texte. */
export function Carte(props: ProprietesDeCarte) {
  const { titre, fond, zones = [], points = [], legende = [], indicatif, source } = props
  const dessinees = zones.filter((z) => z.d)
  const traces = tracerZones(props, dessinees)
  const auClavier = [...zones, ...points].filter((x) => x.href).length <= liensAuClavier
  return (
    <figure class="carte">
      <carte-interactive>
        <svg viewBox={`0 0 ${fond.largeur} ${fond.hauteur}`} role="group" aria-label={`Carte : ${titre}`} class="carte-dessin">
          <Encarts encarts={fond.encarts} />
          <g class="carte-zones" transform={`scale(${(1 / finesse).toFixed(4)})`}>
            {dessinees.map((z, i) => traces[i] && <Zone key={z.id} zone={z} d={traces[i]} auClavier={auClavier} />)}
          </g>
          <Noms fond={fond} zones={dessinees} points={points} />
          <Points fond={fond} points={points} auClavier={auClavier} />
        </svg>
      </carte-interactive>
      {props.texteAilleurs ?? <JumeauTexte titre={titre} zones={zones} points={points} colonnes={props.colonnes} />}
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
    </figure>
  )
}

// Une liste de zones gardée par l'appelant (le fond national) n'est projetée et simplifiée qu'une fois : c'est, de loin,
// le plus cher d'une carte. Une liste neuve n'est pas retenue plus longtemps que la page.
const connus = new WeakMap<readonly ZoneDeCarte[], { fond: ProprietesDeCarte['fond']; traces: string[] }>()

function tracerZones({ fond, zones = [], tolerance, adoucir }: ProprietesDeCarte, dessinees: ZoneDeCarte[]): string[] {
  const connu = connus.get(zones)
  if (connu?.fond === fond) return connu.traces
  const geometries = dessinees.flatMap((z) => z.d ?? [])
  const traces = tracer(fond, geometries, { tolerance, adoucir })
  connus.set(zones, { fond, traces })
  return traces
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
    <a href={zone.href} target={cibleDe(zone.href)} tabindex={auClavier ? undefined : -1}>
      <title>{bulle}</title>
      <path class={classe} d={d} />
    </a>
  )
}

function Pastille({ classe, forme = 'zone' }: EntreeDeLegende) {
  return (
    <svg viewBox="0 0 20 14" width="20" height="14" class="carte-pastille" aria-hidden="true">
      {forme === 'zone' ? (
        <rect class={`carte-zone ${classe}`} x="1" y="1" width="18" height="12" rx="2" />
      ) : (
        <circle class={`carte-point ${classe}`} cx="10" cy="7" r="5" />
      )}
    </svg>
  )
}

/** Les cadres des morceaux de monde montrés à part, un filet et leur nom. */
function Encarts({ encarts }: { encarts: Encart[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: un groupe SVG ne reçoit pas le focus ; le jumeau texte porte les noms
    <g class="carte-encarts" aria-hidden="true">
      {encarts.map((e) => (
        <g key={e.libelle}>
          <rect x={e.x} y={e.y} width={e.largeur} height={e.hauteur} rx="3" />
          <text x={e.x + 5} y={e.y + 12}>
            {e.libelle}
          </text>
        </g>
      ))}
    </g>
  )
}

type Props = { titre: string; zones: ZoneDeCarte[]; points: PointDeCarte[]; colonnes?: { nom: string; valeur: string } | undefined }

/** Tout ce que la carte montre, en tableau : pour qui ne la voit pas, la cherche au clavier, ou veut la copier. */
function JumeauTexte({ titre, zones, points, colonnes = { nom: 'Lieu', valeur: 'Valeur' } }: Props) {
  const lignes = [...zones, ...points]
  if (lignes.length === 0) return null
  const avecValeurs = lignes.some((l) => l.valeur !== undefined)
  return (
    <details class="carte-texte">
      <summary>Lire cette carte en texte</summary>
      <section class="carte-texte-defilement" tabIndex={0} aria-label={`${titre}, en texte`}>
        {avecValeurs ? (
          <table>
            <caption>{titre}</caption>
            <thead>
              <tr>
                <th scope="col">{colonnes.nom}</th>
                <th scope="col">{colonnes.valeur}</th>
              </tr>
            </thead>
            <tbody>
              {lignes.map((l, i) => (
                <tr key={i}>
                  <th scope="row">{nommer(l)}</th>
                  <td>{l.valeur ?? 'inconnu'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <ul>
            {lignes.map((l, i) => (
              <li key={i}>{nommer(l)}</li>
            ))}
          </ul>
        )}
      </section>
    </details>
  )
}

function nommer({ href, libelle }: ZoneDeCarte | PointDeCarte) {
  if (!href) return libelle
  return (
    <a href={href} target={cibleDe(href)}>
      {libelle}
    </a>
  )
}
