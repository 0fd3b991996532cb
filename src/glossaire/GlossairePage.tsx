import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { pluriel, sansAccents } from '#socle/texte.ts'
import { PiedDuMot, QuatreLectures } from './MotPage.tsx'
import { type Mot, type MotRendu, urlMot } from './mot.ts'

/** `mots` : ceux à montrer ; `tous` : le glossaire entier ; `retires` : seulement pour qui le tient. */
type Props = { mots: MotRendu[]; tous: Mot[]; q: string; modifiable: boolean; retires: Mot[] }

// Au-delà, la page montrerait plus qu'on ne lit, et pèserait : les lectures sont alors sur la page de chaque mot.
const lecturesAuPlus = 6

/** Tous les mots, de A à Z, et ce qu'ils veulent dire ; cherchés, chacun avec ses quatre lectures. */
export function GlossairePage({ mots, tous, q, modifiable, retires }: Props) {
  const groupes = q ? [] : [...Map.groupBy(mots, lettre)]
  return (
    <article class="glossaire famille-savoir">
      <header>
        <h1>Les mots du réseau</h1>
        <p class="chapo">
          Un même mot ne dit pas la même chose à une élue, à une association, à une entreprise et à un chercheur. Ouvrez-en un : ses quatre
          lectures sont côte à côte, et c'est déjà se comprendre.
        </p>
        <PropositionDeDepart>
          Définitions et lectures sont rédigées pour cette plateforme, à partir du webinaire du 13 avril 2023 quand il en parle. Le réseau
          peut les corriger, les compléter ou les retirer.
        </PropositionDeDepart>
        <form action="/glossaire" class="glossaire-recherche" role="search" aria-label="Dans le glossaire">
          <Champ nom="q" libelle="Chercher un mot" type="search" valeur={q} />
          <Bouton variante="secondaire">Chercher dans le glossaire</Bouton>
        </form>
        {modifiable && (
          <p class="actions">
            <BoutonVers href="/glossaire/ajouter">Ajouter un mot</BoutonVers>
          </p>
        )}
        {groupes.length > 0 && (
          <nav class="alphabet" aria-label="De A à Z">
            <ul>
              {groupes.map(([initiale]) => (
                <li key={initiale}>
                  <a href={`#lettre-${initiale}`}>{initiale}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {q && <Resultats mots={mots} tous={tous} q={q} />}
      {groupes.map(([initiale, ensemble]) => (
        <section key={initiale} class="glossaire-lettre" aria-labelledby={`lettre-${initiale}`}>
          <h2 id={`lettre-${initiale}`}>{initiale}</h2>
          {ensemble.map((mot) => (
            <Entree key={mot.code} mot={mot} />
          ))}
        </section>
      ))}
      {modifiable && retires.length > 0 && <Retires mots={retires} />}
      <footer class="glossaire-exports">
        <a href="/glossaire.csv">Télécharger le glossaire (CSV)</a> <a href="/glossaire.json">Le glossaire en JSON</a>{' '}
        <a href="/referentiel">Les listes du réseau</a>
      </footer>
    </article>
  )
}

function Resultats({ mots, tous, q }: { mots: MotRendu[]; tous: Mot[]; q: string }) {
  if (mots.length === 0) {
    return (
      <EtatVide titre={`« ${q} » n'est pas encore dans le glossaire`} actions={<Bouton href="/glossaire">Voir tous les mots</Bouton>}>
        Essayez un mot plus court, ou parcourez la liste de A à Z.
      </EtatVide>
    )
  }
  return (
    <section class="glossaire-lettre" aria-labelledby="resultats">
      <h2 id="resultats">{`${pluriel(mots.length, 'mot', 'mots')} pour « ${q} »`}</h2>
      {mots.map((mot) => (
        <Entree key={mot.code} mot={mot} tous={mots.length <= lecturesAuPlus ? tous : undefined} />
      ))}
      <p>
        <a href="/glossaire">Voir tous les mots</a>
      </p>
    </section>
  )
}

/** `tous` : de quoi montrer aussi ses lectures et ses voisins. */
function Entree({ mot, tous }: { mot: MotRendu; tous?: Mot[] | undefined }) {
  const sens = (
    <>
      <h3 id={`${mot.code}-terme`}>
        <a href={urlMot(mot)}>{mot.terme}</a>
      </h3>
      <div dangerouslySetInnerHTML={{ __html: mot.html }} />
    </>
  )
  return (
    <section class={tous ? 'entree' : 'entree entree-breve'} id={mot.code} aria-labelledby={`${mot.code}-terme`}>
      {tous ? (
        <>
          <div class="entree-sens">
            {sens}
            <PiedDuMot mot={mot} tous={tous} />
          </div>
          <QuatreLectures mot={mot} niveau={4} />
        </>
      ) : (
        sens
      )}
    </section>
  )
}

function Retires({ mots }: { mots: Mot[] }) {
  return (
    <section aria-labelledby="retires">
      <h2 id="retires">Mots retirés</h2>
      <ul>
        {mots.map((mot) => (
          <li key={mot.code}>
            <form method="post" action={`${urlMot(mot)}/restaurer`} class="en-ligne">
              {mot.terme}
              <Bouton variante="discret">
                Remettre dans le glossaire<span class="visuellement-cache"> « {mot.terme} »</span>
              </Bouton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

const lettre = (mot: Mot): string => /[a-z]/.exec(sansAccents(mot.terme))?.[0].toUpperCase() ?? '#'
