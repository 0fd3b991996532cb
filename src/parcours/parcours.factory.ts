import type { Db } from '#socle/db.ts'
import { creerParcours as enregistrer } from './parcours.depot.ts'
import type { EtatDeParcours, Parcours, SaisieDeParcours } from './parcours.ts'

type Souhait = Partial<SaisieDeParcours> & { etat?: EtatDeParcours; auteurId?: string | null; ressourceId?: number | null }

/** Un parcours publié de deux étapes, avec un bloc de chaque genre. */
export async function creerParcours(
  db: Db,
  { etat = 'publie', auteurId = null, ressourceId = null, ...souhait }: Souhait = {},
): Promise<Parcours> {
  const saisie: SaisieDeParcours = {
    titre: 'Relier les lucioles',
    but: 'Savoir qui agit ici, et le faire se rencontrer.',
    pourQui: 'Une personne qui vient de prendre un poste.',
    resume: 'Deux étapes pour connaître ses voisins.',
    termeId: null,
    termeIds: [],
    estProposition: false,
    source: 'Essai',
    blocs: blocsDEssai(ressourceId),
    ...souhait,
  }
  return db.transaction().execute((trx) => enregistrer(trx, saisie, { etat, auteurId, motif: 'création' }))
}

const commun = { minutes: 10, des: '2h' as const }

function blocsDEssai(ressourceId: number | null): SaisieDeParcours['blocs'] {
  const question = {
    question: 'Que fait un catalyseur ?',
    choix: ['Il décide', 'Il relie'],
    juste: 1,
    explication: 'Il relie sans décider.',
  }
  return [
    { ...commun, cle: 'regarder', genre: 'etape', titre: 'Regarder autour de soi', texte: 'On commence par **regarder**.' },
    {
      ...commun,
      cle: 'lire',
      genre: 'texte',
      titre: 'Le rôle',
      texte: '| mot | sens |\n|---|---|\n| relier | mettre ensemble |',
    },
    { ...commun, cle: 'methode', genre: 'ressource', titre: '', des: '4h', ressourceId, consigne: 'Lisez la méthode.' },
    {
      ...commun,
      cle: 'carnet',
      genre: 'exercice',
      titre: 'Votre carnet',
      consigne: 'Notez.',
      champs: [{ cle: 'voisins', libelle: 'Trois voisins', aide: 'Un par ligne.' }],
    },
    { ...commun, cle: 'relier', genre: 'etape', titre: 'Relier', texte: '' },
    { ...commun, cle: 'film', genre: 'webinaire', titre: 'Le film', seanceId: null, chapitre: null, consigne: 'Regardez.' },
    { ...commun, cle: 'controle', genre: 'verification', titre: 'Avez-vous compris ?', consigne: '', questions: [question] },
    { ...commun, cle: 'partager', genre: 'etape', titre: 'Partager', des: '12h', minutes: 60, texte: 'Racontez.' },
  ]
}
