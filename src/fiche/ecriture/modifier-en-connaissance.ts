import { memeContenu } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { aujourdhui } from '#socle/texte.ts'
import { depotDe } from '../depot.repository.ts'
import { contenuNormal, ecrituresDe, inconnue } from '../enregistrer.ts'
import { lireVersion } from '../historique/versions.ts'
import type { Fiche, Sorte } from '../sorte.ts'

type Ordre<F, S> = {
  id: number
  contenu: S
  /** Le numéro de la version que la personne avait sous les yeux. */
  version: number
  motif: string
  membre: { id: string }
  /** Ce que la salle écrit de plus, dans la même transaction, une fois le contenu gardé ; rend la fiche telle qu'elle est alors. */
  ensuite?: (trx: Db, fiche: F) => Promise<F>
}

/** `fait` faux : quelqu'un d'autre a écrit entre-temps, rien ne l'est. */
export type Issue<F> = { fait: true; change: boolean; fiche: F } | { fait: false; actuelle: F; version: number }

/**
 * Modifie une fiche si elle dit encore ce que la personne avait sous les yeux ; sinon rend celle d'à présent, sans rien
 * écrire. Qui tient une fiche publique et l'enregistre la dit aussi à jour.
 */
export async function modifierEnConnaissance<S extends object, E extends string, P extends object>(
  db: Db,
  sorte: Sorte<S, E, P>,
  { id, contenu, version, motif, membre, ensuite }: Ordre<Fiche<S, E, P>, S>,
): Promise<Issue<Fiche<S, E, P>>> {
  const { findByIdPourEcriture, updateSuivi } = depotDe(sorte)
  await assurerRendus(db, sorte.rendus(contenu))
  return db.transaction().execute(async (trx) => {
    const actuelle = trouve(await findByIdPourEcriture(trx, id), inconnue(sorte))
    const courante = await findNumeroCourant(trx, sorte.salle, id)
    if (courante !== version && !(await disaitDeja(trx, sorte, actuelle, version))) return { fait: false, actuelle, version: courante }
    if (sorte.verifiable && actuelle.proprietaireId === membre.id && sorte.etats[actuelle.etat].public)
      await updateSuivi(trx, id, { verifiee_le: aujourdhui() })
    const { change, fiche } = await ecrituresDe(sorte).modifier(trx, id, contenu, { auteurId: membre.id, motif: motif || 'modification' })
    return { fait: true, change, fiche: ensuite ? await ensuite(trx, fiche) : fiche }
  })
}

// Une vérification ou un changement de propriétaire fait une version sans toucher au contenu : ce n'est pas un conflit.
async function disaitDeja<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  actuelle: Fiche<S, E, P>,
  numero: number,
): Promise<boolean> {
  const vue = await lireVersion(trx, sorte, actuelle.id, numero)
  return vue !== undefined && memeContenu(sorte.champs, vue.contenu, contenuNormal(sorte, actuelle))
}
