import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { aujourdhui, slugifier } from '#socle/texte.ts'
import { indexerRessources } from './document-ressource.ts'
import * as RessourceRepository from './ressource.repository.ts'
import type { EtatDeRessource, Ressource, SaisieDeRessource } from './ressource.ts'

type Auteur = { auteurId: string | null; motif: string }
type Naissance = Auteur & {
  etat: EtatDeRessource
  proprietaireId?: string | null
  adapteeDeId?: number | null
  adaptation?: string
  /** L'adresse souhaitée ; à défaut, le titre. */
  slug?: string
  /** Quand elle a été écrite ailleurs, pour une reprise. */
  creeLe?: Date
}

/** Crée une ressource, sa première version, et son entrée dans la recherche si elle est publiée. À appeler dans une transaction. */
export async function creerRessource(trx: Db, saisie: SaisieDeRessource, en: Naissance): Promise<Ressource> {
  await refuserDoublon(trx, saisie)
  const slug = await RessourceRepository.findSlugLibre(trx, slugifier(en.slug || saisie.titre))
  const { etat, proprietaireId = null, adapteeDeId = null, adaptation = '', creeLe } = en
  const id = await RessourceRepository.insert(trx, saisie, { slug, etat, proprietaireId, adapteeDeId, adaptation, creeLe })
  return garder(trx, id, en)
}

/** Récrit le contenu ; ne fait rien, et rend faux, si rien ne change. */
export async function modifierRessource(trx: Db, id: number, saisie: SaisieDeRessource, auteur: Auteur): Promise<boolean> {
  const avant = await RessourceRepository.findByIdPourEcriture(trx, id)
  if (!avant) throw new ErreurMetier(404, "Cette ressource n'existe pas, ou n'existe plus.")
  if (JSON.stringify(saisieDe(avant)) === JSON.stringify(saisieDe(saisie))) return false
  await refuserDoublon(trx, saisie, id)
  await RessourceRepository.update(trx, id, saisie)
  await garder(trx, id, auteur)
  return true
}

/** Propose, publie, archive, donne à quelqu'un ou date la vérification ; noté dans l'historique comme le reste. */
export async function changerSuivi(
  trx: Db,
  id: number,
  suivi: Parameters<typeof RessourceRepository.updateSuivi>[2],
  auteur: Auteur,
): Promise<Ressource> {
  await RessourceRepository.findByIdPourEcriture(trx, id)
  await RessourceRepository.updateSuivi(trx, id, suivi)
  return garder(trx, id, auteur)
}

/** « Toujours à jour » : date la vérification d'aujourd'hui. */
export async function confirmerRessource(trx: Db, id: number, auteurId: string | null): Promise<Ressource> {
  return changerSuivi(trx, id, { verifiee_le: aujourdhui() }, { auteurId, motif: 'vérification' })
}

/** La partie d'une ressource qui s'écrit, sous une forme comparable : listes triées, textes tels quels. */
export function saisieDe(r: SaisieDeRessource): SaisieDeRessource {
  return {
    titre: r.titre,
    resume: r.resume,
    corps: r.corps,
    typeId: r.typeId,
    maturiteId: r.maturiteId,
    dureeMinutes: r.dureeMinutes,
    cadre: r.cadre,
    territoireId: r.territoireId,
    auteurs: r.auteurs,
    annee: r.annee,
    licence: r.licence,
    langue: r.langue,
    source: r.source,
    sourceUrl: r.sourceUrl,
    cleExterne: r.cleExterne,
    estProposition: r.estProposition,
    termeIds: [...new Set(r.termeIds)].sort((a, b) => a - b),
    acteurIds: r.acteurIds,
    fichiers: r.fichiers.map(({ id, titre }) => ({ id, titre })),
    lieeIds: r.lieeIds,
  }
}

async function refuserDoublon(trx: Db, { cleExterne }: SaisieDeRessource, sauf = 0): Promise<void> {
  const deja = cleExterne === null ? undefined : await RessourceRepository.findByCleExterne(trx, cleExterne)
  if (deja && deja.id !== sauf) throw new ErreurMetier(409, `Une ressource porte déjà cet identifiant : « ${deja.titre} ».`)
}

async function garder(trx: Db, id: number, { auteurId, motif }: Auteur): Promise<Ressource> {
  const ressource = await RessourceRepository.findById(trx, id)
  if (!ressource) throw new Error(`ressource ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: 'ressource', objetId: id, contenu: JSON.parse(JSON.stringify(ressource)), auteurId, motif })
  await indexerRessources(trx, [id])
  return ressource
}
