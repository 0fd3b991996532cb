import { lireVersion } from '#fiche/historique/versions.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import type { Fichier } from '#fichier/fichier.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { changerSuivi, findById, findByIdPourEcriture, modifierRessource, saisieDe, updateSuivi } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, rendusDeRessource, type SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { aujourdhui } from '#socle/texte.ts'
import { deleteBrouillon } from '../brouillon/brouillon.repository.ts'
import { prendreFichiers } from '../contribuer/contribuer-ressource.ts'
import { demanderPublication } from '../moderation-ressource.ts'

type Ordre = {
  ressourceId: number
  valeurs: SaisieDeRessource
  images: Fichier[]
  version: number
  motif: string
  membre: MembreConnecte
  /** Pour un brouillon : le proposer, ou le publier si la personne anime ce qu'il touche. */
  acte: string
  brouillonId: number | null
}
export type Issue = { fait: true; change: boolean } | { fait: false; actuelle: Ressource; version: number }

/**
 * Modifie la ressource si elle dit encore ce que la personne avait sous les yeux (`version`) ; sinon rend l'actuelle, sans
 * rien écrire. Une ressource publiée l'est aussitôt dans sa nouvelle version, l'ancienne reste dans l'historique.
 */
export async function modifierEnConnaissance(db: Db, ordre: Ordre): Promise<Issue> {
  const { ressourceId, valeurs, images, version, motif, membre, brouillonId } = ordre
  await assurerRendus(db, rendusDeRessource(valeurs))
  return db.transaction().execute(async (trx) => {
    const actuelle = trouve(await findByIdPourEcriture(trx, ressourceId))
    const courante = await findNumeroCourant(trx, 'ressource', ressourceId)
    if (courante !== version && !(await ditEncore(trx, actuelle, version))) return { fait: false, actuelle, version: courante }
    if (actuelle.proprietaireId === membre.id && actuelle.etat === 'publiee')
      await updateSuivi(trx, ressourceId, { verifiee_le: aujourdhui() })
    const change = await modifierRessource(trx, ressourceId, valeurs, { auteurId: membre.id, motif: motif || 'modification' })
    await prendreFichiers(trx, valeurs, images)
    if (brouillonId !== null) await deleteBrouillon(trx, brouillonId, membre.id)
    if (actuelle.etat === 'brouillon') await sortirDuBrouillon(trx, actuelle, ordre)
    return { fait: true, change }
  })
}

async function sortirDuBrouillon(trx: Db, { id }: Ressource, { acte, membre }: Ordre): Promise<void> {
  if (acte === 'publier' && peutModerer(membre, await porteeDe(trx, sorteRessource, trouve(await findById(trx, id))))) {
    await changerSuivi(trx, id, { etat: 'publiee' }, { auteurId: membre.id, motif: 'publication' })
  } else if (acte === 'publier' || acte === 'proposer') {
    const proposee = await changerSuivi(trx, id, { etat: 'proposee' }, { auteurId: membre.id, motif: 'proposition' })
    await demanderPublication(trx, proposee, { id: membre.id, nom: membre.nom })
  }
}

// Une vérification ou un changement de propriétaire fait une version sans toucher au contenu : ce n'est pas un conflit.
async function ditEncore(trx: Db, actuelle: Ressource, version: number): Promise<boolean> {
  return JSON.stringify((await lireVersion(trx, sorteRessource, actuelle.id, version))?.contenu) === JSON.stringify(saisieDe(actuelle))
}
