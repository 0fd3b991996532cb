import { sql } from 'kysely'
import { enSnake } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { majuscule } from './mots.ts'

type Uniques<S> = { table: string; nom: keyof S & string; un: string; cles: readonly (keyof S & string)[] }

/** Refuse (409) d'écrire un identifiant qu'une autre fiche porte déjà ; elle n'est nommée que publiée. `nom` : le champ de son nom. */
export const identifiantsUniques =
  <S extends object>({ table, nom, un, cles }: Uniques<S>) =>
  async (trx: Db, fiches: readonly { id: number | null; contenu: S }[]): Promise<void> => {
    const lignes = fiches.flatMap(({ id, contenu }) =>
      cles.some((cle) => contenu[cle]) ? [{ id, ...Object.fromEntries(cles.map((cle) => [enSnake(cle), contenu[cle]])) }] : [],
    )
    if (lignes.length === 0) return
    const pareils = cles.map((cle) => sql`a.${sql.ref(enSnake(cle))} = f.${sql.ref(enSnake(cle))}`)
    const { rows } = await sql<{ nom: string | null }>`
      SELECT CASE WHEN a.etat = 'publiee' THEN a.${sql.ref(enSnake(nom))} END AS nom FROM ${enLignes(table, lignes)}
        JOIN ${sql.table(table)} a ON (${sql.join(pareils, sql` OR `)}) AND a.id IS DISTINCT FROM f.id ORDER BY a.id LIMIT 1`.execute(trx)
    const [deja] = rows
    if (deja) throw new ErreurMetier(409, `${majuscule(un)} porte déjà cet identifiant${deja.nom ? ` : « ${deja.nom} »` : ''}.`)
  }
