import { deposerDemande, enregistrerModeration } from '../../membre/moderation.ts'
import type { Db } from '../../socle/db.ts'
import { ErreurMetier, trouve } from '../../socle/erreurs.ts'
import { ressourceInconnue } from '../acces.ts'
import { changerSuivi } from '../enregistrer-ressource.ts'
import { porteeDe } from '../portee.repository.ts'
import { findByIdPourEcriture } from '../ressource.repository.ts'
import type { Ressource } from '../ressource.ts'

enregistrerModeration({
  salle: 'ressource',
  genre: 'publier',
  libelle: 'Publier une ressource',
  // L'adresse ne dépend que du numéro : elle mène à la relecture, ou à la ressource, sous son titre du moment.
  lien: ({ objet_id }) => `/ressources/numero/${objet_id}`,
  accepter: async (trx, demande, moderateur) => {
    const ressource = trouve(await findByIdPourEcriture(trx, demande.objet_id), ressourceInconnue)
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
})

type Auteur = { id?: string; nom?: string; courriel?: string }

/** Met la publication de cette ressource dans la file de qui anime son territoire ou ses thématiques. */
export async function demanderPublication(trx: Db, ressource: Ressource, auteur: Auteur): Promise<void> {
  const { thematiques } = await porteeDe(trx, ressource)
  await deposerDemande(trx, {
    salle: 'ressource',
    genre: 'publier',
    objetId: ressource.id,
    titre: ressource.titre,
    resume: ressource.resume,
    auteur,
    territoireId: ressource.territoireId,
    thematiques,
  })
}
