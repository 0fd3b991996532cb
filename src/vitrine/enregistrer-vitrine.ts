import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { slugifier } from '#socle/texte.ts'
import * as VitrineRepository from './vitrine.repository.ts'
import type { EtatDeVitrine, SaisieDeVitrine, Vitrine } from './vitrine.ts'

type Auteur = { auteurId: string | null; motif: string }
type Naissance = Auteur & { etat?: EtatDeVitrine; slug?: string; estFondatrice?: boolean; proprietaireId?: string | null }

/** Crée une vitrine, en brouillon sans autre précision, et sa première version. À appeler dans une transaction. */
export async function creerVitrine(trx: Db, saisie: SaisieDeVitrine, en: Naissance): Promise<Vitrine> {
  await refuserHoteDoublon(trx, saisie.hote)
  const slug = await VitrineRepository.findSlugLibre(trx, en.slug ?? slugifier(saisie.nom).slice(0, 60))
  const { etat = 'brouillon', estFondatrice = false, proprietaireId = null } = en
  const id = await VitrineRepository.insert(trx, saisie, { slug, etat, estFondatrice, proprietaireId })
  return garder(trx, id, en)
}

/** Récrit le contenu ; ne fait rien, et rend faux, si rien ne change. */
export async function modifierVitrine(trx: Db, id: number, saisie: SaisieDeVitrine, auteur: Auteur): Promise<boolean> {
  const avant = await VitrineRepository.findByIdPourEcriture(trx, id)
  if (!avant) throw new ErreurMetier(404, "Cette vitrine n'existe pas, ou n'existe plus.")
  if (JSON.stringify(saisieDe(avant)) === JSON.stringify(saisieDe(saisie))) return false
  await refuserHoteDoublon(trx, saisie.hote, id)
  await VitrineRepository.update(trx, id, saisie)
  await garder(trx, id, auteur)
  return true
}

/** Publie, archive ou remet en brouillon. */
export async function changerEtat(trx: Db, id: number, etat: EtatDeVitrine, auteur: Auteur): Promise<Vitrine> {
  const avant = await VitrineRepository.findByIdPourEcriture(trx, id)
  if (!avant) throw new ErreurMetier(404, "Cette vitrine n'existe pas, ou n'existe plus.")
  if (etat === 'publiee' && avant.blocs.length === 0) throw new ErreurMetier(409, 'Ajoutez au moins un bloc avant de la publier.')
  await VitrineRepository.updateEtat(trx, id, etat)
  return garder(trx, id, auteur)
}

/** La partie d'une vitrine qui s'écrit, sous une forme comparable. */
export function saisieDe(v: SaisieDeVitrine): SaisieDeVitrine {
  return {
    nom: v.nom,
    accroche: v.accroche,
    hote: v.hote,
    couleur: v.couleur,
    accent: v.accent,
    territoireId: v.territoireId,
    termeIds: [...new Set(v.termeIds)].sort((a, b) => a - b),
    blocs: v.blocs,
    estProposition: v.estProposition,
    source: v.source,
  }
}

async function refuserHoteDoublon(trx: Db, hote: string | null, sauf = 0): Promise<void> {
  const deja = hote === null ? undefined : await VitrineRepository.findByHote(trx, hote)
  if (deja && deja.id !== sauf) throw new ErreurMetier(409, `« ${hote} » est déjà l'adresse de « ${deja.nom} ».`)
}

async function garder(trx: Db, id: number, { auteurId, motif }: Auteur): Promise<Vitrine> {
  const vitrine = await VitrineRepository.findByIdPourEcriture(trx, id)
  if (!vitrine) throw new Error(`vitrine ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: 'vitrine', objetId: id, contenu: JSON.parse(JSON.stringify(vitrine)), auteurId, motif })
  return vitrine
}
