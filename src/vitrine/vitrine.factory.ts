import type { Db } from '#socle/db.ts'
import { creerVitrine as enregistrer } from './vitrine.depot.ts'
import type { EtatDeVitrine, SaisieDeVitrine, Vitrine } from './vitrine.ts'

type Souhait = Partial<SaisieDeVitrine> & { etat?: EtatDeVitrine; proprietaireId?: string | null; estFondatrice?: boolean }

/** Une vitrine publiée, avec un bloc de chaque genre. */
export async function creerVitrine(
  db: Db,
  { etat = 'publiee', proprietaireId = null, estFondatrice = false, ...souhait }: Souhait = {},
): Promise<Vitrine> {
  const saisie: SaisieDeVitrine = {
    nom: 'Pays des lucioles',
    accroche: 'Un territoire d’essai, vu par ceux qui l’essaient.',
    hote: null,
    couleur: '#1f5c4a',
    accent: '#b4532a',
    territoireId: null,
    termeIds: [],
    estProposition: false,
    source: 'Essai',
    blocs: [
      { cle: '1', genre: 'texte', titre: 'Bienvenue', texte: 'Un **texte** d’essai.' },
      { cle: '2', genre: 'chiffres', titre: '' },
      { cle: '3', genre: 'carte', titre: '' },
      { cle: '4', genre: 'catalyseurs', titre: '' },
      { cle: '5', genre: 'ressources', titre: '', type: null },
      { cle: '6', genre: 'webinaires', titre: '' },
      { cle: '7', genre: 'parcours', titre: '' },
      { cle: '8', genre: 'thematiques', titre: '' },
      { cle: '9', genre: 'pratiques', titre: '' },
      { cle: '10', genre: 'frise', titre: 'En dates', evenements: [{ date: '2020', titre: 'Premier essai', texte: 'Dix lucioles.' }] },
      { cle: '11', genre: 'liens', titre: 'Ailleurs', liens: [{ libelle: 'Les acteurs', href: '/acteurs', texte: 'Tous.' }] },
      { cle: '12', genre: 'appel', titre: 'Avec nous ?', texte: 'Dites-le.', bouton: 'Proposer une fiche', href: '/acteurs/proposer' },
    ],
    ...souhait,
  }
  return db
    .transaction()
    .execute((trx) =>
      enregistrer(trx, saisie, { etat, proprietaireId, de: { est_fondatrice: estFondatrice }, auteurId: null, motif: 'création' }),
    )
}
