import type { ComponentChildren } from 'preact'
import { Carte } from '#instruments/carte/Carte.tsx'
import { Fait } from '#interface/Fait.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import type { Tranche } from './contenu.repository.ts'
import { dessinerTerritoire } from './dessiner-territoire.ts'
import { ListeDeTerritoires } from './ListeDeTerritoires.tsx'
import type { Contenu, Portrait } from './rassembler-territoire.ts'
import {
  cheminDuNiveau,
  libelleDuNiveau,
  libelleNature,
  motsDuNiveau,
  type Niveau,
  nomAvecArticle,
  nomAvecDe,
  nomComplet,
  nomDistinct,
  nomEtCode,
  type Territoire,
  titreDuNiveau,
  urlTerritoire,
} from './territoire.ts'

/** `ailleurs` : ce que d'autres salles montrent ici. */
type Props = { portrait: Portrait; ailleurs: ComponentChildren; peutModifier: boolean }

/** Le portrait d'un territoire : où il est, ce qu'on en sait, ce qu'il contient, qui y agit. */
export function TerritoirePage({ portrait, ailleurs, peutModifier }: Props) {
  const { territoire: t, voisinage } = portrait
  const dessin = dessinerTerritoire(portrait)
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
          {...dessin}
          titre={`Carte ${nomAvecDe(t)} et de ses alentours`}
          adoucir={dessin.indicatif}
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

/** Ce qu'on peut faire d'ici : chercher de l'aide, proposer une fiche, monter d'un cran, chercher ailleurs. */
function ProchainPas({ portrait, peutModifier }: Omit<Props, 'ailleurs'>) {
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

/** Ce que contient le territoire, niveau par niveau ; la dernière liste se feuillette. */
function ContenusDuTerritoire({ portrait }: { portrait: Portrait }) {
  return (
    <>
      {portrait.contenus.map((c) => (
        <section key={c.niveau} aria-labelledby={`contenu-${c.niveau}`} id={motsDuNiveau[c.niveau][1]}>
          <h2 id={`contenu-${c.niveau}`}>
            {titreDuNiveau(c.niveau)} {nomAvecDe(portrait.territoire)}
          </h2>
          <ListeDeTerritoires territoires={c.liste} court={portrait.territoire.niveau === 'departement'} />
          {c.liste.length < c.total && <Suite portrait={portrait} contenu={c} />}
        </section>
      ))}
    </>
  )
}

function Suite({ portrait, contenu }: { portrait: Portrait; contenu: Contenu }) {
  const { apres, avant, liste, total, niveau } = contenu
  const vers = (parametres: Tranche) => `${avecParametres(urlTerritoire(portrait.territoire), parametres)}#${motsDuNiveau[niveau][1]}`
  return (
    <Pagination
      precedente={avant === undefined ? undefined : vers({ avant })}
      suivante={apres === undefined ? undefined : vers({ apres })}
      resume={`${liste.length} sur ${nombre(total)}, par ordre alphabétique`}
    />
  )
}

const nomDuCode: Record<Niveau, string> = {
  commune: 'Code Insee',
  epci: 'SIREN',
  departement: 'Code du département',
  region: 'Code de la région',
  groupement: 'Code interne',
}

/** Les faits, avec leur source et sa date ; ce qu'on ne sait pas est dit inconnu. */
function FaitsDuTerritoire({ portrait }: { portrait: Portrait }) {
  const { territoire: t, parents, groupements, chefLieu, contenus } = portrait
  return (
    <section class="territoire-faits" aria-labelledby="faits">
      <h2 id="faits">En quelques faits</h2>
      <dl>
        <Fait nom="Nature">{libelleNature(t)}</Fait>
        <Fait nom="Population">{t.population === null ? 'Inconnue' : `${nombre(t.population)} habitants`}</Fait>
        {contenus.length > 0 && <Fait nom="Contient">{contenus.map((c) => pluriel(c.total, ...motsDuNiveau[c.niveau])).join(', ')}</Fait>}
        {chefLieu && <Fait nom="Chef-lieu">{lien(chefLieu)}</Fait>}
        {parents.toReversed().map((p) => (
          <Fait key={p.id} nom={libelleDuNiveau[p.niveau]}>
            {lien(p)}
          </Fait>
        ))}
        {groupements.length > 0 && (
          <Fait nom="Groupements">
            {groupements.map((g, i) => (
              <span key={g.id}>
                {i > 0 && ', '}
                {lien(g)}
              </span>
            ))}
          </Fait>
        )}
        {t.codesPostaux.length > 0 && (
          <Fait nom={t.codesPostaux.length > 1 ? 'Codes postaux' : 'Code postal'}>{t.codesPostaux.join(', ')}</Fait>
        )}
        <Fait nom={nomDuCode[t.niveau]}>{t.code}</Fait>
        {t.point?.approche && <Fait nom="Position">Approchée : le centre des communes voisines dont on connaît les coordonnées</Fait>}
      </dl>
      <p class="territoire-source">Source&nbsp;: {t.source}.</p>
    </section>
  )
}

const lien = (t: Territoire) => <a href={urlTerritoire(t)}>{t.nom}</a>
