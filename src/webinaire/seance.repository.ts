import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Seance as Ligne } from '#socle/db.types.ts'
import { listProgrammes } from './programme.repository.ts'
import { etatsDeSeance, genresDeSeance, type Seance } from './seance.ts'
import type { Portee } from './webinaire.droits.ts'

export async function findById(db: Db, id: number): Promise<Seance | undefined> {
  return (await listByIds(db, [id]))[0]
}

/** Verrouille la séance jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
export async function findByIdPourEcriture(trx: Db, id: number): Promise<Seance | undefined> {
  return (await lire(trx, await trx.selectFrom('seance').selectAll().where('id', '=', id).forUpdate().execute()))[0]
}

export async function findBySlug(db: Db, slug: string): Promise<Seance | undefined> {
  return (await lire(db, await db.selectFrom('seance').selectAll().where('slug', '=', slug).execute()))[0]
}

/** De la plus ancienne à la plus récente, 1 000 au plus, quel que soit leur état. */
export async function listByIds(db: Db, ids: number[]): Promise<Seance[]> {
  if (ids.length === 0) return []
  return lire(db, await db.selectFrom('seance').selectAll().where('id', 'in', ids).orderBy('debut').orderBy('id').limit(1000).execute())
}

type Choix = { limite: number; termeIds?: number[]; cycleId?: number | undefined; maintenant?: Date }

/** Les séances publiques qui ne sont pas finies, la prochaine d'abord. `termeIds` : l'un d'eux au moins. */
export async function listAVenir(db: Db, { maintenant = new Date(), ...choix }: Choix): Promise<Seance[]> {
  // Aucune séance ne dure plus de sept jours : la date du début suffit à ne lire que les dernières.
  const recentes = sql<boolean>`debut > ${maintenant}::timestamptz - interval '8 days' AND ${fin} > ${maintenant}`
  return lire(db, await publiques(db, choix).where(recentes).orderBy('debut').orderBy('id').execute())
}

/** Les séances publiques finies, la dernière d'abord. `commenceesAvant` : la suite d'une page déjà lue. */
export async function listPassees(
  db: Db,
  { maintenant = new Date(), commenceesAvant = maintenant, ...choix }: Choix & { commenceesAvant?: Date },
): Promise<Seance[]> {
  const finies = sql<boolean>`debut < ${commenceesAvant} AND debut <= ${maintenant} AND ${fin} <= ${maintenant}`
  return lire(db, await publiques(db, choix).where(finies).orderBy('debut', 'desc').orderBy('id', 'desc').execute())
}

/** Les séances publiques, la plus récente d'abord : agendas, fils, exports. */
export async function listPubliques(db: Db, choix: Choix): Promise<Seance[]> {
  return lire(db, await publiques(db, choix).orderBy('debut', 'desc').orderBy('id', 'desc').execute())
}

/** Les séances publiques où une organisation intervient, contribue ou est partenaire, la plus récente d'abord. */
export async function listParActeur(db: Db, acteurId: number, limite: number): Promise<Seance[]> {
  const citee = sql<boolean>`id IN (SELECT p.seance_id FROM partie p JOIN intervention i ON i.partie_id = p.id WHERE i.acteur_id = ${acteurId}
    UNION SELECT seance_id FROM seance_acteur WHERE acteur_id = ${acteurId})`
  return lire(db, await publiques(db, { limite }).where(citee).orderBy('debut', 'desc').execute())
}

/** Brouillons et archives, la dernière modifiée d'abord, 200 au plus : pour l'animation. */
export async function listNonPubliques(db: Db): Promise<Seance[]> {
  const requete = db.selectFrom('seance').selectAll().where('etat', 'in', ['brouillon', 'archivee'])
  return lire(db, await requete.orderBy('modifie_le', 'desc').limit(200).execute())
}

/** Ce que touche une séance : son territoire, tout ce qui le contient, et ses thématiques. */
export async function porteeDe(db: Db, { territoireId, termeIds }: Pick<Seance, 'territoireId' | 'termeIds'>): Promise<Portee> {
  const ids = territoireId === null ? [] : [territoireId]
  const { rows } = await sql<Portee>`
    SELECT z.ids || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.ids)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (${termeIds}::integer[])) AS thematiques
    FROM (SELECT zones_de(${ids}::integer[]) AS ids) z`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}

