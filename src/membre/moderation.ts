import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import type { Demande, Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { journal } from '#socle/journal.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { dateLongue } from '#socle/texte.ts'
import { findConcerne, findDemande, findDemandePourDecision, insertDemande, updateDecision, updateReponse } from './demande.repository.ts'
import { ajouterReponse, type Decision, estOuverte, etatApres, type NouvelleDemande } from './demande.ts'
import { peutModerer } from './membre.droits.ts'
import { prevenirAuteur } from './moderation.courriels.ts'

/** `moderations` : ce que font des décisions les salles qui déposent des demandes. */
type Ordre = Acte & { ids: number[] }
type Acte = { decision: Decision; phrase: string; moderateur: MembreConnecte; moderations: readonly Moderation[] }
/** Ce qui a été décidé, et ce qui n'a pas pu l'être avec la phrase qui dit pourquoi. */
export type Bilan = { decidees: number[]; refus: { id: number; erreur: ErreurMetier }[] }

/** Ce que fait d'une demande la salle qui l'a déposée ; rien si sa salle est fermée. */
export function moderationDe(moderations: readonly Moderation[], demande: { salle: string; genre: string }): Moderation | undefined {
  return moderations.find(({ salle, genre }) => salle === demande.salle && genre === demande.genre)
}

/** Met une demande dans la file, dans la transaction de ce qu'elle concerne. Rend son identifiant. */
export function deposerDemande(trx: Db, demande: NouvelleDemande): Promise<number> {
  return insertDemande(trx, demande)
}

/** Décide chaque demande dans sa propre transaction : l'échec de l'une n'annule pas les autres. */
export async function deciderDemandes(db: Db, { ids, ...acte }: Ordre): Promise<Bilan> {
  if (acte.decision !== 'accepter' && !acte.phrase) throw new ErreurMetier(422, 'Écrivez une phrase : la personne la recevra.')
  const bilan: Bilan = { decidees: [], refus: [] }
  for (const id of new Set(ids)) {
    try {
      await db.transaction().execute((trx) => decider(trx, id, acte))
      bilan.decidees.push(id)
    } catch (erreur) {
      bilan.refus.push({ id, erreur: await enRefus(db, id, erreur) })
    }
  }
  return bilan
}

// Une surprise n'arrête pas le lot : elle est notée, la demande reste dans la file, et la phrase dit laquelle.
async function enRefus(db: Db, id: number, erreur: unknown): Promise<ErreurMetier> {
  if (erreur instanceof ErreurMetier) return erreur
  journal.error({ demande: id, erreur: erreur instanceof Error ? erreur.message : String(erreur) }, 'décision non faite')
  // La base injoignable arrête tout : rien d'autre ne passerait.
  const demande = await findDemande(db, id)
  return new ErreurMetier(
    422,
    `« ${demande?.titre ?? `Demande ${id}`} » n'a pas pu être décidée : une erreur s'est produite, elle est notée. Elle reste dans la file.`,
  )
}

async function decider(trx: Db, id: number, { decision, phrase, moderateur, moderations }: Acte): Promise<void> {
  // Le verrou sur la ligne fait attendre une seconde décision, qui lit alors l'état laissé par la première.
  const demande = trouve(await findDemandePourDecision(trx, id), "Cette demande n'existe plus.")
  if (!peutModerer(moderateur, await findConcerne(trx, demande))) {
    throw new ErreurMetier(403, `« ${demande.titre} » est hors de votre périmètre.`)
  }
  if (!estOuverte(demande.etat)) throw new ErreurMetier(409, phraseDejaDecidee(demande))
  const moderation = moderationDe(moderations, demande)
  if (!moderation) throw new ErreurMetier(409, `« ${demande.titre} » ne peut pas être décidée : sa salle est fermée.`)
  if (decision === 'accepter') await moderation.accepter(trx, demande, moderateur)
  if (decision === 'refuser') await moderation.refuser(trx, demande, moderateur, phrase)
  await updateDecision(trx, id, { etat: etatApres(decision), message: phrase, decideePar: moderateur.id })
  await prevenirAuteur(trx, demande, { decision, phrase, adresse: config.adresse + moderation.lien(demande) })
}

/** Enregistre la réponse de l'auteur à une question : la demande revient dans la file, l'échange à sa suite. */
export async function repondreAQuestion(db: Db, id: number, reponse: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const demande = trouve(await findDemandePourDecision(trx, id), "Cette demande n'existe plus.")
    if (demande.etat !== 'question') throw new ErreurMetier(409, 'Cette question a déjà reçu sa réponse. Merci !')
    await updateReponse(trx, id, ajouterReponse(demande.resume, demande.message ?? '', reponse))
  })
}

function phraseDejaDecidee(demande: Demande): string {
  const decision = demande.etat === 'acceptee' ? 'acceptée' : 'refusée'
  const jour = demande.decidee_le ? ` le ${dateLongue(demande.decidee_le)}` : ''
  return `« ${demande.titre} » a déjà été ${decision}${jour}.`
}
