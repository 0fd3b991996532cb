import { findById, modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { type baseDeTest, poster } from '#socle/base-de-test.ts'
import type { Db } from '#socle/db.ts'
import { cheminDuContact, cleDeContact } from './cle-de-contact.ts'
import { confirmerContact } from './confirmer-contact.ts'

/** Confirme l'adresse de contact de cette fiche, comme le ferait la personne qui la lit. */
export async function prouverContact(db: Db, fiche: Acteur): Promise<void> {
  await confirmerContact(db, fiche.id, cleDeContact(fiche))
}

export const contact = 'secretariat@lucioles.invalid'
export const message = {
  nom: 'Zénobie',
  courriel: 'zoe@essai.invalid',
  sujet: 'Un partenariat',
  message: 'Bonjour, nous cherchons un lieu à Thiers.',
}
/** Ce qu'un inconnu a écrit. */
export const mots = /Zénobie|zoe@|partenariat|cherchons/

/** Ce que font qui écrit à une fiche, qui la corrige et qui lit son adresse de contact ; et ce que la base garde. */
export function essaiDuRelais(base: ReturnType<typeof baseDeTest>) {
  const courriels = (a = contact) => base.db.selectFrom('courriel').selectAll().where('destinataire', '=', a).orderBy('id').execute()
  return {
    courriels,
    gardes: () => base.db.selectFrom('message_garde').selectAll().orderBy('id').execute(),
    preuve: async (id: number) =>
      (await base.db.selectFrom('acteur').select('contact_prouve_le').where('id', '=', id).executeTakeFirstOrThrow()).contact_prouve_le,
    ecrire: async (reste: Partial<typeof message> = {}, cookie?: string) =>
      poster(await base.app(), '/acteurs/atelier-des-lucioles/ecrire', { ...message, ...reste }, cookie),
    nouvelleFiche: () => creerActeur(base.db, { courrielContact: contact }),
    /** La clé telle que la personne la reçoit. */
    cleRecue: async () => /\/contact\?cle=(\S+)/.exec((await courriels()).at(-1)?.texte ?? '')?.[1] ?? '',
    presser: async (id: number, acte: string, cle: string) => poster(await base.app(), cheminDuContact({ id }), { acte, cle }),
    ecrireLAdresse: async (id: number, courrielContact: string | null) => {
      const fiche = await findById(base.db, id)
      if (!fiche) throw new Error('fiche perdue')
      const auteur = { auteurId: null, motif: 'essai' }
      await base.db.transaction().execute((trx) => modifierFiche(trx, id, { ...saisieDe(fiche), courrielContact }, auteur))
    },
  }
}