/** Prévient les pages gardées qu'une séance a commencé ou fini entre ces instants : aucune écriture ne l'aurait dit. */
export async function annoncerLesPassages(db: Db, depuis: Date, jusqua: Date): Promise<boolean> {
  const entre = (instant: RawBuilder<Date>) => sql<boolean>`(${instant} > ${depuis} AND ${instant} <= ${jusqua})`
  const { rows } = await sql`
    SELECT 1 FROM seance WHERE etat IN ('annoncee', 'annulee') AND debut > ${jusqua}::timestamptz - interval '8 days'
      AND (${entre(sql`debut`)} OR ${entre(fin)}) LIMIT 1`.execute(db)
  if (rows.length > 0) await sql`SELECT pg_notify('revision_publique', 'seance')`.execute(db)
  return rows.length > 0
}

// La fin : voir finDeSeance.
const fin: RawBuilder<Date> = sql`(CASE WHEN heure_connue THEN debut + duree_minutes * interval '1 minute'
  ELSE ((debut AT TIME ZONE 'Europe/Paris')::date + greatest(1, ceil(duree_minutes / 1440.0))::integer)::timestamp AT TIME ZONE 'Europe/Paris' END)`

function publiques(db: Db, { limite, termeIds = [], cycleId }: Choix) {
  const base = db.selectFrom('seance').selectAll().where('etat', 'in', ['annoncee', 'annulee']).limit(limite)
  const duTheme = termeIds.length > 0 ? base.where(sql<boolean>`termes && ${termeIds}::integer[]`) : base
  return cycleId === undefined ? duTheme : duTheme.where('cycle_id', '=', cycleId)
}

async function lire(db: Db, lignes: Selectable<Ligne>[]): Promise<Seance[]> {
  const ids = lignes.map(({ id }) => id)
  if (ids.length === 0) return []
  const [programmes, acteurs, documents, ressources] = await Promise.all([
    listProgrammes(db, ids),
    db.selectFrom('seance_acteur').selectAll().where('seance_id', 'in', ids).orderBy('rang').execute(),
    db.selectFrom('seance_document').selectAll().where('seance_id', 'in', ids).orderBy('rang').orderBy('id').execute(),
    db.selectFrom('seance_ressource').selectAll().where('seance_id', 'in', ids).orderBy('rang').execute(),
  ])
  return lignes.map((ligne) => {
    const siens = acteurs.filter((a) => a.seance_id === ligne.id)
    return {
      ...enSeance(ligne),
      programme: programmes.get(ligne.id) ?? [],
      contributionIds: siens.filter(({ role }) => role === 'contribution').map((a) => a.acteur_id),
      partenaireIds: siens.filter(({ role }) => role === 'partenaire').map((a) => a.acteur_id),
      documents: documents
        .filter((d) => d.seance_id === ligne.id)
        .map(({ titre, fichier_id: fichierId, url }) => ({ titre, fichierId, url })),
      ressourceIds: ressources.filter((r) => r.seance_id === ligne.id).map((r) => r.ressource_id),
    }
  })
}

function enSeance(ligne: Selectable<Ligne>) {
  return {
    id: ligne.id,
    slug: ligne.slug,
    uid: ligne.uid,
    revision: ligne.revision,
    cycleId: ligne.cycle_id,
    genre: genresDeSeance.find((genre) => genre === ligne.genre) ?? ('webinaire' as const),
    titre: ligne.titre,
    question: ligne.question,
    resume: ligne.resume,
    description: ligne.description,
    debut: ligne.debut,
    heureConnue: ligne.heure_connue,
    dureeMinutes: ligne.duree_minutes,
    lieu: ligne.lieu,
    territoireId: ligne.territoire_id,
    lienDirect: ligne.lien_direct,
    termeIds: ligne.termes,
    etat: etatsDeSeance.find((etat) => etat === ligne.etat) ?? ('archivee' as const),
    motifAnnulation: ligne.motif_annulation,
    inscriptionsOuvertes: ligne.inscriptions_ouvertes,
    questionsOuvertes: ligne.questions_ouvertes,
    aRetenir: ligne.a_retenir,
    videoId: ligne.video_id,
    videoUrl: ligne.video_url,
    transcriptionId: ligne.transcription_id,
    estProposition: ligne.est_proposition,
    source: ligne.source,
    creeLe: ligne.cree_le,
    modifieLe: ligne.modifie_le,
  }
}
