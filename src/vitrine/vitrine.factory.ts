import type { Db } from '#socle/db.ts'
import { creerVitrine as enregistrer } from './enregistrer-vitrine.ts'
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
      { genre: 'texte', titre: 'Bienvenue', texte: 'Un **texte** d’essai.' },
      { genre: 'chiffres', titre: '' },
      { genre: 'carte', titre: '' },
      { genre: 'catalyseurs', titre: '' },
      { genre: 'ressources', titre: '', type: null },
      { genre: 'webinaires', titre: '' },
      { genre: 'parcours', titre: '' },
      { genre: 'thematiques', titre: '' },
      { genre: 'pratiques', titre: '' },
      { genre: 'frise', titre: 'En dates', evenements: [{ date: '2020', titre: 'Premier essai', texte: 'Dix lucioles.' }] },
      { genre: 'liens', titre: 'Ailleurs', liens: [{ libelle: 'Les acteurs', href: '/acteurs', texte: 'Tous.' }] },
      { genre: 'appel', titre: 'Avec nous ?', texte: 'Dites-le.', bouton: 'Proposer une fiche', href: '/acteurs/proposer' },
    ],
    ...souhait,
  }
  return db
    .transaction()
    .execute((trx) => enregistrer(trx, saisie, { etat, proprietaireId, estFondatrice, auteurId: null, motif: 'création' }))
}
