import { consulter } from '#fiche/catalogue/consulter.ts'
import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { ressources } from '#ressource/fonds.ts'
import { type Base, type Db, ouvrirDb } from '#socle/db.ts'
import { revision } from '#socle/revision.ts'
import { baseDeRessources } from './bases.ts'
import { chronometrer, ecrire, type Mesure, mediane, quantile, type Resultat, verifier } from './mesurer.ts'

const tailles = [1000, 100_000]
const tours = 5

type Demande = (db: Db, referentiel: Referentiel, i: number) => Promise<unknown>

const textes = [
  'réunir les besoins',
  'tiers-lieu',
  'mobilite en village',
  'paysages',
  'incubasion',
  'recherche-action vallée',
  'epicerie',
  'forêt montagne',
]

/** Les mêmes demandes que la page, facettes comprises. */
const demandes: Record<string, Demande> = {
  'ressources, recherche de texte': (db, _r, i) => demander(db, { q: textes[i % textes.length] ?? '' }),
  'ressources, filtres et facettes': (db, r, i) =>
    demander(db, {
      type: [r.liste('medoc')[i % 7]?.code ?? ''],
      ...(i % 2 === 0 ? { maturite: [r.liste('maturite')[i % 4]?.code ?? ''] } : {}),
      ...(i % 3 === 0 ? { thematique: [r.liste('thematique')[i % 7]?.code ?? ''], duree: ['une-heure'] } : {}),
    }),
  'ressources, texte et filtres': (db, r, i) =>
    demander(db, { q: textes[i % textes.length] ?? '', thematique: [r.liste('thematique')[i % 7]?.code ?? ''] }),
}

/** De 1 000 à 100 000 ressources : les mêmes demandes, leur p95 à chaque taille, et le rapport. */
export const mesure: Mesure = { nom: 'catalogue', faire }

async function faire(): Promise<Resultat[]> {
  // Comme en service : le référentiel est gardé tant qu'il ne change pas.
  revision.fiable = true
  const bases: Base[] = []
  for (const taille of tailles) bases.push(ouvrirDb(await baseDeRessources(taille), { max: 10 }))
  const resultats: Resultat[] = []
  for (const [nom, demande] of Object.entries(demandes)) {
    const [petite = [], grande = []] = await mesurerTailles(bases, demande)
    const note = `1 000 : ${ecrire(mediane(petite))} ms, 100 000 : ${ecrire(mediane(grande))} ms`
    const valeurs = petite.map((p95, tour) => (grande[tour] ?? Number.NaN) / p95)
    resultats.push({ nom: `p95 à 100 000 / p95 à 1 000, ${nom}`, valeurs, seuil: 5, sens: 'au plus', note })
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
      for (let i = 0; i < 40; i++) durees.push(await chronometrer(() => demande(db, referentiel, i)))
      if (tour > 0) p95[rang]?.push(quantile(durees, 0.95))
    }
  }
  return p95
}

async function demander(db: Db, filtres: object): Promise<void> {
  const vue = await consulter(db, ressources, lectureDe(ressources).parse(filtres))
  verifier((vue.comptes.get('type')?.size ?? 0) > 0 || vue.total === 0, `des facettes non comptées pour ${JSON.stringify(filtres)}`)
  verifier(vue.total === 0 || vue.apercus.length > 0, `rien à montrer pour ${JSON.stringify(filtres)}`)
}
