import { pourquoi } from '#fiche/pourquoi.ts'
import { Fiche } from '#interface/Fiche.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { chercher, type Resultat } from '#socle/moteur.ts'
import type { QuestionPosee, Trouver } from '#socle/salle.ts'
import { avecParametres } from '#socle/urls.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { listByIds } from './acteur.depot.ts'
import { type Acteur, urlActeur } from './acteur.ts'
import { Etiquettes } from './CarteDeVisite.tsx'

type Trouvaille = { acteur: Acteur; commune: Territoire | undefined; raisons: string[] }

const montres = 8
// Plus que montrés : agir sur le territoire demandé peut faire remonter une fiche.
const peses = 40

/** Qui peut aider, avant toute autre réponse : du plus proche et du plus juste au moins, et pourquoi. Sans mots, les plus proches. */
export const trouver: Trouver = {
  rang: -1,
  repondre: async (db, question) => {
    const referentiel = await chargerReferentiel(db)
    const { catalyseurs, acteurs, elargi } = await trouverQuiAide(db, referentiel, question)
    if (catalyseurs.length + acteurs.length === 0) return null
    const tous = { q: question.q, territoire: question.lieu }
    return (
      <>
        {elargi && <p class="catalogue-correction">Personne ne répond à tous vos mots à la fois : voici qui répond à l'un d'eux.</p>}
        <Groupe
          titre="Catalyseurs qui peuvent vous aider"
          trouvailles={catalyseurs}
          referentiel={referentiel}
          tous={avecParametres('/catalyseurs', tous)}
        />
        <Groupe titre="Autres acteurs" trouvailles={acteurs} referentiel={referentiel} tous={avecParametres('/acteurs', tous)} />
      </>
    )
  },
  sinon: [
    <>
      <a href="/catalyseurs">parcourez les catalyseurs</a> : leur métier est de relier
    </>,
    <>
      <a href="/acteurs/proposer">proposez une fiche</a> pour qui manque
    </>,
  ],
}

// `elargi` : vrai quand personne ne portait tous les mots ; ceux-ci n'en portent que quelques-uns.
async function trouverQuiAide(db: Db, referentiel: Referentiel, question: QuestionPosee) {
  const { requete, pres, mots } = question
  const lieux = await findByIds(db, question.lieuIds)
  const demander = (tsquery: string | null) =>
    Promise.all(['catalyseur', 'acteur'].map((salle) => chercher(db, { salles: [salle], tsquery, pres, limite: peses })))
  const exacts = await demander(requete.tsquery)
  const elargi = exacts.flat().length === 0 && requete.large !== null && requete.large !== requete.tsquery
  const [catalyseurs = [], acteurs = []] = await Promise.all(
    (elargi ? await demander(requete.large) : exacts).map((trouves) => presenter(db, referentiel, trouves, { mots, lieux })),
  )
  return { catalyseurs, acteurs, elargi }
}

async function presenter(
  db: Db,
  referentiel: Referentiel,
  resultats: Resultat[],
  { mots, lieux }: { mots: string[]; lieux: Territoire[] },
): Promise<Trouvaille[]> {
  const lues = await listByIds(
    db,
    resultats.map(({ objetId }) => objetId),
  )
  const fiches = new Map(lues.map((fiche) => [fiche.id, fiche]))
  const ordonnees = resultats
    .flatMap((resultat, rang) => {
      const acteur = fiches.get(resultat.objetId)
      return acteur ? [{ acteur, km: lieux.length > 0 ? resultat.distanceKm : null, rang: rang - (agitIci(acteur, lieux) ? 6 : 0) }] : []
    })
    .sort((a, b) => a.rang - b.rang)
    .slice(0, montres)
  const sieges = await findByIds(
    db,
    ordonnees.flatMap(({ acteur }) => acteur.communeId ?? []),
  )
  return ordonnees.map(({ acteur, km }) => ({
    acteur,
    commune: sieges.find(({ id }) => id === acteur.communeId),
    raisons: pourquoi({ nom: acteur.nom, termeIds: acteur.termeIds, territoireIds: acteur.territoireIds, km, mots, lieux }, referentiel),
  }))
}

const agitIci = (acteur: Acteur, lieux: Territoire[]): boolean => lieux.some(({ id }) => acteur.territoireIds.includes(id))

type GroupeProps = { titre: string; trouvailles: Trouvaille[]; referentiel: Referentiel; tous: string }

function Groupe({ titre, trouvailles, referentiel, tous }: GroupeProps) {
  if (trouvailles.length === 0) return null
  return (
    <section class="trouver-groupe">
      <h2>{titre}</h2>
      <ol class="catalogue-fiches">
        {trouvailles.map(({ acteur, commune, raisons }) => (
          <li key={acteur.id}>
            <Fiche
              titre={acteur.nom}
              href={urlActeur(acteur)}
              surtitre={[referentiel.parId(acteur.profilId)?.libelle, commune?.nom].filter(Boolean).join(' · ')}
              etiquettes={<Etiquettes termes={referentiel.parIds(acteur.termeIds, 'pratique')} teinte="pratique" />}
              pied={raisons.length > 0 ? <span class="trouver-raisons">Pourquoi : {raisons.join(', ')}</span> : undefined}
            >
              {acteur.resume}
            </Fiche>
          </li>
        ))}
      </ol>
      <p>
        <a href={tous}>Tout voir dans l'annuaire, sur la carte</a>
      </p>
    </section>
  )
}
