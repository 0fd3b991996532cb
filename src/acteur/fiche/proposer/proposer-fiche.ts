import { creerFiche } from '#acteur/acteur.depot.ts'
import { type Acteur, rendusDeFiche, type SaisieDeFiche } from '#acteur/acteur.ts'
import type { Db } from '#socle/db.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { deposerSurLaFiche } from '../moderation-acteur.ts'

/** Qui propose : un membre par son identifiant, une visiteuse par son nom et son adresse. */
export type Proposant = { id?: string; nom: string; courriel?: string }

/** Garde la fiche proposée et met sa publication dans la file, ensemble ou pas du tout. */
export async function proposerFiche(db: Db, saisie: SaisieDeFiche, auteur: Proposant): Promise<Acteur> {
  await assurerRendus(db, rendusDeFiche(saisie))
  return db.transaction().execute(async (trx) => {
    const fiche = await creerFiche(trx, saisie, { etat: 'proposee', auteurId: auteur.id ?? null, motif: 'proposition' })
    await deposerSurLaFiche(trx, fiche, { genre: 'publier', titre: fiche.nom, resume: fiche.resume, auteur })
    return fiche
  })
}
