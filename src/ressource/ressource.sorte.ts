import { lu } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { identifiantsUniques } from '#fiche/identifiants.repository.ts'
import { filDe } from '#fiche/mots.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { indexerRessources } from './document-ressource.ts'
import { champs } from './ressource.champs.ts'
import { type EtatDeRessource, etats } from './ressource.etats.ts'
import { calculees, dates, deduites } from './ressource.repository.ts'
import { rendusDeRessource, type SaisieDeRessource, type SuiteDeRessource, urlRessource } from './ressource.ts'

/** Ce que le réseau capitalise : méthodes, exemples, données, outils, compétences. */
export const sorteRessource: Sorte<SaisieDeRessource, EtatDeRessource, SuiteDeRessource> = {
  salle: 'ressource',
  table: 'ressource',
  chemin: '/ressources',
  reserves: ['proposer', 'contribuer', 'imports', 'brouillons', 'pour-moi', 'relecture'],
  ordre: ['tri', 'id'],
  mots: {
    un: 'une ressource',
    la: 'la ressource',
    cette: 'cette ressource',
    pluriel: 'ressources',
    dans: 'dans le catalogue',
    hors: 'du catalogue',
    genre: 'f',
  },
  champs,
  titre: ({ titre }) => titre,
  url: urlRessource,
  fil: filDe({ libelle: 'Ressources', href: '/ressources' }, 'titre', urlRessource),
  etats,
  siege: ({ territoireId }) => territoireId,
  touche: ({ territoireId, termeIds }) => ({ lieux: territoireId === null ? [] : [territoireId], termes: termeIds }),
  ecriteAuMieuxPar: 'membre',
  plus: (ligne) => ({
    adapteeDeId: typeof ligne.adaptee_de_id === 'number' ? ligne.adaptee_de_id : null,
    adaptation: String(ligne.adaptation),
    publieeLe: ligne.publiee_le instanceof Date ? ligne.publiee_le : null,
  }),
  deduites,
  calculees,
  relire: (_, contenu) => ({
    ...contenu,
    // La colonne porte aussi le type et la maturité : les filtres n'en lisent qu'une.
    termeIds: contenu.termeIds.filter((id) => id !== contenu.typeId && id !== contenu.maturiteId),
  }),
  conclure: (contenu, saisie) => lu(texteDe(saisie, 'type') === 'exemple' ? contenu : { ...contenu, cadre: null }),
  exiger: identifiantsUniques({ table: 'ressource', nom: 'titre', un: 'une ressource', cles: ['cleExterne'] }),
  suit: dates,
  rendus: rendusDeRessource,
  verifiable: true,
  indexer: indexerRessources,
}
