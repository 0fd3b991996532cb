import { type Fonds, fondsDe } from '#fiche/catalogue/question/fonds.ts'
import { colonnesDApercu } from './apercu.repository.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { type ApercuDeRessource, tranchesDeDuree } from './ressource.ts'

/** Toutes les ressources ; « ici » : d'où elles viennent. */
export const ressources: Fonds<ApercuDeRessource> = fondsDe(sorteRessource, {
  parPage: 10,
  dimensions: [
    { genre: 'terme', nom: 'type', liste: 'medoc', titre: 'Type' },
    { genre: 'terme', nom: 'thematique', liste: 'thematique', titre: 'Thématiques' },
    { genre: 'terme', nom: 'pratique', liste: 'pratique', titre: 'Pratiques', fine: true },
    { genre: 'terme', nom: 'profil', liste: 'profil', titre: 'Pour qui', fine: true },
    { genre: 'terme', nom: 'maturite', liste: 'maturite', titre: 'Où vous en êtes' },
    { genre: 'terme', nom: 'odd', liste: 'odd', titre: 'Objectifs de développement durable', fine: true },
    { genre: 'terme', nom: 'cible', liste: 'cible', titre: "Cibles de l'ODD 17", fine: true },
    { genre: 'tranche', nom: 'duree', colonne: 'duree_minutes', titre: 'Le temps que vous avez', tranches: tranchesDeDuree },
    // La région est aussi une fine : le champ « D'où vient-elle ? » dit déjà le lieu.
    { genre: 'zone', nom: 'region', niveau: 'region', titre: "D'où elle vient", fine: true },
  ],
  ordres: [
    { nom: 'date', libelle: 'les plus récentes', colonne: 'publiee_le', genre: 'date' },
    { nom: 'titre', libelle: 'par titre', colonne: 'tri', genre: 'texte' },
  ],
  apercu: colonnesDApercu,
  // On vient des trois questions de « pour moi » : la page le redit en une phrase.
  marques: ['pourmoi'],
})
