import type { Db } from '#socle/db.ts'
import type { Cycle, SaisieDeCycle } from './cycle.ts'
import { enregistrerCycle } from './enregistrer-cycle.ts'
import { creerSeance as enregistrer } from './seance.depot.ts'
import type { EtatDeSeance, SaisieDeSeance, Seance } from './seance.ts'

type Souhait = Partial<SaisieDeSeance> & { etat?: EtatDeSeance; auteurId?: string | null }

/** Une séance annoncée, dans sept jours, avec une partie et une personne qui parle. */
export async function creerSeance(db: Db, { etat = 'annoncee', auteurId = null, ...souhait }: Souhait = {}): Promise<Seance> {
  const saisie: SaisieDeSeance = {
    cycleId: null,
    genre: 'webinaire',
    titre: 'Les lucioles dans le territoire',
    question: 'Comment mobiliser les lucioles ?',
    resume: 'Une heure pour croiser les regards sur les lucioles.',
    description: '## Pourquoi\n\nParce que les lucioles éclairent le chemin.',
    debut: new Date(Date.now() + 7 * 86_400_000),
    heureConnue: true,
    dureeMinutes: 90,
    lieu: '',
    territoireId: null,
    lienDirect: 'https://visio.essai.invalid/lucioles',
    termeIds: [await termeDe(db, 'thematique')],
    inscriptionsOuvertes: true,
    questionsOuvertes: true,
    aRetenir: '',
    estProposition: false,
    source: 'Essai',
    programme: [
      {
        titre: 'La mobilisation des lucioles',
        resume: 'Un éclairage croisé.',
        dureeMinutes: 30,
        interventions: [{ nom: 'Lucie Lumière', fonction: 'directrice', structure: 'Atelier des lucioles', acteurId: null }],
      },
    ],
    contributionIds: [],
    partenaireIds: [],
    documents: [{ titre: 'Le diaporama', fichierId: null, url: 'https://lucioles.invalid/diaporama.pdf' }],
    ressourceIds: [],
    ...souhait,
  }
  return db.transaction().execute((trx) => enregistrer(trx, saisie, { etat, auteurId, motif: 'création' }))
}

export async function creerCycle(db: Db, souhait: Partial<SaisieDeCycle> = {}): Promise<Cycle> {
  const saisie: SaisieDeCycle = {
    titre: 'Le cycle des lucioles',
    question: 'Comment éclairer ensemble ?',
    description: 'Quatre séances, de la rencontre à l’action.',
    annee: 2026,
    estProposition: false,
    source: 'Essai',
    ...souhait,
  }
  return db.transaction().execute((trx) => enregistrerCycle(trx, saisie, { auteurId: null, motif: 'création' }))
}

async function termeDe(db: Db, liste: string): Promise<number> {
  const requete = db.selectFrom('terme').select('id').where('liste', '=', liste).where('retire_le', 'is', null)
  return (await requete.orderBy('ordre').orderBy('id').executeTakeFirstOrThrow()).id
}
