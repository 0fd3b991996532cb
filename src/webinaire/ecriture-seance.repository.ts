import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { updateProgramme } from './programme.repository.ts'
import type { SaisieDeSeance, Seance } from './seance.ts'

// Des pages portent ces noms sous /webinaires : une séance ne peut pas les prendre.
const reserves = ['cycles', 'nouvelle', 'animation', 'inscription', 'passees']

/** Le premier slug libre : « le-monde-academique », « le-monde-academique-2 »… */
export async function findSlugLibre(db: Db, souhait: string, table: 'seance' | 'cycle' = 'seance'): Promise<string> {
  const pris = await db.selectFrom(table).select('slug').where('slug', 'like', `${souhait}%`).execute()
  const connus = new Set([...reserves, ...pris.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

export async function insert(trx: Db, saisie: SaisieDeSeance, en: { slug: string; uid: string; etat: string }): Promise<number> {
  const { id } = await trx
    .insertInto('seance')
    .values({ ...enColonnes(saisie), ...en })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ecrireListes(trx, id, saisie)
  return id
}

export async function update(trx: Db, id: number, saisie: SaisieDeSeance, revision: number): Promise<void> {
  await trx
    .updateTable('seance')
    .set({ ...enColonnes(saisie), revision, modifie_le: sql`now()` })
    .where('id', '=', id)
    .execute()
  await ecrireListes(trx, id, saisie)
}

type Suivi = Pick<Seance, 'etat' | 'motifAnnulation' | 'revision'>

/** Change l'état sans toucher au contenu. */
export async function updateSuivi(trx: Db, id: number, { etat, motifAnnulation, revision }: Suivi): Promise<void> {
  await trx
    .updateTable('seance')
    .set({ etat, motif_annulation: motifAnnulation, revision, modifie_le: sql`now()` })
    .where('id', '=', id)
    .execute()
}

function enColonnes(s: SaisieDeSeance) {
  return {
    cycle_id: s.cycleId,
    genre: s.genre,
    titre: s.titre,
    question: s.question,
    resume: s.resume,
    description: s.description,
    debut: s.debut,
    heure_connue: s.heureConnue,
    duree_minutes: s.dureeMinutes,
    lieu: s.lieu,
    territoire_id: s.territoireId,
    lien_direct: s.lienDirect,
    termes: [...new Set(s.termeIds)].sort((a, b) => a - b),
    inscriptions_ouvertes: s.inscriptionsOuvertes,
    questions_ouvertes: s.questionsOuvertes,
    a_retenir: s.aRetenir,
    est_proposition: s.estProposition,
    source: s.source,
  }
}

async function ecrireListes(trx: Db, id: number, saisie: SaisieDeSeance): Promise<void> {
  await updateProgramme(trx, id, saisie.programme)
  await trx.deleteFrom('seance_acteur').where('seance_id', '=', id).execute()
  await trx.deleteFrom('seance_document').where('seance_id', '=', id).execute()
  await trx.deleteFrom('seance_ressource').where('seance_id', '=', id).execute()
  const acteurs = (ids: number[], role: string) => [...new Set(ids)].map((acteur_id, rang) => ({ seance_id: id, acteur_id, role, rang }))
  const organisations = [...acteurs(saisie.contributionIds, 'contribution'), ...acteurs(saisie.partenaireIds, 'partenaire')]
  const documents = saisie.documents.map(({ titre, fichierId, url }, rang) => ({ seance_id: id, titre, fichier_id: fichierId, url, rang }))
  const ressources = [...new Set(saisie.ressourceIds)].map((ressource_id, rang) => ({ seance_id: id, ressource_id, rang }))
  if (organisations.length > 0) await trx.insertInto('seance_acteur').values(organisations).execute()
  if (documents.length > 0) await trx.insertInto('seance_document').values(documents).execute()
  if (ressources.length > 0) await trx.insertInto('seance_ressource').values(ressources).execute()
}
