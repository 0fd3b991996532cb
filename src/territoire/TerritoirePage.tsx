import type { ComponentChildren } from 'preact'
import { Carte } from '#instruments/carte/Carte.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ContenusDuTerritoire } from './ContenusDuTerritoire.tsx'
import { dessinerTerritoire } from './dessiner-territoire.ts'
import { FaitsDuTerritoire } from './FaitsDuTerritoire.tsx'
import { ListeDeTerritoires } from './ListeDeTerritoires.tsx'
import { ProchainPas } from './ProchainPas.tsx'
import type { Portrait } from './rassembler-territoire.ts'
import { cheminDuNiveau, libelleNature, nomAvecDe, nomComplet, nomDistinct, urlTerritoire } from './territoire.ts'

/** `ailleurs` : ce que d'autres salles montrent ici. */
type Props = { portrait: Portrait; ailleurs: ComponentChildren; peutModifier: boolean }

/** Le portrait d'un territoire : où il est, ce qu'on en sait, ce qu'il contient, qui y agit. */
export function TerritoirePage({ portrait, ailleurs, peutModifier }: Props) {
  const { territoire: t, voisinage } = portrait
  const { fond, zones, points, legende, indicatif, source } = dessinerTerritoire(portrait)
  const titreCarte = `Carte ${nomAvecDe(t)} et de ses alentours`
  return (
    <article class="territoire">
      <FilAriane etapes={etapes(portrait)} />
      <header class="territoire-tete">
        <p class="surtitre">{libelleNature(t)}</p>
        <h1>{nomComplet(t)}</h1>
        {t.nature === 'supprimee' && (
          <Message ton="attention">
            Ce territoire n'existe plus dans le découpage officiel. Sa page reste pour les fiches qui le citent.
          </Message>
        )}
      </header>
      <div class="territoire-portrait">
        <Carte
          titre={titreCarte}
          fond={fond}
          zones={zones}
          points={points}
          legende={legende}
          indicatif={indicatif}
          source={source}
          adoucir={indicatif}
          colonnes={{ nom: 'Territoire', valeur: 'Population' }}
        />
        <FaitsDuTerritoire portrait={portrait} />
      </div>
      {ailleurs}
      <ContenusDuTerritoire portrait={portrait} />
      {voisinage.voisins.length > 0 && (
        <section aria-labelledby="voisins">
          <h2 id="voisins">{t.niveau === 'commune' && voisinage.contours.length === 0 ? 'Communes proches' : 'Territoires voisins'}</h2>
          <ListeDeTerritoires territoires={voisinage.voisins} />
        </section>
      )}
      <ProchainPas portrait={portrait} peutModifier={peutModifier} />
    </article>
  )
}

function etapes({ territoire, parents }: Portrait) {
  return [
    { libelle: 'Territoires', href: '/territoires' },
    ...parents.map((p) => ({ libelle: p.nom, href: urlTerritoire(p) })),
    { libelle: nomDistinct(territoire) },
  ]
}

/** La description de la page, pour les moteurs et les partages. */
export function decrire({ territoire: t, parents }: Portrait): string {
  const ou = parents
    .map((p) => p.nom)
    .reverse()
    .join(', ')
  const combien = t.population === null ? '' : ` ${t.population.toLocaleString('fr-FR')} habitants.`
  return `${libelleNature(t)}${ou ? `, ${ou}` : ''}.${combien} Qui agit ici, ce que ce territoire contient, ses voisins, sa carte.`
}

/** Les données structurées de schema.org ; `adresse` : celle du site, sans barre finale. */
export function donneesStructurees({ territoire: t, parents }: Portrait, adresse: string): object {
  const parent = parents.at(-1)
  return {
    '@context': 'https://schema.org',
    '@type': t.niveau === 'commune' ? 'City' : 'AdministrativeArea',
    name: t.nom,
    identifier: t.code,
    url: adresse + urlTerritoire(t),
    ...(t.point ? { geo: { '@type': 'GeoCoordinates', latitude: arrondi(t.point.latitude), longitude: arrondi(t.point.longitude) } } : {}),
    containedInPlace: parent
      ? { '@type': 'AdministrativeArea', name: parent.nom, url: adresse + urlTerritoire(parent) }
      : { '@type': 'Country', name: 'France' },
  }
}

const arrondi = (v: number) => Math.round(v * 1e4) / 1e4

export const titreDePage = (p: Portrait): string =>
  `${nomDistinct(p.territoire)}, ${cheminDuNiveau[p.territoire.niveau] === 'communes' ? 'commune' : libelleNature(p.territoire).toLowerCase()}`
