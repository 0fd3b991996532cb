import { deposerSur, lienParNumero } from '#fiche/cycle/publication.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import type { Acteur } from '../acteur.ts'

// Une adresse de contact n'était pas la bonne : rien à exécuter, la décision classe.
const contact: Moderation = {
  salle: 'acteur',
  genre: 'contact',
  libelle: 'Retrouver une adresse de contact',
  lien: lienParNumero(sorteActeur),
  accepter: async () => {},
  refuser: async () => {},
}

/** Ce que la salle fait des demandes qu'elle dépose, outre celles de publier. */
export const moderations = [contact]

/** Met une demande sur cette fiche dans la file des personnes qui animent son territoire ou ses thématiques. */
export const deposerSurLaFiche = (trx: Db, fiche: Acteur, souhait: Parameters<typeof deposerSur>[3]) =>
  deposerSur(trx, sorteActeur, fiche, souhait)
