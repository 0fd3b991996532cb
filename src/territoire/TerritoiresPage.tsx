import { Carte } from '#instruments/carte/Carte.tsx'
import { fondFrance } from '#instruments/carte/fond.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Section } from '#interface/Section.tsx'
import { nombre } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { ChampTerritoire } from './ChampTerritoire.tsx'
import type { Contour } from './contour.repository.ts'
import { libelleNature, nomDistinct, type Territoire, urlTerritoire } from './territoire.ts'

export type VueNationale = {
  niveau: 'region' | 'departement'
  regions: Territoire[]
  departements: Territoire[]
  contours: Contour[]
}
type Props = { vue: VueNationale; q: string; resultats: Territoire[] | undefined; peutCreer: boolean }

/** L'entrée des territoires : chercher un lieu, ou le montrer du doigt sur la carte. */
export function TerritoiresPage({ vue, q, resultats, peutCreer }: Props) {
  return (
    <article class="territoires">
      <FilAriane etapes={[{ libelle: 'Territoires' }]} />
      <header>
        <h1>Les territoires</h1>
        <p class="chapeau">Communes, intercommunalités, départements, régions et groupements : trouvez le vôtre, voyez qui y agit.</p>
      </header>
      <ChercherTerritoire q={q} />
      {resultats && <Resultats q={q} resultats={resultats} />}
      <div class="territoires-vue">
        <Section id="carte-nationale" titre="Sur la carte">
          <ChoixDuNiveau niveau={vue.niveau} />
          <CarteNationale vue={vue} />
        </Section>
        <Regions vue={vue} />
      </div>
      {peutCreer && (
        <p>
          <BoutonVers href="/territoires/groupements/creer">Créer un groupement de territoires</BoutonVers>
        </p>
      )}
    </article>
  )
}

export function ChercherTerritoire({ q = '' }: { q?: string }) {
  return (
    <form method="get" action="/territoires" role="search" class="territoire-recherche" aria-label="Chercher un territoire">
      <ChampTerritoire nom="q" libelle="Quel territoire cherchez-vous ?" valeur={q} />
      <Bouton>Chercher</Bouton>
    </form>
  )
}

function Resultats({ q, resultats }: { q: string; resultats: Territoire[] }) {
  if (resultats.length === 0) {
    return (
      <EtatVide titre={`Aucun territoire ne ressemble à « ${q} »`}>
        <p>Essayez le début du nom, un code postal, ou le nom de la ville la plus proche.</p>
      </EtatVide>
    )
  }
  return (
    <section aria-labelledby="resultats">
      <h2 id="resultats">Territoires pour « {q} »</h2>
      <ul class="territoire-resultats">
        {resultats.map((t) => (
          <li key={t.id}>
            <a href={urlTerritoire(t)}>{nomDistinct(t)}</a> <span>{libelleNature(t)}</span>
            {t.population !== null && <span class="territoire-habitants">{nombre(t.population)}&nbsp;hab.</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChoixDuNiveau({ niveau }: { niveau: VueNationale['niveau'] }) {
  const lien = (valeur: VueNationale['niveau'], libelle: string) => (
    <a
      href={avecParametres('/territoires', { carte: valeur === 'region' ? 'regions' : null })}
      aria-current={niveau === valeur ? 'true' : undefined}
    >
      {libelle}
    </a>
  )
  return (
    <p class="territoires-choix">
      {lien('departement', 'Par département')} {lien('region', 'Par région')}
    </p>
  )
}

function CarteNationale({ vue }: { vue: VueNationale }) {
  const montres = vue.niveau === 'region' ? vue.regions : vue.departements
  const contours = new Map(vue.contours.map((c) => [c.territoireId, c]))
  const zones = montres.flatMap((t) => {
    const contour = contours.get(t.id)
    return contour ? [{ id: t.id, d: contour.geometrie, libelle: nomDistinct(t), href: urlTerritoire(t) }] : []
  })
  const indicatifs = vue.contours.some((c) => c.estIndicatif)
  return (
    <Carte
      titre={vue.niveau === 'region' ? 'Les régions de France' : 'Les départements de France'}
      fond={fondFrance()}
      zones={zones}
      indicatif={indicatifs}
      source={[...new Set(vue.contours.map((c) => c.source))].slice(0, 2).join(' ; ')}
      texteAilleurs={
        <p class="carte-texte">
          <a href="#regions">Lire cette carte en texte</a>
        </p>
      }
    />
  )
}

function Regions({ vue }: { vue: VueNationale }) {
  const parRegion = Map.groupBy(vue.departements, (d) => d.regionId)
  return (
    <Section id="regions" titre="Régions et départements" classe="territoires-regions">
      {vue.regions.map((r) => (
        <details key={r.id}>
          <summary>{r.nom}</summary>
          <p>
            <a href={urlTerritoire(r)}>La région {r.nom}</a>
          </p>
          <Departements departements={parRegion.get(r.id) ?? []} />
        </details>
      ))}
      <details>
        <summary>Autres collectivités d'outre-mer</summary>
        <Departements departements={parRegion.get(null) ?? []} />
      </details>
    </Section>
  )
}

function Departements({ departements }: { departements: Territoire[] }) {
  return (
    <ul>
      {departements.map((d) => (
        <li key={d.id}>
          <a href={urlTerritoire(d)}>{nomDistinct(d)}</a>
        </li>
      ))}
    </ul>
  )
}
