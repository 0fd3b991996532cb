import { refuserAutresRevendications } from '#acteur/fiche/revendiquer/refuser-autres.ts'
import { inconnue } from '#fiche/enregistrer.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { aChangeDePerimetre, peutModerer } from '#membre/membre.droits.ts'
import { deposerDemande } from '#membre/moderation.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { changerSuivi, findByIdPourEcriture } from '../ressource.depot.ts'
import type { Ressource } from '../ressource.ts'

const publier: Moderation = {
  salle: 'ressource',
  genre: 'publier',
  libelle: 'Publier une ressource',
  // L'adresse ne dépend que du numéro : elle mène à la relecture, ou à la ressource, sous son titre du moment.
  lien: ({ objet_id }) => `/ressources/numero/${objet_id}`,
  accepter: async (trx, demande, moderateur) => {
    const ressource = trouve(await findByIdPourEcriture(trx, demande.objet_id), inconnue(sorteRessource))
    await exigerDansLePerimetre(trx, ressource, moderateur)
    if (ressource.etat === 'publiee') throw new ErreurMetier(409, `« ${ressource.titre} » est déjà publiée.`)
    const proprietaire_id = ressource.proprietaireId ?? demande.auteur_id
    await changerSuivi(trx, ressource.id, { etat: 'publiee', proprietaire_id }, { auteurId: moderateur.id, motif: 'publication' })
  },
  // À qui la tient, le texte revient en brouillon : il peut le reprendre. Sans propriétaire, il est gardé, archivé.
  refuser: async (trx, demande, moderateur) => {
    const ressource = await findByIdPourEcriture(trx, demande.objet_id)
    if (ressource?.etat !== 'proposee') return
    const etat = ressource.proprietaireId === null ? 'archivee' : 'brouillon'
    await changerSuivi(trx, ressource.id, { etat }, { auteurId: moderateur.id, motif: 'proposition refusée' })
  },
}

const revendiquer: Moderation = {
  salle: 'ressource',
  genre: 'revendiquer',
  libelle: 'Tenir une ressource',
  lien: ({ objet_id }) => `/ressources/numero/${objet_id}`,
  accepter: async (trx, demande, moderateur) => {
    const ressource = trouve(await findByIdPourEcriture(trx, demande.objet_id), inconnue(sorteRessource))
    await exigerDansLePerimetre(trx, ressource, moderateur)
    if (ressource.proprietaireId !== null)
      throw new ErreurMetier(409, `Quelqu'un tient déjà « ${ressource.titre} » : refusez cette demande, en disant pourquoi.`)
    if (demande.auteur_id === null) throw new ErreurMetier(409, "Cette personne n'a plus de compte : refusez cette demande.")
    const auteur = { auteurId: moderateur.id, motif: 'revendication acceptée' }
    await changerSuivi(trx, ressource.id, { proprietaire_id: demande.auteur_id }, auteur)
    await refuserAutresRevendications(trx, demande, moderateur, 'Une autre personne tient désormais cette ressource.')
  },
  refuser: async () => {},
}

/** Ce que la salle fait des demandes qu'elle dépose. */
export const moderations = [publier, revendiquer]

// Ce que la demande disait en arrivant a pu changer depuis : c'est ce qui serait publié qui compte.
async function exigerDansLePerimetre(trx: Db, ressource: Ressource, moderateur: MembreConnecte): Promise<void> {
  if (!peutModerer(moderateur, await porteeDe(trx, sorteRessource, ressource)))
    throw new ErreurMetier(403, `« ${ressource.titre} » ${aChangeDePerimetre}`)
}

type Auteur = { id?: string; nom?: string; courriel?: string }

/** Met la publication de cette ressource dans la file de qui anime son territoire ou ses thématiques. */
export async function demanderPublication(trx: Db, ressource: Ressource, auteur: Auteur): Promise<void> {
  await deposer(trx, ressource, { genre: 'publier', titre: ressource.titre, resume: ressource.resume, auteur })
}

/** Met dans la même file la demande de tenir cette ressource. `message` : le lien de la personne avec elle. */
export async function demanderATenir(trx: Db, ressource: Ressource, auteur: Auteur, message: string): Promise<void> {
  await deposer(trx, ressource, { genre: 'revendiquer', titre: `Tenir « ${ressource.titre} »`, resume: message, auteur })
}

type Souhait = { genre: 'publier' | 'revendiquer'; titre: string; resume: string; auteur: Auteur }

async function deposer(trx: Db, ressource: Ressource, souhait: Souhait): Promise<void> {
  const { thematiques } = await porteeDe(trx, sorteRessource, ressource)
  const { id: objetId, territoireId } = ressource
  await deposerDemande(trx, { salle: 'ressource', objetId, territoireId, thematiques, ...souhait })
}
