import { type baseDeTest, poster } from '#socle/base-de-test.ts'
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
    const naissance = {
      etat,
      proprietaireId,
      auteurId,
      motif: 'expression',
      de: { ...(exprimeLe && { exprime_le: exprimeLe }), ...(etat === 'laisse' && { pourquoi: 'Personne ici ne peut le porter.' }) },
    }
    const besoin = await enregistrer(trx, saisie, naissance)
    const premiere = await voix.insert(trx, { ficheId: besoin.id, genre: 'auteur', qui, membreId: proprietaireId, nom: 'Zoé', courriel })
    if (etat !== 'attente' && premiere) await voix.updateConfirmee(trx, premiere.id)
    return besoin
  })
}

/** De quoi dire un besoin, et ce qui s'ensuit, comme le ferait un navigateur. */
export function essaiDeBesoin(base: ReturnType<typeof baseDeTest>) {
  const demander = async (chemin: string, cookie = '') => (await base.app()).request(chemin, { headers: { cookie } })
  const envoyer = async (chemin: string, corps: Record<string, string>, cookie?: string) =>
    poster(await base.app(), chemin, Object.entries(corps), cookie)
  const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
  const cleRecue = async () => /cle=([\w-]+)/.exec((await courriels()).at(-1)?.texte ?? '')?.[1] ?? ''
  return {
    demander,
    envoyer,
    courriels,
    cleRecue,
    lire: async (chemin: string, cookie = '') => (await demander(chemin, cookie)).text(),
    demandes: () => base.db.selectFrom('demande').selectAll().orderBy('id').execute(),
    confirmer: async (acte = 'confirmer') => envoyer('/besoins/confirmer', { cle: await cleRecue(), acte }),
    animateur: () => base.connecter({ role: 'administrateur', nom: 'Animatrice' }),
  }
}
