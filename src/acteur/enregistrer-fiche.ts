import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { aujourdhui, slugifier } from '#socle/texte.ts'
import * as ActeurRepository from './acteur.repository.ts'
import type { Acteur, EtatDeFiche, SaisieDeFiche } from './acteur.ts'
import { indexerActeurs } from './document-acteur.ts'

type Auteur = { auteurId: string | null; motif: string }

/** Crée une fiche, sa première version, et son entrée dans la recherche si elle est publiée. À appeler dans une transaction. */
export async function creerFiche(
  trx: Db,
  saisie: SaisieDeFiche,
  en: Auteur & { etat: EtatDeFiche; proprietaireId?: string | null },
): Promise<Acteur> {
  await refuserDoublon(trx, saisie)
  const slug = await ActeurRepository.findSlugLibre(trx, slugifier(saisie.nom))
  const id = await ActeurRepository.insert(trx, saisie, { slug, etat: en.etat, proprietaireId: en.proprietaireId ?? null })
  return garder(trx, id, en)
}

/** Récrit le contenu d'une fiche ; ne fait rien, et rend faux, si rien ne change. */
export async function modifierFiche(trx: Db, id: number, saisie: SaisieDeFiche, auteur: Auteur): Promise<boolean> {
  const avant = await ActeurRepository.findByIdPourEcriture(trx, id)
  if (!avant) throw new ErreurMetier(404, "Cette fiche n'existe pas, ou n'existe plus.")
  if (memeSaisie(avant, saisie)) return false
  await refuserDoublon(trx, saisie, id)
  await ActeurRepository.update(trx, id, saisie)
  await garder(trx, id, auteur)
  return true
}

/** Publie, archive, donne à quelqu'un ou date la vérification ; noté dans l'historique comme le reste. */
export async function changerSuivi(
  trx: Db,
  id: number,
  changement: Parameters<typeof ActeurRepository.updateSuivi>[2],
  auteur: Auteur,
): Promise<Acteur> {
  await ActeurRepository.findByIdPourEcriture(trx, id)
  await ActeurRepository.updateSuivi(trx, id, changement)
  return garder(trx, id, auteur)
}

/** « Toujours à jour » : date la vérification d'aujourd'hui. */
export async function confirmerFiche(trx: Db, id: number, auteurId: string | null): Promise<Acteur> {
  return changerSuivi(trx, id, { verifiee_le: aujourdhui() }, { auteurId, motif: 'vérification' })
}

/** La partie d'une fiche qui s'écrit, sous une forme comparable : listes triées, textes tels quels. */
export function saisieDe(fiche: SaisieDeFiche): SaisieDeFiche {
  const trier = (ids: number[]) => [...new Set(ids)].sort((a, b) => a - b)
  return {
    nom: fiche.nom,
    estCatalyseur: fiche.estCatalyseur,
    profilId: fiche.profilId,
    sphereId: fiche.sphereId,
    resume: fiche.resume,
    description: fiche.description,
    communeId: fiche.communeId,
    departementId: fiche.communeId === null ? fiche.departementId : null,
    adresse: fiche.adresse,
    point: fiche.point,
    liens: fiche.liens,
    siret: fiche.siret,
    rna: fiche.rna,
    cleExterne: fiche.cleExterne,
    courrielContact: fiche.courrielContact,
    source: fiche.source,
    termeIds: trier(fiche.termeIds),
    territoireIds: trier(fiche.territoireIds),
  }
}

// Un point absent de la saisie laisse la fiche placée à sa commune : ce n'est pas un changement tant que la commune reste la même.
function memeSaisie(avant: Acteur, saisie: SaisieDeFiche): boolean {
  const point = saisie.point ?? (avant.communeId === saisie.communeId ? avant.point : null)
  return JSON.stringify(saisieDe(avant)) === JSON.stringify(saisieDe({ ...saisie, point }))
}

async function refuserDoublon(trx: Db, saisie: SaisieDeFiche, sauf = 0): Promise<void> {
  const deja = await ActeurRepository.findByIdentifiants(trx, saisie, sauf)
  if (deja) throw new ErreurMetier(409, `Une fiche porte déjà cet identifiant : « ${deja.nom} ».`)
}

async function garder(trx: Db, id: number, { auteurId, motif }: Auteur): Promise<Acteur> {
  const fiche = await ActeurRepository.findById(trx, id)
  if (!fiche) throw new Error(`fiche ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: 'acteur', objetId: id, contenu: JSON.parse(JSON.stringify(fiche)), auteurId, motif })
  await indexerActeurs(trx, [id])
  return fiche
}
