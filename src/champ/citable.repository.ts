import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Candidat, SourceCitable } from './references.ts'

/** Les états d'une sorte, et s'ils se lisent par tous. */
export type Etats = Readonly<Record<string, { public: boolean }>>

export const etatsPublics = (etats: Etats): string[] => Object.keys(etats).filter((etat) => etats[etat]?.public)

/** Être dans l'un de ces états ; écrit en toutes lettres : PostgreSQL y reconnaît ses index partiels. */
export function enEtat(etats: readonly string[], colonne: string): RawBuilder<boolean> {
  const [premier, ...autres] = etats.map((etat) => sql.lit(etat))
  return autres.length === 0 ? sql`${sql.ref(colonne)} = ${premier}` : sql`${sql.ref(colonne)} IN (${sql.join([premier, ...autres])})`
}

type Options = { table: string /** La colonne de son nom. */; nom: string; chemin: `/${string}`; etats: Etats; inconnu: string }

/** Les fiches d'une table que tout le monde lit, que l'on cite par leur nom (accents et casse ignorés) ou par leur adresse ; 200 au plus d'un coup. */
export function citable({ table, nom, chemin, etats, inconnu }: Options): SourceCitable {
  const [source, colonne] = [sql.table(table), sql.ref(nom)]
  const lisible = (etat: string) => enEtat(etatsPublics(etats), etat)

  // Un tableau désigne une fiche par son slug, et tait celles que tous ne peuvent pas lire.
  async function lister(db: Db, condition: RawBuilder<unknown>) {
    const { rows } = await sql<{ id: number; slug: string; nom: string }>`
      SELECT id, slug, ${colonne} AS nom FROM ${source} WHERE ${condition} AND ${lisible('etat')}`.execute(db)
    return rows
  }

  return {
    nom: table,
    chemin,
    inconnu,
    chercher: async (db, { lignes, portes }) => {
      const [noms, adresses] = [lignes.filter(({ slug }) => slug === undefined), lignes.filter(({ slug }) => slug !== undefined)]
      const trouvee = sql`(${lisible('f.etat')} OR f.id = ANY (${portes}::bigint[]))`
      // La base compare les noms : elle ramène aussi les apostrophes et les ligatures à une seule forme.
      const { rows } = await sql<Candidat>`
        SELECT f.id, f.slug, n.ligne FROM unnest(${noms.map(({ texte }) => texte)}::text[]) AS n(ligne)
        JOIN ${source} f ON f.tri = sans_accent(n.ligne) AND ${trouvee}
        UNION ALL SELECT f.id, f.slug, a.ligne
        FROM unnest(${adresses.map(({ texte }) => texte)}::text[], ${adresses.map(({ slug }) => slug)}::text[]) AS a(ligne, slug)
        JOIN ${source} f ON f.slug = a.slug AND ${trouvee}
        ORDER BY id LIMIT 200`.execute(db)
      return rows
    },
    // Un nom que plusieurs portent ne désigne personne : l'adresse, elle, n'est qu'à un seul.
    nommer: async (db, ids) => {
      const { rows } = await sql<{ id: number; nom: string; slug: string; partage: boolean }>`
        SELECT f.id, f.${colonne} AS nom, f.slug,
          (SELECT count(*) > 1 FROM (SELECT 1 FROM ${source} m WHERE m.tri = f.tri AND ${lisible('m.etat')} LIMIT 2) memes) AS partage
        FROM ${source} f WHERE f.id = ANY (${ids}::bigint[])`.execute(db)
      return new Map(rows.map((lu) => [lu.id, { nom: lu.nom, saisi: lu.partage ? `${chemin}/${lu.slug}` : lu.nom }]))
    },
    coder: async (db, ids) =>
      new Map((await lister(db, sql`id = ANY (${ids}::bigint[])`)).map(({ id, slug, nom }) => [id, { code: slug, nom }])),
    decoder: async (db, codes) => new Map((await lister(db, sql`slug = ANY (${codes}::text[])`)).map(({ id, slug }) => [slug, id])),
  }
}
