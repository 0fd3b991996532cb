import { acteurs } from '#acteur/annuaire.ts'
import { trouver } from '#devant/accueil/trouver.ts'
import { consulter } from '#fiche/catalogue/consulter.ts'
import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { salles } from '#salles.ts'
import { type Base, type Db, ouvrirDb } from '#socle/db.ts'
import { revision } from '#socle/revision.ts'
import { findByRecherche } from '#territoire/recherche.repository.ts'
import { baseDe } from './bases.ts'
import { chronometrer, ecrire, type Mesure, mediane, quantile, type Resultat, verifier } from './mesurer.ts'
import { questions } from './questions.ts'

const tailles = [350, 20_000, 500_000]
const tours = 5

type Demande = (db: Db, referentiel: Referentiel, i: number) => Promise<unknown>

const lieux = ['Clermont-Ferrand', 'Rennes', 'Lille', 'Haute-Loire', 'Bretagne', 'Marseille', 'Mende', 'Nantes', 'Tours', 'Aurillac']
// Les nombres : le premier, le deuxième terme de la liste, quels que soient leurs codes.
const filtres: { pratique?: number; thematique?: number; profil?: number; territoire?: string }[] = [
  { pratique: 0 },
  { thematique: 0, profil: 0 },
  { territoire: 'Bretagne' },
  { territoire: 'Haute-Loire', pratique: 1 },
  { profil: 1 },
  { pratique: 2, thematique: 1, territoire: 'Occitanie' },
]

/** Les mêmes demandes que les pages, facettes et carte comprises. */
const demandes: Record<string, Demande> = {
  'annuaire, filtres et facettes': (db, r, i) => annuaire(db, codes(r, filtres[i % filtres.length] ?? {})),
  "page loin dans l'annuaire": (db, _r, i) => annuaire(db, { apres: `0.${'cfjlmr'[i % 6]}` }),
  'annuaire, recherche de texte': (db, _r, i) => annuaire(db, { q: questions[i % questions.length]?.q || 'climat' }),
  'recherche de lieu': (db, _r, i) => findByRecherche(db, lieux[i % lieux.length] ?? '', { limite: 8 }),
  '/trouver': (db, _r, i) => trouver(db, { ...(questions[i % questions.length] ?? { q: '', ou: '' }), morceau: undefined }, salles),
}

/** De 350 à 500 000 acteurs : les mêmes demandes, leur p95 à chaque taille, et le rapport des extrêmes. */
export const mesure: Mesure = { nom: 'echelle', faire }

async function faire(): Promise<Resultat[]> {
  // Comme en service : le référentiel et le fond de carte sont gardés tant qu'ils ne changent pas.
  revision.fiable = true
  const bases = []
  for (const taille of tailles) bases.push(ouvrirDb(await baseDe(taille), { max: 10 }))
  const resultats: Resultat[] = []
  for (const [nom, demande] of Object.entries(demandes)) {
    const p95 = await mesurerTailles(bases, demande)
    const rapports = (p95[0] ?? []).map((petite, tour) => (p95[2]?.[tour] ?? Number.NaN) / petite)
    const note = tailles.map((taille, i) => `${taille.toLocaleString('fr-FR')} : ${ecrire(mediane(p95[i] ?? []))} ms`).join(', ')
    resultats.push({ nom: `p95 à 500 000 / p95 à 350, ${nom}`, valeurs: rapports, seuil: 5, sens: 'au plus', note })
  }
  for (const { fermer } of bases) await fermer()
  return resultats
}

// Les tailles s'alternent dans chaque tour ; le premier tour chauffe et ne compte pas.
async function mesurerTailles(bases: Base[], demande: Demande): Promise<number[][]> {
  const p95: number[][] = bases.map(() => [])
  for (let tour = 0; tour <= tours; tour++) {
    for (const [rang, { db }] of bases.entries()) {
      const referentiel = await chargerReferentiel(db)
      const durees: number[] = []
      for (let i = 0; i < 30; i++) durees.push(await chronometrer(() => demande(db, referentiel, i)))
      if (tour > 0) p95[rang]?.push(quantile(durees, 0.95))
    }
  }
  return p95
}

async function annuaire(db: Db, filtre: object): Promise<void> {
  const vue = await consulter(db, acteurs, lectureDe(acteurs).parse(filtre))
  verifier((vue.comptes.get('pratique')?.size ?? 0) > 0 || vue.total === 0, "l'annuaire ne compte pas ses facettes")
}

function codes(referentiel: Referentiel, { territoire = '', ...rangs }: (typeof filtres)[number]): Record<string, string | string[]> {
  const code = (liste: 'pratique' | 'thematique' | 'profil', rang: number | undefined) =>
    rang === undefined ? [] : (referentiel.liste(liste)[rang]?.code ?? [])
  const { pratique, thematique, profil } = rangs
  return {
    territoire,
    pratique: [code('pratique', pratique)].flat(),
    thematique: [code('thematique', thematique)].flat(),
    profil: [code('profil', profil)].flat(),
  }
}
