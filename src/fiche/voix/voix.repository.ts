import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'

/** Une voix gardée. `confirmeeLe` null : son adresse n'est pas encore prouvée, elle ne se montre pas. */
export type Voix = {
  id: number
  ficheId: number
  genre: string
  membreId: string | null
  courriel: string | null
  confirmeeLe: Date | null
}

/** Qui parle : un membre, ou le nom et l'adresse de quelqu'un sans compte. */
export type Personne = { membreId: string | null; nom?: string | undefined; courriel?: string | undefined }
type Parle = { membreId: string | null; courriel?: string | null | undefined }

/** `qui` : comment elle se présente à tous ; `de` : ce que sa table garde de plus, en colonnes. */
export type VoixNouvelle = Personne & { ficheId: number; genre: string; qui: string; texte?: string; de?: Record<string, unknown> }

/** Une voix, telle que tous la lisent. */
export type VoixDite = {
  id: number
  genre: string
  qui: string
  texte: string
  le: Date
  territoire: string | null
  acteurId: number | null
}

const colonnes = sql<Voix>`id::integer, fiche_id::integer AS "ficheId", genre, membre_id AS "membreId", courriel, confirmee_le AS "confirmeeLe"`

/** Les voix d'une table de fiches, dans `<table>_voix`. */
export function depotDesVoix(tableDesFiches: string) {
  const nom = `${tableDesFiches}_voix`
  const table = sql.table(nom)
  const une = async <T>(db: Db, requete: RawBuilder<T>) => (await requete.execute(db)).rows[0]
  return {
    /** Celle d'un membre se lit aussitôt. */
    insert: (trx: Db, { ficheId, genre, qui, texte = '', membreId, nom: sonNom = '', courriel, de }: VoixNouvelle) => {
      const personne = membreId ? { membre_id: membreId, confirmee_le: 'now' } : { nom: sonNom, courriel: courriel?.toLowerCase() ?? null }
      const ligne = { fiche_id: ficheId, dite_dans_id: ficheId, genre, qui, texte, ...personne, ...de }
      const noms = sql.join(Object.keys(ligne).map((cle) => sql.ref(cle)))
      return une(trx, sql<Voix>`INSERT INTO ${table} (${noms}) SELECT ${noms} FROM ${enLignes(nom, [ligne])} RETURNING ${colonnes}`)
    },
    find: (db: Db, id: number) => une(db, sql<Voix>`SELECT ${colonnes} FROM ${table} WHERE id = ${id}`),
    /** Verrouillée jusqu'à la fin de la transaction : un bouton pressé deux fois n'agit qu'une fois. */
    findPourEcriture: (trx: Db, id: number) => une(trx, sql<Voix>`SELECT ${colonnes} FROM ${table} WHERE id = ${id} FOR UPDATE`),
    updateConfirmee: (trx: Db, id: number) => sql`UPDATE ${table} SET confirmee_le = now() WHERE id = ${id}`.execute(trx),
    remove: (trx: Db, id: number) => sql`DELETE FROM ${table} WHERE id = ${id}`.execute(trx),
    /** Vrai si cette personne est déjà parmi ces voix de la fiche, avec un compte ou par son adresse. */
    aDejaDit: async (db: Db, ficheId: number, genres: readonly string[], { membreId, courriel }: Parle): Promise<boolean> => {
      const deja = sql`
        SELECT FROM ${table} v LEFT JOIN membre m ON m.id = v.membre_id
        WHERE v.fiche_id = ${ficheId} AND v.genre = ANY (${genres}::text[]) AND v.confirmee_le IS NOT NULL AND lower(coalesce(m.courriel, v.courriel))
          = coalesce((SELECT lower(courriel) FROM membre WHERE id = ${membreId}), ${courriel?.toLowerCase() ?? null}) LIMIT 1`
      return (await une(db, deja)) !== undefined
    },
    /** Celles que tous lisent, dans l'ordre où elles ont été dites ; les 200 dernières. */
    list: async (db: Db, ficheId: number): Promise<VoixDite[]> =>
      (
        await sql<VoixDite>`
          SELECT v.id::integer, v.genre, v.qui, v.texte, v.cree_le AS le, t.nom AS territoire, v.acteur_id::integer AS "acteurId"
          FROM ${table} v LEFT JOIN territoire t ON t.id = v.territoire_id
          WHERE v.fiche_id = ${ficheId} AND v.confirmee_le IS NOT NULL ORDER BY v.cree_le DESC, v.id DESC LIMIT 200`.execute(db)
      ).rows.toReversed(),
    /** Les adresses prouvées de ces voix, 100 au plus. */
    listAdresses: async (db: Db, ficheId: number, genre: string): Promise<string[]> =>
      (
        await sql<{ a: string }>`
          SELECT DISTINCT lower(coalesce(m.courriel, v.courriel)) AS a FROM ${table} v LEFT JOIN membre m ON m.id = v.membre_id
          WHERE v.fiche_id = ${ficheId} AND v.genre = ${genre} AND v.confirmee_le IS NOT NULL AND coalesce(m.courriel, v.courriel) IS NOT NULL
          LIMIT 100`.execute(db)
      ).rows.map(({ a }) => a),
    /** Ce qu'une personne a dit, avec son compte ou par son adresse, 1 000 au plus. */
    listDuMembre: async (db: Db, { id, courriel }: { id: string; courriel: string }) =>
      (
        await sql<{ fiche: string; genre: string; qui: string; texte: string; le: Date }>`
          SELECT f.slug AS fiche, v.genre, v.qui, v.texte, v.cree_le AS le FROM ${table} v JOIN ${sql.table(tableDesFiches)} f ON f.id = v.fiche_id
          WHERE v.membre_id = ${id} OR v.courriel = ${courriel.toLowerCase()} ORDER BY v.id LIMIT 1000`.execute(db)
      ).rows,
    /** Oublie cette adresse : ce qu'elle n'a pas prouvé part, ce qui se lit reste sans elle. */
    oublierAdresse: async (trx: Db, courriel: string): Promise<void> => {
      await sql`DELETE FROM ${table} WHERE courriel = ${courriel.toLowerCase()} AND confirmee_le IS NULL`.execute(trx)
      await sql`UPDATE ${table} SET nom = '', courriel = NULL WHERE courriel = ${courriel.toLowerCase()}`.execute(trx)
    },
    /** Déplace les voix d'une fiche dans une autre. */
    deplacer: (trx: Db, { de, vers }: { de: number; vers: number }) =>
      sql`UPDATE ${table} SET fiche_id = ${vers} WHERE fiche_id = ${de}`.execute(trx),
    /** Rend à une fiche les voix dites dans celles-ci, où qu'elles soient passées depuis. */
    rendre: (trx: Db, { dites, vers }: { dites: readonly number[]; vers: number }) =>
      sql`UPDATE ${table} SET fiche_id = ${vers} WHERE dite_dans_id = ANY (${dites}::bigint[])`.execute(trx),
    /** Montre ces voix et oublie leur adresse : quelqu'un d'autre a répondu de ce qu'elles disent. */
    montrerSansAdresse: (trx: Db, ficheId: number, genre: string) =>
      sql`UPDATE ${table} SET confirmee_le = now(), nom = '', courriel = NULL
        WHERE dite_dans_id = ${ficheId} AND genre = ${genre} AND confirmee_le IS NULL`.execute(trx),
    /** Efface ce que personne n'a confirmé depuis, et l'adresse de qui a parlé d'une fiche `finie` (une condition sur la fiche `f`). */
    purger: async (trx: Db, avant: Date, finie: RawBuilder<unknown>): Promise<void> => {
      await sql`DELETE FROM ${table} WHERE confirmee_le IS NULL AND cree_le < ${avant}`.execute(trx)
      await sql`
        UPDATE ${table} v SET nom = '', courriel = NULL FROM ${sql.table(tableDesFiches)} f
        WHERE f.id = v.fiche_id AND v.courriel IS NOT NULL AND v.confirmee_le IS NOT NULL AND ${finie}`.execute(trx)
    },
  }
}
