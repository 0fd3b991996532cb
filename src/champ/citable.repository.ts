import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Candidat, SourceCitable } from './references.ts'

type Options = { table: string /** La colonne de son nom. */; nom: string; chemin: `/${string}`; inconnu: string }

/** Les fiches publiées d'une table, que l'on cite par leur nom (accents et casse ignorés) ou par leur adresse ; 200 au plus d'un coup. */
export function citable({ table, nom, chemin, inconnu }: Options): SourceCitable {
  return {
    nom: table,
    chemin,
    inconnu,
    chercher: async (db, { lignes, portes }) => {
      const [noms, adresses] = [lignes.filter(({ slug }) => slug === undefined), lignes.filter(({ slug }) => slug !== undefined)]
      const trouvee = sql`(f.etat = 'publiee' OR f.id = ANY (${portes}::bigint[]))`
      // La base compare les noms : elle ramène aussi les apostrophes et les ligatures à une seule forme.
      const { rows } = await sql<Candidat>`
        SELECT f.id, f.slug, n.ligne FROM unnest(${noms.map(({ texte }) => texte)}::text[]) AS n(ligne)
        JOIN ${sql.table(table)} f ON f.tri = sans_accent(n.ligne) AND ${trouvee}
        UNION ALL SELECT f.id, f.slug, a.ligne
        FROM unnest(${adresses.map(({ texte }) => texte)}::text[], ${adresses.map(({ slug }) => slug)}::text[]) AS a(ligne, slug)
        JOIN ${sql.table(table)} f ON f.slug = a.slug AND ${trouvee}
        ORDER BY id LIMIT 200`.execute(db)
      return rows
    },
    nommer: async (db, ids) =>
      new Map(
        (await listNoms(db, table, nom, ids)).map((lu) => [lu.id, { nom: lu.nom, saisi: lu.partage ? `${chemin}/${lu.slug}` : lu.nom }]),
      ),
    coder: async (db, ids) =>
      new Map((await listPubliees(db, table, nom, sql`id = ANY (${ids}::bigint[])`)).map((lu) => [lu.id, { code: lu.slug, nom: lu.nom }])),
    decoder: async (db, codes) =>
      new Map((await listPubliees(db, table, nom, sql`slug = ANY (${codes}::text[])`)).map((lu) => [lu.slug, lu.id])),
  }
}

// Un tableau désigne une fiche par son slug, et tait celles qui ne sont pas publiées.
async function listPubliees(db: Db, table: string, nom: string, condition: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: number; slug: string; nom: string }>`
    SELECT id, slug, ${sql.ref(nom)} AS nom FROM ${sql.table(table)} WHERE ${condition} AND etat = 'publiee'`.execute(db)
  return rows
}

// Un nom que plusieurs portent ne désigne personne : l'adresse, elle, n'est qu'à un seul.
async function listNoms(db: Db, table: string, nom: string, ids: number[]) {
  const { rows } = await sql<{ id: number; nom: string; slug: string; partage: boolean }>`
    SELECT f.id, f.${sql.ref(nom)} AS nom, f.slug,
      (SELECT count(*) > 1 FROM (SELECT 1 FROM ${sql.table(table)} m WHERE m.tri = f.tri AND m.etat = 'publiee' LIMIT 2) memes) AS partage
    FROM ${sql.table(table)} f WHERE f.id = ANY (${ids}::bigint[])`.execute(db)
  return rows
}
