import { filDe } from '#fiche/mots.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { depotDesVoix } from '#fiche/voix/voix.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { champs } from './besoin.champs.ts'
import { etats } from './besoin.etats.ts'
import { calculees, dates, findPorteurDeCle } from './besoin.repository.ts'
import { type EtatDeBesoin, type SaisieDeBesoin, type SuiteDeBesoin, urlBesoin } from './besoin.ts'
import { indexerBesoins } from './document-besoin.ts'

/** Ce qui manque à un territoire, dans les mots de qui le dit. */
export const sorteBesoin: Sorte<SaisieDeBesoin, EtatDeBesoin, SuiteDeBesoin> = {
  salle: 'besoin',
  table: 'besoin',
  chemin: '/besoins',
  reserves: ['dire', 'confirmer', 'semblables', 'delais', 'imports', 'numero'],
  ordre: ['tri', 'id'],
  mots: {
    un: 'un besoin',
    la: 'le besoin',
    cette: 'ce besoin',
    pluriel: 'besoins',
    dans: 'parmi les besoins',
    hors: 'des besoins',
    genre: 'm',
  },
  champs,
  titre: ({ titre }) => titre,
  url: urlBesoin,
  fil: filDe({ libelle: 'Besoins', href: '/besoins' }, 'titre', urlBesoin),
  etats,
  siege: ({ territoireId }) => territoireId,
  touche: ({ territoireId, termeIds }) => ({ lieux: territoireId === null ? [] : [territoireId], termes: termeIds }),
  ecriteAuMieuxPar: 'membre',
  plus: ({ exprime_le, premiere_reponse_le, ferme_le, pourquoi, fusionne_dans_id, longitude, latitude }) => ({
    exprimeLe: dateOuNull(exprime_le),
    premiereReponseLe: dateOuNull(premiere_reponse_le),
    fermeLe: dateOuNull(ferme_le),
    pourquoi: String(pourquoi),
    point: typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null,
    fusionneDansId: fusionne_dans_id === null ? null : Number(fusionne_dans_id),
  }),
  calculees,
  exiger: async (trx, fiches) => {
    const deja = await findPorteurDeCle(trx, fiches)
    if (deja) throw new ErreurMetier(409, `Un besoin porte déjà cet identifiant${deja.titre ? ` : « ${deja.titre} »` : ''}.`)
  },
  suit: (avant, { etat }) => dates(avant, etat),
  rendus: ({ recit, dejaTente }) => [recit, dejaTente].map((texte) => ({ genre: 'court', texte })),
  verifiable: true,
  indexer: indexerBesoins,
  // Publié par l'animation, l'adresse de qui l'a dit n'est pas prouvée pour autant.
  apres: async (trx, avant, { id, etat }) => {
    if (avant && !etats[avant.etat].public && etats[etat].public) await depotDesVoix('besoin').montrerSansAdresse(trx, id, 'auteur')
  },
}

/** Ses mots ne se récrivent que par qui l'a dit ; l'animation le requalifie (suivi/). */
export const sorteDite: typeof sorteBesoin = {
  ...sorteBesoin,
  peutModifier: ({ id }, { proprietaireId }) => proprietaireId === id,
}

const dateOuNull = (brut: unknown): Date | null => (brut instanceof Date ? brut : null)
