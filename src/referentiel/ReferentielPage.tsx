import { pluriel } from '#socle/texte.ts'
import { ListeDeTermes } from './ListeDeTermes.tsx'
import { descriptions, type Liste, type Referentiel, type Terme } from './referentiel.ts'

const chapitres: { titre: string; listes: Liste[] }[] = [
  { titre: 'Ce que font les catalyseurs', listes: ['pratique', 'ingenierie'] },
  { titre: 'Qui agit', listes: ['sphere', 'profil'] },
  { titre: 'Faire alliance', listes: ['forme', 'principe', 'modalite', 'moyen'] },
  { titre: 'Ce dont les territoires ont besoin', listes: ['thematique', 'odd'] },
  { titre: 'Apprendre et partager', listes: ['medoc', 'parcours'] },
]

/** Toutes les listes du réseau, en un seul endroit. Les activités sont sous leur pratique, les cibles sous leur ODD. */
export function ReferentielPage({ referentiel }: { referentiel: Referentiel }) {
  return (
    <article class="referentiel">
      <header>
        <h1>Référentiel</h1>
        <p class="chapo">
          Les mots que le réseau partage, avec leur définition et leur source. Ils servent à ranger les fiches, à les chercher et à se
          comprendre d'un monde à l'autre. Les définitions sont rédigées pour cette plateforme.
        </p>
        <nav aria-label="Les listes" class="referentiel-sommaire">
          {chapitres.map(({ titre, listes }) => (
            <div key={titre}>
              <p>{titre}</p>
              <ul>
                {listes.map((liste) => (
                  <li key={liste}>
                    <a href={`#liste-${liste}`}>{descriptions[liste].titre}</a>{' '}
                    <span class="compte">{referentiel.liste(liste).length}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </header>
      {chapitres
        .flatMap(({ listes }) => listes)
        .map((liste) => (
          <SectionDeListe key={liste} liste={liste} referentiel={referentiel} />
        ))}
      <footer class="referentiel-exports">
        <a href="/referentiel.json">Toutes les listes en JSON</a> <a href="/glossaire">Le glossaire : les mots et leurs quatre lectures</a>{' '}
        <a href="/glossaire.json">Le glossaire en JSON</a>
      </footer>
    </article>
  )
}

function SectionDeListe({ liste, referentiel }: { liste: Liste; referentiel: Referentiel }) {
  const { titre, introduction } = descriptions[liste]
  return (
    <section aria-labelledby={`liste-${liste}`} class={`liste liste-${liste}`}>
      <h2 id={`liste-${liste}`}>
        <a href={`/referentiel/${liste}`}>{titre}</a>
      </h2>
      <p>{introduction}</p>
      <ListeDeTermes termes={referentiel.liste(liste)} niveau={3} suite={(terme) => <Enfants terme={terme} referentiel={referentiel} />} />
    </section>
  )
}

function Enfants({ terme, referentiel }: { terme: Terme; referentiel: Referentiel }) {
  const enfants = referentiel.enfants(terme.id)
  const [premier] = enfants
  if (!premier) return null
  if (premier.liste === 'cible') return <a href="/referentiel/cible">{`Lire ses ${pluriel(enfants.length, 'cible', 'cibles')}`}</a>
  return (
    <ul class="terme-enfants">
      {enfants.map((enfant) => (
        <li key={enfant.id}>{enfant.libelle}</li>
      ))}
    </ul>
  )
}
