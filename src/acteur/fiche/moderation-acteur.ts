import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { aChangeDePerimetre, peutModerer } from '#membre/membre.droits.ts'
import { deposerDemande } from '#membre/moderation.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import * as ActeurRepository from '../acteur.depot.ts'
import { changerSuivi } from '../acteur.depot.ts'
import type { Acteur } from '../acteur.ts'
import { refuserAutresRevendications } from './revendiquer/refuser-autres.ts'

const disparue = "Cette fiche n'existe plus."
const tenueParUneAutre =
  "Une autre personne de l'organisation tient désormais cette fiche. Rapprochez-vous d'elle : le bouton « Écrire » de la fiche lui transmet votre message."

/** Où voir la fiche d'une demande : l'adresse ne dépend que de son identifiant, elle mène à la fiche sous son nom du moment. */
const lienDemande = ({ objet_id }: { objet_id: number }): string => `/acteurs/numero/${objet_id}`

const publier: Moderation = {
  salle: 'acteur',
  genre: 'publier',
  libelle: 'Publier une fiche',
  lien: lienDemande,
  // Qui a proposé avec un compte tient la fiche ; les autres pourront la revendiquer.
  accepter: async (trx, demande, moderateur) => {
    const fiche = trouve(await ActeurRepository.findByIdPourEcriture(trx, demande.objet_id), disparue)
    await exigerDansLePerimetre(trx, fiche, moderateur)
    if (fiche.etat === 'publiee') throw new ErreurMetier(409, `« ${fiche.nom} » est déjà publiée.`)
    const proprietaire_id = fiche.proprietaireId ?? demande.auteur_id
    await changerSuivi(trx, fiche.id, { etat: 'publiee', proprietaire_id }, { auteurId: moderateur.id, motif: 'publication' })
  },
  // Gardée plutôt que supprimée : un refus par erreur se rattrape en la republiant.
  refuser: async (trx, demande, moderateur) => {
    const fiche = await ActeurRepository.findByIdPourEcriture(trx, demande.objet_id)
    if (fiche?.etat === 'proposee')
      await changerSuivi(trx, fiche.id, { etat: 'archivee' }, { auteurId: moderateur.id, motif: 'proposition refusée' })
  },
}

const revendiquer: Moderation = {
  salle: 'acteur',
  genre: 'revendiquer',
  libelle: 'Tenir une fiche',
  lien: lienDemande,
  accepter: async (trx, demande, moderateur) => {
    const fiche = trouve(await ActeurRepository.findByIdPourEcriture(trx, demande.objet_id), disparue)
    await exigerDansLePerimetre(trx, fiche, moderateur)
    if (fiche.proprietaireId !== null)
      throw new ErreurMetier(409, `Quelqu'un tient déjà « ${fiche.nom} » : refusez cette demande, en disant pourquoi.`)
    if (demande.auteur_id === null) throw new ErreurMetier(409, "Cette personne n'a plus de compte : refusez cette demande.")
    await changerSuivi(trx, fiche.id, { proprietaire_id: demande.auteur_id }, { auteurId: moderateur.id, motif: 'revendication acceptée' })
    await refuserAutresRevendications(trx, demande, moderateur, tenueParUneAutre)
  },
  refuser: async () => {},
}

// Une adresse de contact n'était pas la bonne : rien à exécuter, la décision classe.
const contact: Moderation = {
  salle: 'acteur',
  genre: 'contact',
  libelle: 'Retrouver une adresse de contact',
  lien: lienDemande,
  accepter: async () => {},
  refuser: async () => {},
}

/** Ce que la salle fait des demandes qu'elle dépose. */
export const moderations = [publier, revendiquer, contact]

// Ce que la demande disait en arrivant a pu changer depuis : c'est ce qui serait publié qui compte.
async function exigerDansLePerimetre(trx: Db, fiche: Acteur, moderateur: MembreConnecte): Promise<void> {
  if (!peutModerer(moderateur, await porteeDe(trx, sorteActeur, fiche)))
    throw new ErreurMetier(403, `« ${fiche.nom} » ${aChangeDePerimetre}`)
}

type Souhait = {
  genre: 'publier' | 'revendiquer' | 'contact'
  titre: string
  resume: string
  auteur: { id?: string; nom?: string; courriel?: string }
}

/** Met une demande sur cette fiche dans la file des personnes qui animent son territoire ou ses thématiques. */
export async function deposerSurLaFiche(trx: Db, fiche: Acteur, { genre, titre, resume, auteur }: Souhait): Promise<void> {
  const { thematiques } = await porteeDe(trx, sorteActeur, fiche)
  const territoireId = fiche.communeId ?? fiche.departementId
  await deposerDemande(trx, { salle: 'acteur', genre, objetId: fiche.id, titre, resume, auteur, territoireId, thematiques })
}
