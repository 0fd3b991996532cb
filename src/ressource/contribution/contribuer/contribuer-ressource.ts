import { porteeDe } from '#fiche/portee.repository.ts'
import { marquerUtilises, updateAlternative } from '#fichier/fichier.repository.ts'
import type { Fichier } from '#fichier/fichier.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { changerSuivi, creerRessource } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, rendusDeRessource, type SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { deleteBrouillon } from '../brouillon/brouillon.repository.ts'
import { demanderPublication } from '../moderation-ressource.ts'

/** Qui propose : un membre, ou une visiteuse par son nom et son adresse. */
export type Proposant = { membre: MembreConnecte } | { membre: null; nom: string; courriel: string }
type Contribution = {
  valeurs: SaisieDeRessource
  images: Fichier[]
  adaptation: { deId: number; phrase: string } | null
  auteur: Proposant
  /** Publier sans attendre, si la personne anime ce que la ressource touche ; sinon la ressource est proposée. */
  publier: boolean
  brouillonId: number | null
}

/** Garde la ressource et sa demande de publication, et oublie le brouillon d'où elle vient : ensemble ou pas du tout. */
export async function contribuerRessource(
  db: Db,
  { valeurs, images, adaptation, auteur, publier, brouillonId }: Contribution,
): Promise<Ressource> {
  await assurerRendus(db, rendusDeRessource(valeurs))
  return db.transaction().execute(async (trx) => {
    const membre = auteur.membre
    const ressource = await creerRessource(trx, valeurs, {
      etat: 'proposee',
      auteurId: membre?.id ?? null,
      proprietaireId: membre?.id ?? null,
      motif: adaptation ? 'adaptation' : 'proposition',
      de: { adaptee_de_id: adaptation?.deId ?? null, adaptation: adaptation?.phrase ?? '' },
    })
    await prendreFichiers(trx, valeurs, images)
    if (membre && brouillonId !== null) await deleteBrouillon(trx, brouillonId, membre.id)
    if (publier && membre && peutModerer(membre, await porteeDe(trx, sorteRessource, ressource)))
      return changerSuivi(trx, ressource.id, { etat: 'publiee' }, { auteurId: membre.id, motif: 'publication' })
    await demanderPublication(trx, ressource, membre ? { id: membre.id, nom: membre.nom } : { nom: auteur.nom, courriel: auteur.courriel })
    return ressource
  })
}

/** Les fichiers et les images de la ressource ne seront plus effacés ; chaque image dit ce qu'elle montre. */
export async function prendreFichiers(trx: Db, { fichiers }: SaisieDeRessource, images: Fichier[]): Promise<void> {
  await marquerUtilises(
    trx,
    [...fichiers, ...images].map(({ id }) => id),
  )
  for (const { id, alternative } of images) await updateAlternative(trx, id, alternative)
}
