import { updateUsages } from '#ressource/usage.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { slugifier } from '#socle/texte.ts'
import { blocSchema } from './bloc.schema.ts'
import { indexerParcours } from './document-parcours.ts'
import * as ParcoursRepository from './parcours.repository.ts'
import { type EtatDeParcours, type Parcours, ressourcesDe, type SaisieDeParcours, urlParcours } from './parcours.ts'

type Auteur = { auteurId: string | null; motif: string }

/** Crée un parcours à la fin de la liste, sa première version, et son entrée dans la recherche s'il est publié. À appeler dans une transaction. */
export async function creerParcours(
  trx: Db,
  saisie: SaisieDeParcours,
  en: Auteur & { etat: EtatDeParcours; slug?: string },
): Promise<Parcours> {
  const slug = await ParcoursRepository.findSlugLibre(trx, en.slug ?? slugifier(saisie.titre))
  return garder(trx, await ParcoursRepository.insert(trx, saisie, { slug, etat: en.etat }), en)
}

/** Récrit le parcours et tous ses blocs ; ne fait rien, et rend faux, si rien ne change. */
export async function modifierParcours(trx: Db, id: number, saisie: SaisieDeParcours, auteur: Auteur): Promise<boolean> {
  const avant = await ParcoursRepository.findByIdPourEcriture(trx, id)
  if (!avant) throw new ErreurMetier(404, "Ce parcours n'existe pas, ou n'existe plus.")
  if (JSON.stringify(saisieDe(avant)) === JSON.stringify(saisieDe(saisie))) return false
  await ParcoursRepository.update(trx, id, saisie)
  await garder(trx, id, auteur)
  return true
}

/** Publie, archive ou reprend en brouillon ; noté dans l'historique comme le reste. */
export async function changerEtat(trx: Db, id: number, etat: EtatDeParcours, auteur: Auteur): Promise<void> {
  const avant = await ParcoursRepository.findByIdPourEcriture(trx, id)
  if (!avant || avant.etat === etat) return
  if (etat === 'publie' && avant.blocs.length === 0)
    throw new ErreurMetier(422, "Ce parcours n'a pas encore d'étape : ajoutez-en une d'abord.")
  await ParcoursRepository.updateEtat(trx, id, etat)
  await garder(trx, id, auteur)
}

/** La partie d'un parcours qui s'écrit, sous une forme comparable. */
export function saisieDe(p: SaisieDeParcours): SaisieDeParcours {
  return {
    titre: p.titre,
    but: p.but,
    pourQui: p.pourQui,
    resume: p.resume,
    termeId: p.termeId,
    termeIds: [...new Set(p.termeIds)].sort((a, b) => a - b),
    estProposition: p.estProposition,
    source: p.source,
    // Le schéma range les clés : deux blocs égaux s'écrivent alors de la même façon.
    blocs: p.blocs.map((bloc) => blocSchema.parse(bloc)),
  }
}

async function garder(trx: Db, id: number, { auteurId, motif }: Auteur): Promise<Parcours> {
  const parcours = await ParcoursRepository.findById(trx, id)
  if (!parcours) throw new Error(`parcours ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: 'parcours', objetId: id, contenu: JSON.parse(JSON.stringify(parcours)), auteurId, motif })
  const objet = { salle: 'parcours', objetId: id, titre: parcours.titre, chemin: urlParcours(parcours) }
  await updateUsages(trx, objet, parcours.etat === 'publie' ? ressourcesDe(parcours.blocs) : [])
  await indexerParcours(trx, parcours)
  return parcours
}
