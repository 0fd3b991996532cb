import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ListeDeTermes } from './ListeDeTermes.tsx'
import { descriptions, type Liste, nomDuTerme, type Referentiel, type Terme } from './referentiel.ts'

// Les listes par lesquelles l'annuaire se filtre.
const dansLAnnuaire: Liste[] = ['pratique', 'activite', 'thematique', 'profil', 'sphere', 'odd']

type Props = { liste: Liste; referentiel: Referentiel; modifiable: boolean }

/** Une liste du réseau ; l'administration y ordonne, modifie et retire les termes. */
export function ListePage({ liste, referentiel, modifiable }: Props) {
  const { titre, introduction, unTerme } = descriptions[liste]
  const termes = referentiel.liste(liste)
  const retires = referentiel.liste(liste, { retires: true }).filter((terme) => terme.retireLe !== null)
  return (
    <article class="referentiel">
      <FilAriane etapes={[{ libelle: 'Référentiel', href: '/referentiel' }, { libelle: titre }]} />
      <h1>{titre}</h1>
      <p class="chapo">{introduction}</p>
      {modifiable && (
        <p>
          <BoutonVers href={`/referentiel/${liste}/ajouter`}>Ajouter {unTerme}</BoutonVers>
        </p>
      )}
      <ListeDeTermes
        termes={termes}
        niveau={2}
        suite={(terme) => (
          <>
            <Rattachement terme={terme} referentiel={referentiel} />
            {dansLAnnuaire.includes(liste) && (
              <a href={`/acteurs?${liste}=${terme.code}`}>
                Voir les acteurs<span class="visuellement-cache"> : {terme.libelle}</span>
              </a>
            )}
            {modifiable && <Commandes terme={terme} />}
          </>
        )}
      />
      {modifiable && retires.length > 0 && <Retires termes={retires} />}
      <footer class="referentiel-exports">
        <a href={`/referentiel/${liste}.csv`}>Télécharger cette liste (CSV)</a> <a href="/referentiel">Toutes les listes</a>
      </footer>
    </article>
  )
}

function Rattachement({ terme, referentiel }: { terme: Terme; referentiel: Referentiel }) {
  const parent = terme.parentId === null ? undefined : referentiel.parId(terme.parentId)
  const enfants = referentiel.enfants(terme.id)
  const [premier] = enfants
  return (
    <>
      {parent && (
        <p class="terme-source">
          {descriptions[parent.liste].titre} : <a href={`/referentiel/${parent.liste}#${parent.code}`}>{nomDuTerme(parent)}</a>
        </p>
      )}
      {premier && (
        <details>
          <summary>{descriptions[premier.liste].titre}</summary>
          <ul class="terme-enfants">
            {enfants.map((enfant) => (
              <li key={enfant.id}>
                <a href={`/referentiel/${enfant.liste}#${enfant.code}`}>{nomDuTerme(enfant)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Commandes({ terme }: { terme: Terme }) {
  const ici = `/referentiel/${terme.liste}/${terme.code}`
  const nom = <span class="visuellement-cache"> « {terme.libelle} »</span>
  return (
    <form method="post" action={`${ici}/deplacer`} class="terme-commandes">
      <Bouton variante="discret" nom="sens" valeur="monter">
        Monter{nom}
      </Bouton>
      <Bouton variante="discret" nom="sens" valeur="descendre">
        Descendre{nom}
      </Bouton>
      <Bouton variante="discret" href={`${ici}/modifier`}>
        Modifier{nom}
      </Bouton>
      <Bouton variante="discret" href={`${ici}/retirer`}>
        Retirer{nom}
      </Bouton>
    </form>
  )
}

function Retires({ termes }: { termes: Terme[] }) {
  return (
    <section aria-labelledby="retires">
      <h2 id="retires">Termes retirés</h2>
      <p>Ils restent lisibles sur les fiches qui les portent, mais ne sont plus proposés.</p>
      <ul>
        {termes.map((terme) => (
          <li key={terme.id}>
            <form method="post" action={`/referentiel/${terme.liste}/${terme.code}/restaurer`} class="terme-commandes">
              {terme.libelle}
              <Bouton variante="discret">
                Proposer de nouveau<span class="visuellement-cache"> « {terme.libelle} »</span>
              </Bouton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
