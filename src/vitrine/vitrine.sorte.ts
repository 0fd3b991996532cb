import { filDe } from '#fiche/mots.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { champs, type SaisieDeVitrine } from './vitrine.champs.ts'
import { peutComposer } from './vitrine.droits.ts'
import { findPorteuseDHote } from './vitrine.repository.ts'
import { type EtatDeVitrine, type SuiteDeVitrine, textesDeVitrine, urlVitrine } from './vitrine.ts'

/** Une façade sur le fonds commun : un nom, deux couleurs, des blocs, une sélection. */
export const sorteVitrine: Sorte<SaisieDeVitrine, EtatDeVitrine, SuiteDeVitrine> = {
  salle: 'vitrine',
  table: 'vitrine',
  chemin: '/vitrines',
  reserves: ['creer'],
  ordre: ['id'],
  mots: {
    un: 'une vitrine',
    la: 'la vitrine',
    cette: 'cette vitrine',
    pluriel: 'vitrines',
    dans: 'en ligne',
    hors: 'hors ligne',
    genre: 'f',
  },
  champs,
  titre: ({ nom }) => nom,
  url: urlVitrine,
  fil: filDe({ libelle: 'Vitrines', href: '/vitrines' }, 'nom', urlVitrine),
  etats: {
    archivee: { libelle: 'Archivée', public: false },
    brouillon: { libelle: 'Brouillon', public: false },
    publiee: { libelle: 'Publiée', public: true },
  },
  ecriteAuMieuxPar: 'animateur',
  peutModifier: peutComposer,
  siege: ({ territoireId }) => territoireId,
  touche: ({ territoireId, termeIds }) => ({ lieux: territoireId === null ? [] : [territoireId], termes: termeIds }),
  plus: ({ est_fondatrice }) => ({ estFondatrice: est_fondatrice === true }),
  exiger: async (trx, vitrines) => {
    for (const { id, contenu } of vitrines) {
      const deja = contenu.hote === null ? undefined : await findPorteuseDHote(trx, contenu.hote)
      if (deja && deja.id !== id) throw new ErreurMetier(409, `« ${contenu.hote} » est déjà l'adresse de « ${deja.nom} ».`)
    }
  },
  // La feuille de ses couleurs se garde jusqu'à cette date, et une vitrine que l'on archive passe en tête des siennes.
  suit: () => ({ modifie_le: new Date() }),
  publiable: ({ blocs }) => (blocs.length === 0 ? 'Ajoutez au moins un bloc avant de la publier.' : undefined),
  rendus: textesDeVitrine,
  // Une vitrine ne se cherche pas : elle montre ce qui se cherche.
  indexer: async () => {},
}
