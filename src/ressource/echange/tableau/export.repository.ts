import { sql } from 'kysely'
import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { conditions } from '#fiche/catalogue/reponse/facettes.repository.ts'
import type { Db } from '#socle/db.ts'

/** Une ressource prête à écrire : termes, territoire, acteurs et ressources liées y sont des codes. */
export type RessourceExportee = {
  id: number
  slug: string
  titre: string
  resume: string
  corps: string
  type: string
  maturite: string | null
  dureeMinutes: number | null
  /** « liste code » de chaque terme. */
  termes: { liste: string; code: string }[]
  cadre: Record<string, string> | null
  /** « niveau:code ». */
  territoire: string | null
  territoireNom: string | null
  auteurs: string
  /** Slugs des organisations visibles de l'annuaire, dans l'ordre. */
  acteurs: string[]
  annee: number | null
  licence: string
  langue: string
  source: string
  sourceUrl: string | null
  cleExterne: string | null
  /** Slugs des ressources publiées liées, dans l'ordre. */
  liees: string[]
  estProposition: boolean
  verifieeLe: string | null
  publieeLe: Date
}

// Un corps peut faire 200 000 signes : une page en tient au plus quelques mégaoctets.
const parPage = 100

/** Toutes les ressources publiées trouvées, par titre, page après page : la mémoire et la base ne portent jamais plus d'une page. */
export async function* parcourirRessources(db: Db, trouve: Trouve<unknown>): AsyncGenerator<RessourceExportee[]> {
  let apres: { tri: string; id: number } | undefined
  for (;;) {
    const page = await listPage(db, trouve, apres)
    if (page.length > 0) yield page
    const derniere = page.at(-1)
    if (!derniere || page.length < parPage) return
    apres = { tri: derniere.tri, id: derniere.id }
  }
}

async function listPage(db: Db, trouve: Trouve<unknown>, apres: { tri: string; id: number } | undefined) {
  const suite = apres ? sql`AND (f.tri, f.id) > (${apres.tri}, ${apres.id}::bigint)` : sql``
  const { rows } = await sql<RessourceExportee & { tri: string }>`
    SELECT r.id, r.tri, r.slug, r.titre, r.resume, r.corps, type.code AS type, maturite.code AS maturite, r.duree_minutes AS "dureeMinutes",
      (SELECT coalesce(json_agg(json_build_object('liste', n.liste, 'code', n.code) ORDER BY n.liste, n.code), '[]')
        FROM terme n WHERE n.id = ANY (r.termes)) AS termes,
      r.cadre, t.niveau || ':' || t.code AS territoire, t.nom AS "territoireNom", r.auteurs,
      ARRAY(SELECT a.slug FROM ressource_acteur ra JOIN acteur a ON a.id = ra.acteur_id
        WHERE ra.ressource_id = r.id AND a.etat = 'publiee' ORDER BY ra.rang) AS acteurs,
      r.annee, r.licence, r.langue, r.source, r.source_url AS "sourceUrl", r.cle_externe AS "cleExterne",
      ARRAY(SELECT l.slug FROM ressource_liee rl JOIN ressource l ON l.id = rl.autre_id
        WHERE rl.ressource_id = r.id AND l.etat = 'publiee' ORDER BY rl.rang) AS liees,
      r.est_proposition AS "estProposition", r.verifiee_le AS "verifieeLe", r.publiee_le AS "publieeLe"
    FROM (SELECT f.id FROM ressource f WHERE ${conditions(trouve)} ${suite} ORDER BY f.tri, f.id LIMIT ${parPage}) choisies
    JOIN ressource r ON r.id = choisies.id JOIN terme type ON type.id = r.type_id
    LEFT JOIN terme maturite ON maturite.id = r.maturite_id LEFT JOIN territoire t ON t.id = r.territoire_id
    ORDER BY r.tri, r.id`.execute(db)
  return rows
}
