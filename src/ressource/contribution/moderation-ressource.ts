import { demanderPublication as demander, publicationDe } from '#fiche/cycle/publication.ts'
import type { Db } from '#socle/db.ts'
import { sorteRessource } from '../ressource.sorte.ts'
import type { Ressource } from '../ressource.ts'

/** Ce que la salle fait des demandes qu'elle dépose. À qui la tient, un texte refusé revient en brouillon : il peut le reprendre. */
export const moderations = [
  publicationDe(sorteRessource, {
    proposee: 'proposee',
    publiee: 'publiee',
    refusee: ({ proprietaireId }) => (proprietaireId === null ? 'archivee' : 'brouillon'),
  }),
]

/** Met la publication de cette ressource dans la file de qui anime son territoire ou ses thématiques. */
export const demanderPublication = (trx: Db, ressource: Ressource, auteur: Parameters<typeof demander>[3]) =>
  demander(trx, sorteRessource, ressource, auteur)
