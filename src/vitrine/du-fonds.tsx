import { urlActeur } from '#acteur/acteur.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { CarteDeVisite } from '#acteur/CarteDeVisite.tsx'
import { CarteDeFiches } from '#fiche/catalogue/carte/CarteDeFiches.tsx'
import { lireCarte } from '#fiche/catalogue/carte/lire-carte.ts'
import { compterTous, lirePremiers, listPremiers } from '#fiche/catalogue/consulter.ts'
import { type Critere, criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { Fiche } from '#interface/Fiche.tsx'
import { Grille } from '#interface/Grille.tsx'
import { CarteDeParcours } from '#parcours/lire/CarteDeParcours.tsx'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { ressources } from '#ressource/fonds.ts'
import type { Db } from '#socle/db.ts'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'
import { aUnEnregistrement, dateEnMots, type Seance, urlSeance } from '#webinaire/seance.ts'
import type { Selection } from './selection.ts'

/** Le fonds commun, et ce qu'une vitrine y choisit. */
export type Fonds = { db: Db; referentiel: Referentiel; selection: Selection }

export async function montrerChiffres({ db, selection }: Fonds) {
  const { question, ressources: criteres, termeIds } = selection
  const [nombreDeCatalyseurs, nombreDActeurs, nombreDeRessources, parcours] = await Promise.all([
    compterTous(db, catalyseurs, question),
    compterTous(db, acteurs, question),
    compterTous(db, ressources, { criteres }),
    listPublies(db, { termeIds }),
  ])
  const comptes = [
    { compte: nombreDeCatalyseurs, mots: ['catalyseur', 'catalyseurs'], href: selection.url('/catalyseurs') },
    { compte: nombreDActeurs, mots: ['acteur', 'acteurs'], href: selection.url('/acteurs') },
    { compte: nombreDeRessources, mots: ['ressource', 'ressources'], href: selection.url('/ressources', { territoire: '' }) },
    { compte: parcours.length, mots: ['parcours', 'parcours'], href: '/parcours' },
  ].filter(({ compte }) => compte > 0)
  if (comptes.length === 0) return <p class="discret">Rien à compter encore dans cette sélection.</p>
  return (
    <ul class="vitrine-chiffres">
      {comptes.map(({ compte, mots, href }) => (
        <li key={href}>
          <a href={href}>
            <strong>{nombre(compte)}</strong> {mots[compte < 2 ? 0 : 1]}
          </a>
        </li>
      ))}
    </ul>
  )
}

export async function montrerCarte({ db, selection }: Fonds) {
  const trouve = await trouver(db, catalyseurs, selection.question)
  const total = await compter(db, trouve)
  return (
    <div class="vitrine-carte">
      <CarteDeFiches
        carte={await lireCarte(db, trouve, total)}
        titre="Les catalyseurs de cette sélection"
        versDepartement={(code) => selection.url('/catalyseurs', { territoire: code })}
      />
      <p>
        <a href={selection.url('/catalyseurs')}>{pluriel(total, 'catalyseur', 'catalyseurs')}, en liste</a>
      </p>
    </div>
  )
}

export async function montrerCatalyseurs({ db, selection, referentiel }: Fonds) {
  const { apercus, total } = await lirePremiers(db, catalyseurs, 3, selection.question)
  if (apercus.length === 0)
    return (
      <p>
        Aucun catalyseur connu dans cette sélection. <a href="/acteurs/proposer">Faites connaître une organisation</a>.
      </p>
    )
  return (
    <>
      <Grille de={apercus}>{(apercu) => <CarteDeVisite apercu={apercu} referentiel={referentiel} />}</Grille>
      <p>
        <a href={selection.url('/catalyseurs')}>Tous les catalyseurs de cette sélection ({nombre(total)})</a>
      </p>
    </>
  )
}

/** Celles d'un type, ou de tous. Celles qui viennent du territoire d'abord, puis les autres de la même sélection. */
export async function montrerRessources({ db, selection, referentiel }: Fonds, type: string | null) {
  const choisi = type === null ? undefined : referentiel.parCode('medoc', type)
  const leType = choisi ? criteresDesTermes(ressources, [choisi]) : []
  const toutesCelles = [...selection.ressources.filter(({ nom }) => leType.length === 0 || nom !== 'type'), ...leType]
  const lister = async (ou: Critere[]) => listPremiers(db, ressources, 3, { criteres: [...toutesCelles, ...ou] })
  const { ressourcesDIci } = selection
  const [dIci, autres] = await Promise.all([ressourcesDIci.length > 0 ? lister(ressourcesDIci) : [], lister([])])
  const apercus = [...new Map([...dIci, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, 3)
  if (apercus.length === 0)
    return (
      <p>
        Aucune ressource encore ici. <a href="/ressources/contribuer">Partagez la première</a>.
      </p>
    )
  return (
    <>
      <Grille de={apercus}>{(ressource) => <FicheDeRessource ressource={ressource} referentiel={referentiel} />}</Grille>
      <p>
        <a href={selection.url('/ressources', { territoire: '', ...(type ? { type } : {}) })}>Toutes les ressources de cette sélection</a>
      </p>
    </>
  )
}

export async function montrerWebinaires({ db, selection: { termeIds } }: Fonds) {
  const [aVenir, passees] = await Promise.all([listAVenir(db, { limite: 3, termeIds }), listPassees(db, { limite: 3, termeIds })])
  const seances = aVenir.length > 0 ? aVenir : passees
  return (
    <>
      {seances.length === 0 && <p>Aucune séance annoncée pour le moment.</p>}
      {aVenir.length === 0 && seances.length > 0 && <p class="discret">Pas de date à venir pour le moment ; les dernières séances :</p>}
      <Grille de={seances}>{(seance) => <FicheDeSeance seance={seance} />}</Grille>
      <p>
        <a href="/webinaires">Toutes les séances, et l'agenda auquel s'abonner</a>
      </p>
    </>
  )
}

export function FicheDeSeance({ seance }: { seance: Seance }) {
  return (
    <Fiche titre={seance.titre} href={urlSeance(seance)} surtitre={dateEnMots(seance)} pied={aUnEnregistrement(seance) && 'À revoir'}>
      {seance.question || seance.resume}
    </Fiche>
  )
}

export async function montrerParcours({ db, selection: { termeIds } }: Fonds) {
  const parcours = (await listPublies(db, { termeIds })).slice(0, 3)
  if (parcours.length === 0) return <p>Aucun parcours publié pour le moment.</p>
  return (
    <>
      <Grille de={parcours}>{(un) => <CarteDeParcours parcours={un} niveau={3} />}</Grille>
      <p>
        <a href="/parcours">Tous les parcours, en 2 h, 4 h ou 12 h</a>
      </p>
    </>
  )
}

export function Thematiques({ referentiel }: { referentiel: Referentiel }) {
  return (
    <ul class="vitrine-thematiques">
      {referentiel.liste('thematique').map(({ id, code, libelle, definition }) => (
        <li key={id}>
          <a href={`/thematiques/${code}`}>{libelle}</a>
          <p>{definition}</p>
        </li>
      ))}
    </ul>
  )
}

/** Chaque pratique, et trois catalyseurs de la sélection : des exemples inspirants, non un palmarès. */
export async function montrerPratiques({ db, selection: { question }, referentiel }: Fonds) {
  const pratiques = referentiel.liste('pratique')
  const autres = question.criteres.filter(({ nom }) => nom !== 'pratique')
  const exemples = await Promise.all(
    pratiques.map((pratique) =>
      listPremiers(db, catalyseurs, 3, { ...question, criteres: [...autres, ...criteresDesTermes(catalyseurs, [pratique])] }),
    ),
  )
  return (
    <ol class="vitrine-pratiques">
      {pratiques.map(({ id, code, libelle, definition }, rang) => (
        <li key={id}>
          <h3>
            <a href={avecParametres('/catalyseurs', { pratique: code })}>{libelle}</a>
          </h3>
          <p>{definition}</p>
          {exemples[rang]?.[0] && (
            <p class="discret">
              Par exemple :{' '}
              {exemples[rang].map((apercu, n) => (
                <>
                  {n > 0 && ', '}
                  <a key={apercu.id} href={urlActeur(apercu)}>
                    {apercu.nom}
                  </a>
                </>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
