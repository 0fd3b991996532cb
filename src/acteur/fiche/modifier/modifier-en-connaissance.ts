import { findByIdPourEcriture, modifierFiche, saisieDe, updateSuivi } from '#acteur/acteur.depot.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { type Acteur, rendusDeFiche, type SaisieDeFiche } from '#acteur/acteur.ts'
import { lireVersion } from '#fiche/historique/versions.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { aujourdhui } from '#socle/texte.ts'

type Ordre = { ficheId: number; saisie: SaisieDeFiche; version: number; motif: string; membre: MembreConnecte }
export type Issue = { fait: true; change: boolean } | { fait: false; actuelle: Acteur; version: number }

/**
 * Modifie la fiche si elle dit encore ce que la personne avait sous les yeux (`version`) ; sinon rend la fiche actuelle,
 * sans rien écrire. Qui tient la fiche et l'enregistre la dit aussi à jour.
 */
export async function modifierEnConnaissance(db: Db, { ficheId, saisie, version, motif, membre }: Ordre): Promise<Issue> {
  await assurerRendus(db, rendusDeFiche(saisie))
  return db.transaction().execute(async (trx) => {
    const actuelle = trouve(await findByIdPourEcriture(trx, ficheId))
    const courante = await findNumeroCourant(trx, 'acteur', ficheId)
    if (courante !== version && !(await ditEncore(trx, actuelle, version))) return { fait: false, actuelle, version: courante }
    if (actuelle.proprietaireId === membre.id) await updateSuivi(trx, ficheId, { verifiee_le: aujourdhui() })
    const change = await modifierFiche(trx, ficheId, saisie, { auteurId: membre.id, motif: motif || 'modification' })
    return { fait: true, change }
  })
}

// Une vérification ou un changement de propriétaire fait une version sans toucher au contenu : ce n'est pas un conflit.
async function ditEncore(trx: Db, actuelle: Acteur, version: number): Promise<boolean> {
  const lue = await lireVersion(trx, sorteActeur, actuelle.id, version)
  return JSON.stringify(lue?.contenu) === JSON.stringify(saisieDe(actuelle))
}
