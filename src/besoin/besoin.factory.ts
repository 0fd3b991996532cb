import type { Db } from '#socle/db.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { creerBesoin as enregistrer } from './besoin.depot.ts'
import type { Besoin, EtatDeBesoin, SaisieDeBesoin } from './besoin.ts'
import { voix } from './voix/voix-de-besoin.ts'

type Souhait = Partial<SaisieDeBesoin> & {
  etat?: EtatDeBesoin
  proprietaireId?: string | null
  auteurId?: string | null
  exprimeLe?: Date
  courriel?: string
  qui?: string
}

/** Un besoin que tous lisent, dit à Clermont-Ferrand par quelqu'un dont l'adresse est prouvée. */
export async function creerBesoin(
  db: Db,
  {
    etat = 'exprime',
    proprietaireId = null,
    auteurId = null,
    exprimeLe,
    courriel = 'zoe@essai.invalid',
    qui = 'une habitante',
    ...souhait
  }: Souhait = {},
): Promise<Besoin> {
  const clermont = await findByNiveauEtCode(db, 'commune', '63113')
  const thematique = await db
    .selectFrom('terme')
    .select('id')
    .where('liste', '=', 'thematique')
    .where('retire_le', 'is', null)
    .orderBy('ordre')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const saisie: SaisieDeBesoin = {
    titre: 'Un médecin qui vienne au bourg des lucioles',
    pourQui: 'les familles du bourg',
    recit: 'Le cabinet a fermé. Il faut une heure de route pour se soigner.',
    dejaTente: 'Deux annonces, sans réponse.',
    territoireId: clermont?.id ?? null,
    termeIds: [thematique.id],
    cleExterne: null,
    ...souhait,
  }
  return db.transaction().execute(async (trx) => {
    const naissance = { etat, proprietaireId, auteurId, motif: 'expression', de: exprimeLe ? { exprime_le: exprimeLe } : {} }
    const besoin = await enregistrer(trx, saisie, naissance)
    const premiere = await voix.insert(trx, { ficheId: besoin.id, genre: 'auteur', qui, membreId: proprietaireId, nom: 'Zoé', courriel })
    if (etat !== 'attente' && premiere) await voix.updateConfirmee(trx, premiere.id)
    return besoin
  })
}
