import { type Fonds, fondsDe } from '#fiche/catalogue/question/fonds.ts'
import { colonnesDApercu, colonnesDePoint } from './besoin.repository.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { type ApercuDeBesoin, avancements, urlBesoin } from './besoin.ts'

/** Tous les besoins que l'on peut lire, terminés compris. */
export const besoins: Fonds<ApercuDeBesoin> = fondsDe(sorteBesoin, {
  dimensions: [
    { genre: 'tranche', nom: 'etat', colonne: 'avancement', titre: 'Où il en est', tranches: avancements },
    { genre: 'terme', nom: 'thematique', liste: 'thematique', titre: 'Thématiques' },
    { genre: 'zone', nom: 'region', niveau: 'region', titre: 'Région', fine: true },
  ],
  ordres: [
    { nom: 'date', libelle: 'les plus récents', colonne: 'exprime_le', genre: 'date' },
    { nom: 'titre', libelle: 'par ordre alphabétique', colonne: 'tri', genre: 'texte' },
  ],
  apercu: colonnesDApercu,
  carte: { colonnes: colonnesDePoint, lien: urlBesoin, classe: 'besoin', noms: { une: 'besoin', plusieurs: 'besoins' } },
})
