import { cibleDe } from '#socle/urls.ts'
import type { PointDeCarte, ZoneDeCarte } from './donnees.ts'

type Props = { titre: string; zones: ZoneDeCarte[]; points: PointDeCarte[]; colonnes?: { nom: string; valeur: string } | undefined }

/** Tout ce que la carte montre, en tableau : pour qui ne la voit pas, la cherche au clavier, ou veut la copier. */
export function JumeauTexte({ titre, zones, points, colonnes = { nom: 'Lieu', valeur: 'Valeur' } }: Props) {
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
