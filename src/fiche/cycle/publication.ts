import type { NouvelleDemande } from '#membre/demande.ts'
import { aChangeDePerimetre, peutModerer } from '#membre/membre.droits.ts'
import { deposerDemande } from '#membre/moderation.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { depotDe } from '../depot.repository.ts'
import { ecrituresDe, inconnue } from '../enregistrer.ts'
import { accorder } from '../mots.ts'
import { porteeDe } from '../portee.repository.ts'
import type { Fiche, Sorte } from '../sorte.ts'

/** Où voir la fiche d'une demande : l'adresse ne dépend que de son identifiant, elle mène à la fiche sous son nom du moment. */
export const lienParNumero =
  ({ chemin }: { chemin: string }) =>
  ({ objet_id }: { objet_id: number }): string =>
    `${chemin}/numero/${objet_id}`

type Etats<F, E> = {
  proposee: E
  publiee: E /** Où mène un refus : elle est gardée, un refus par erreur se rattrape. */
  refusee: (fiche: F) => E
}

/** Publier une fiche proposée, ou la refuser. Qui a proposé avec un compte la tient ; les autres pourront la revendiquer. */
export function publicationDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { proposee, publiee, refusee }: NoInfer<Etats<Fiche<S, E, P>, E>>,
): Moderation {
  const { findByIdPourEcriture } = depotDe(sorte)
  const { changerSuivi } = ecrituresDe(sorte)
  return {
    salle: sorte.salle,
    genre: 'publier',
    libelle: `Publier ${sorte.mots.un}`,
    lien: lienParNumero(sorte),
    accepter: async (trx, demande, moderateur) => {
      const fiche = trouve(await findByIdPourEcriture(trx, demande.objet_id), inconnue(sorte))
      await exigerDansLePerimetre(trx, sorte, fiche, moderateur)
      if (fiche.etat === publiee) throw new ErreurMetier(409, `« ${sorte.titre(fiche)} » est déjà ${accorder(sorte.mots, 'publié')}.`)
      const changement = { etat: publiee, proprietaire_id: fiche.proprietaireId ?? demande.auteur_id }
      await changerSuivi(trx, fiche.id, changement, { auteurId: moderateur.id, motif: 'publication' })
    },
    refuser: async (trx, demande, moderateur) => {
      const fiche = await findByIdPourEcriture(trx, demande.objet_id)
      if (fiche?.etat !== proposee) return
      await changerSuivi(trx, fiche.id, { etat: refusee(fiche) }, { auteurId: moderateur.id, motif: 'proposition refusée' })
    },
  }
}

/** Ce que la demande disait en arrivant a pu changer depuis : c'est ce qui serait publié qui compte. */
export async function exigerDansLePerimetre<S extends object>(
  trx: Db,
  sorte: Pick<Sorte<S>, 'titre' | 'touche'>,
  fiche: S,
  moderateur: MembreConnecte,
): Promise<void> {
  if (!peutModerer(moderateur, await porteeDe(trx, sorte, fiche)))
    throw new ErreurMetier(403, `« ${sorte.titre(fiche)} » ${aChangeDePerimetre}`)
}

export type Souhait = Pick<NouvelleDemande, 'titre' | 'resume' | 'auteur'> & { genre: string }
type Deposable<S extends object> = Pick<Sorte<S>, 'salle' | 'siege' | 'titre' | 'touche'>

/** Met une demande sur cette fiche dans la file des personnes qui animent son territoire ou ses thématiques. */
export async function deposerSur<S extends object>(
  trx: Db,
  sorte: Deposable<S>,
  fiche: S & { id: number },
  souhait: Souhait,
): Promise<void> {
  const { thematiques } = await porteeDe(trx, sorte, fiche)
  const territoireId = sorte.siege(fiche)
  await deposerDemande(trx, { salle: sorte.salle, objetId: fiche.id, territoireId, thematiques, ...souhait })
}

/** Demande que cette fiche soit publiée. */
export function demanderPublication<S extends { resume: string }>(
  trx: Db,
  sorte: Deposable<S>,
  fiche: S & { id: number },
  auteur: NonNullable<Souhait['auteur']>,
): Promise<void> {
  return deposerSur(trx, sorte, fiche, { genre: 'publier', titre: sorte.titre(fiche), resume: fiche.resume, auteur })
}
