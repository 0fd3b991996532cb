import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type Critere, countEnBits, countParValeur } from '#socle/facettes.ts'
import { examiner } from '#socle/moteur.ts'
import {
  type ComptesDeFacettes,
  type Dimension,
  dimensions,
  etiquettesDuFiltre,
  type Filtre,
  listeDe,
  plafond,
  sansDimension,
  sansDuree,
  sansRegion,
} from './catalogue.ts'

/**
 * Le nombre de ressources par terme et par durée, sans tenir compte de ce qui est coché dans la même dimension : ce que
 * l'on trouverait en cochant. Sans texte ni commune, par ET de chaînes de bits ; sinon sur les ressources examinées.
 */
export async function countFacettes(db: Db, filtre: Filtre): Promise<ComptesDeFacettes> {
  const cochees = dimensions.filter((dimension) => filtre.termes[dimension]?.length)
  const libres = dimensions.filter((dimension) => !cochees.includes(dimension))
  const [base, durees, regions, ...autres] = await Promise.all([
    countParTerme(db, filtre, libres),
    countParDuree(db, sansDuree(filtre)),
    countParRegion(db, sansRegion(filtre)),
    ...cochees.map((dimension) => countParTerme(db, sansDimension(filtre, dimension), [dimension])),
  ])
  return { termes: new Map([...base, ...autres.flatMap((comptes) => [...comptes])]), durees, regions }
}

async function countParTerme(db: Db, filtre: Filtre, voulues: Dimension[]): Promise<Map<number, number>> {
  const listes = voulues.map((dimension) => listeDe[dimension])
  const termes = sql`SELECT id FROM terme WHERE liste = ANY (${listes}::text[])`
  if (seCompteEnBits(filtre)) return countParValeur(db, 'ressource', criteres(filtre), { dimension: 'terme', valeurs: termes })
  return compter(
    db,
    sql`SELECT t AS valeur, count(*) AS compte FROM ressource r, unnest(r.termes) AS t
      WHERE r.id IN (${await examinees(db, filtre)}) AND t IN (${termes}) GROUP BY 1`,
  )
}

async function countParDuree(db: Db, filtre: Filtre): Promise<Map<number, number>> {
  if (seCompteEnBits(filtre)) return countParValeur(db, 'ressource', criteres(filtre), { dimension: 'duree' })
  return compter(
    db,
    sql`SELECT tranche_de_duree(r.duree_minutes) AS valeur, count(*) AS compte FROM ressource r
      WHERE r.id IN (${await examinees(db, filtre)}) AND r.duree_minutes IS NOT NULL GROUP BY 1`,
  )
}

async function countParRegion(db: Db, filtre: Filtre): Promise<Map<number, number>> {
  const valeurs = sql`SELECT id FROM territoire WHERE niveau = 'region'`
  if (seCompteEnBits(filtre)) return countParValeur(db, 'ressource', criteres(filtre), { dimension: 'zone', valeurs })
  return compter(
    db,
    sql`SELECT z AS valeur, count(*) AS compte FROM ressource r, unnest(r.zones) AS z
      WHERE r.id IN (${await examinees(db, filtre)}) AND z IN (${valeurs}) GROUP BY 1`,
  )
}

/** Le nombre de ressources, exact sans texte ni commune ; sinon plafonné. */
export async function countRessources(db: Db, filtre: Filtre): Promise<number> {
  if (seCompteEnBits(filtre)) return countEnBits(db, 'ressource', criteres(filtre))
  return (filtre.examinees ?? (await examiner(db, dansLeMoteur(filtre), plafond))).length
}

/** Vrai si les comptes peuvent être lus dans les chaînes de bits, donc exacts et sans plafond. */
export function seCompteEnBits({ tsquery, territoire }: Filtre): boolean {
  return tsquery === null && (territoire === null || territoire.compte)
}

/** Cherche une fois pour toutes les lectures d'une page : liste et comptes partent des mêmes ressources. */
export async function chercherUneFois(db: Db, filtre: Filtre): Promise<Filtre> {
  const parRang = filtre.tri === 'pertinence' || filtre.tri === 'proximite'
  if (filtre.examinees || (seCompteEnBits(filtre) && !parRang)) return filtre
  return { ...filtre, examinees: await examiner(db, dansLeMoteur(filtre), plafond) }
}

/** Les identifiants des ressources que le moteur trouve, `plafond` au plus. */
export async function examinees(db: Db, filtre: Filtre): Promise<RawBuilder<unknown>> {
  const trouvees = filtre.examinees ?? (await examiner(db, dansLeMoteur(filtre), plafond))
  return sql`SELECT unnest(${trouvees.map(({ id }) => id)}::bigint[])`
}

const dansLeMoteur = (filtre: Filtre) => ({ salles: ['ressource'], tsquery: filtre.tsquery, etiquettes: etiquettesDuFiltre(filtre) })

// Le filtre entier, en critères à croiser.
function criteres({ termes, durees, regions, territoire }: Filtre): Critere[] {
  return [
    [{ dimension: 'tous', valeurs: [0] }],
    ...dimensions.flatMap((dimension) => (termes[dimension]?.length ? [[{ dimension: 'terme', valeurs: termes[dimension] }]] : [])),
    ...(durees.length > 0 ? [[{ dimension: 'duree', valeurs: durees }]] : []),
    ...(regions.length > 0 ? [[{ dimension: 'zone', valeurs: regions }]] : []),
    ...(territoire ? [[{ dimension: 'zone', valeurs: territoire.zones }]] : []),
  ]
}

async function compter(db: Db, requete: RawBuilder<unknown>): Promise<Map<number, number>> {
  const { rows } = await sql<{ valeur: number; compte: number }>`${requete}`.execute(db)
  return new Map(rows.map(({ valeur, compte }) => [valeur, Number(compte)]))
}
