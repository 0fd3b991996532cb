import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { motsDuNom, motsSansGenre } from './normaliser-nom.ts'
import { choisir, lire, nonSupprime } from './territoire.repository.ts'
import { type Niveau, type Territoire, niveaux as tousNiveaux } from './territoire.ts'

type Options = { niveaux?: readonly Niveau[]; limite?: number }

/**
 * Les territoires que ce texte peut désigner : code, code postal, début du nom ou d'un de ses mots, puis noms
 * ressemblants (fautes de frappe). Les plus peuplés d'abord, à ressemblance égale. 20 au plus.
 */
export async function findByRecherche(db: Db, texte: string, { niveaux = [], limite = 8 }: Options = {}): Promise<Territoire[]> {
  const permis = niveaux.length > 0 ? niveaux : tousNiveaux
  const mots = motsSansGenre(texte.slice(0, 120))
  const max = Math.min(limite, 20)
  const parCode = estUnCode(texte) ? await listParCodeOuPostal(db, texte.trim().toUpperCase(), { niveaux: permis, limite: max }) : []
  if (parCode.length > 0 || mots.length < 2) return parCode
  const trouves = await listParDebut(db, mots, permis, max)
  if (trouves.length >= max || mots.length < 4) return trouves
  return sansRepetition([...trouves, ...(await listRessemblants(db, mots, permis, max))]).slice(0, max)
}

const parmi = (db: Db, niveaux: readonly Niveau[], limite: number) => choisir(db).where('niveau', 'in', niveaux).limit(limite)

const estUnCode = (texte: string) => /^\s*(\d{2,9}|2[ab]\d{0,3}|g\d+)\s*$/i.test(texte)

/** Ceux dont c'est le code officiel, puis les communes dont c'est un code postal. */
export async function listParCodeOuPostal(
  db: Db,
  code: string,
  { niveaux = tousNiveaux, limite = 20 }: Options = {},
): Promise<Territoire[]> {
  return lire(
    parmi(db, niveaux, limite)
      .where((eb) => eb.or([eb('code', 'in', [code, code.toLowerCase()]), sql<boolean>`codes_postaux @> ARRAY[${code}]`]))
      .orderBy(sql`code IN (${code}, ${code.toLowerCase()})`, 'desc')
      .orderBy(sql`population DESC NULLS LAST`),
  )
}

/** Ceux qui s'appellent exactement ainsi (à l'article, aux accents et aux tirets près), les plus peuplés d'abord. */
export async function listParNomExact(db: Db, texte: string, { niveaux = tousNiveaux, limite = 20 }: Options = {}): Promise<Territoire[]> {
  const mots = motsDuNom(texte)
  const formes = [mots, ...['le', 'la', 'les', 'l'].map((article) => `${article} ${mots}`), mots.replace(/^(le|la|les|l) /, '')]
  return lire(
    parmi(db, niveaux, limite)
      .where('recherche', 'in', formes)
      .where(nonSupprime)
      .orderBy(sql`recherche = ${mots}`, 'desc')
      .orderBy(sql`population DESC NULLS LAST`),
  )
}

async function listParDebut(db: Db, mots: string, niveaux: readonly Niveau[], limite: number): Promise<Territoire[]> {
  // motsDuNom ne laisse que lettres, chiffres et espaces : rien à échapper dans le motif.
  const motif = mots.replaceAll(' ', '%')
  return lire(
    parmi(db, niveaux, limite)
      .where((eb) => eb.or([eb('recherche', 'like', `${motif}%`), eb('recherche', 'like', `% ${motif}%`)]))
      .where(nonSupprime)
      .orderBy(
        sql`ln(coalesce(population, 0) + 1) + CASE WHEN recherche = ${mots} THEN 7 WHEN recherche LIKE ${`${motif}%`} THEN 3 ELSE 0 END
        + CASE niveau WHEN 'commune' THEN 1 ELSE 0 END DESC`,
      )
      .orderBy('recherche'),
  )
}

async function listRessemblants(db: Db, mots: string, niveaux: readonly Niveau[], limite: number): Promise<Territoire[]> {
  return lire(
    parmi(db, niveaux, limite)
      .where(sql<boolean>`(recherche % ${mots} OR ${mots} <% recherche)`)
      .where(nonSupprime)
      .orderBy(sql`similarity(recherche, ${mots}) + 0.5 * word_similarity(${mots}, recherche) + ln(coalesce(population, 0) + 1) / 60 DESC`),
  )
}

const sansRepetition = (territoires: Territoire[]) => [...new Map(territoires.map((t) => [t.id, t])).values()]
