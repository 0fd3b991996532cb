import { texteDe } from '#champ/saisie.ts'
import { demanderPublication, publicationDe } from '#fiche/cycle/publication.ts'
import type { Proposant } from '#fiche/ecriture/lire.ts'
import type { Proposition } from '#fiche/ecriture/proposer.routes.tsx'
import { porteeDe } from '#fiche/portee.repository.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { changerSuivi, creerRessource } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Ressource, SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { decrireImages } from '../formulaire/envoi-de-ressource.ts'

/** Ce que la salle fait des demandes qu'elle dépose. À qui la tient, un texte refusé revient en brouillon : il peut le reprendre. */
export const moderations = [
  publicationDe(sorteRessource, {
    proposee: 'proposee',
    publiee: 'publiee',
    refusee: ({ proprietaireId }) => (proprietaireId === null ? 'archivee' : 'brouillon'),
  }),
]

/** Garde une ressource nouvelle, ou l'adaptation d'une autre : publiée aussitôt, ou dans la file. Dans une transaction. */
export async function contribuerRessource(trx: Db, proposition: Proposition<SaisieDeRessource>): Promise<Ressource> {
  const { contenu, saisie, membre } = proposition
  const origine = Number(texteDe(saisie, 'adaptee_de')) || null
  const ressource = await creerRessource(trx, contenu, {
    etat: 'proposee',
    auteurId: membre?.id ?? null,
    proprietaireId: membre?.id ?? null,
    motif: origine ? 'adaptation' : 'proposition',
    de: { adaptee_de_id: origine, adaptation: origine ? texteDe(saisie, 'adaptation') : '' },
  })
  await decrireImages(trx, saisie)
  return sortirDuBrouillon(trx, ressource, proposition)
}

/** Une ressource modifiée ; un brouillon que l'on propose ou publie entre dans la file, ou dans le catalogue. */
export async function suivreModification(trx: Db, ressource: Ressource, { saisie, membre }: { saisie: Saisie; membre: MembreConnecte }) {
  await decrireImages(trx, saisie)
  const sort = ressource.etat === 'brouillon' && ['publier', 'proposer'].includes(texteDe(saisie, 'acte'))
  return sort ? sortirDuBrouillon(trx, ressource, { saisie, membre, auteur: { id: membre.id, nom: membre.nom } }) : ressource
}

type Sortie = { saisie: Saisie; membre: MembreConnecte | null; auteur: Proposant }

// Publiée sans attendre, si la personne le veut et anime ce que la ressource touche ; sinon proposée.
async function sortirDuBrouillon(trx: Db, ressource: Ressource, { saisie, membre, auteur }: Sortie): Promise<Ressource> {
  const passer = (etat: 'publiee' | 'proposee', motif: string) =>
    changerSuivi(trx, ressource.id, { etat }, { auteurId: membre?.id ?? null, motif })
  if (texteDe(saisie, 'acte') === 'publier' && membre && peutModerer(membre, await porteeDe(trx, sorteRessource, ressource)))
    return passer('publiee', 'publication')
  const proposee = ressource.etat === 'proposee' ? ressource : await passer('proposee', 'proposition')
  await demanderPublication(trx, sorteRessource, proposee, auteur)
  return proposee
}
