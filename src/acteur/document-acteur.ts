import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type DocumentMoteur, desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'

type Ligne = {
  id: number
  est_catalyseur: boolean
  nom: string
  resume: string
  description: string
  termes: number[]
  territoires: number[]
  zones: number[]
  x: number | null
  y: number | null
  libelles: string
  lieu: string
}

/** Récrit ce que la recherche sait de ces fiches : les publiées y entrent, les autres en sortent. */
export async function indexerActeurs(db: Db, ids: number[]): Promise<void> {
  const lignes = await lireLignes(db, ids)
  const textes = await enTextes(lignes.map(({ description }) => description))
  await desindexer(db, 'catalyseur', ids)
  await desindexer(db, 'acteur', ids)
  await indexer(
    db,
    lignes.map((ligne, rang) => enDocument(ligne, textes[rang] ?? '')),
  )
}

// Verrouillées dans l'ordre : une fiche que l'on récrit à cet instant n'est pas indexée d'avant.
async function lireLignes(db: Db, ids: number[]): Promise<Ligne[]> {
  const { rows } = await sql<Ligne>`
    SELECT a.id, a.est_catalyseur, a.nom, a.resume, a.description, a.termes, a.territoires, a.zones, a.longitude AS x, a.latitude AS y,
      coalesce((SELECT string_agg(t.libelle, ' ') FROM terme t WHERE t.id = ANY (a.termes)), '') AS libelles,
      coalesce((SELECT string_agg(t.nom, ' ') FROM territoire t WHERE t.id IN (a.commune_id, a.departement_id) OR t.id = ANY (a.territoires)), '') AS lieu
    FROM acteur a WHERE a.id = ANY (${ids}::bigint[]) AND a.etat = 'publiee' ORDER BY a.id FOR SHARE`.execute(db)
  return rows
}

function enDocument(ligne: Ligne, description: string): DocumentMoteur {
  return {
    salle: ligne.est_catalyseur ? 'catalyseur' : 'acteur',
    objetId: ligne.id,
    titre: ligne.nom,
    termes: ligne.libelles,
    resume: ligne.resume,
    texte: `${description} ${ligne.lieu}`,
    etiquettes: [
      ...ligne.termes.map((id) => `t:${id}`),
      ...ligne.zones.map((id) => `z:${id}`),
      ...ligne.territoires.map((id) => `a:${id}`),
    ],
    point: ligne.x === null || ligne.y === null ? null : { x: ligne.x, y: ligne.y },
  }
}
