import type { Db } from '#socle/db.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { creerRessource as enregistrer, findById } from './ressource.depot.ts'
import type { EtatDeRessource, Ressource, SaisieDeRessource } from './ressource.ts'

type Souhait = Partial<SaisieDeRessource> & {
  etat?: EtatDeRessource
  proprietaireId?: string | null
  auteurId?: string | null
  adapteeDeId?: number | null
  /** Code du type M.E.D.O.C. : « methode » si rien n'est dit. */
  type?: string
}

/** Une méthode publiée, venue de Clermont-Ferrand, avec de vrais termes du référentiel. */
export async function creerRessource(
  db: Db,
  { etat = 'publiee', proprietaireId = null, auteurId = null, adapteeDeId = null, type = 'methode', ...souhait }: Souhait = {},
): Promise<Ressource> {
  const clermont = await findByNiveauEtCode(db, 'commune', '63113')
  const saisie: SaisieDeRessource = {
    titre: 'Réunir les lucioles autour d’une table',
    resume: 'Une réunion de deux heures pour que des inconnus se parlent.',
    corps: '## Avant\n\nInviter dix personnes.\n\n## Pendant\n\nUn tour de table, puis des groupes de trois.',
    typeId: await termeDe(db, 'medoc', type),
    maturiteId: await termeDe(db, 'maturite', 'demarrer'),
    dureeMinutes: 120,
    cadre: null,
    territoireId: clermont?.id ?? null,
    auteurs: ['Atelier des essais'],
    annee: 2026,
    licence: 'CC-BY-4.0',
    langue: 'fr',
    source: 'Essai',
    sourceUrl: null,
    cleExterne: null,
    estProposition: false,
    termeIds: [await termeDe(db, 'thematique'), await termeDe(db, 'pratique')],
    acteurIds: [],
    fichiers: [],
    lieeIds: [],
    ...souhait,
  }
  const naissance = { etat, proprietaireId, auteurId, de: { adaptee_de_id: adapteeDeId }, motif: 'création' }
  return db.transaction().execute((trx) => enregistrer(trx, saisie, naissance))
}

async function termeDe(db: Db, liste: string, code?: string): Promise<number> {
  const requete = db.selectFrom('terme').select('id').where('liste', '=', liste).where('retire_le', 'is', null)
  const choisi = code === undefined ? requete : requete.where('code', '=', code)
  return (await choisi.orderBy('ordre').orderBy('id').executeTakeFirstOrThrow()).id
}

export async function findByCleExterne(db: Db, cle: string): Promise<Ressource | undefined> {
  const porteuse = await db.selectFrom('ressource').select('id').where('cle_externe', '=', cle).executeTakeFirst()
  return porteuse && findById(db, porteuse.id)
}
