import type { Acteur } from '#acteur/acteur.ts'
import { empreinteDe } from '#socle/courriel/empreinte.ts'
import type { Db } from '#socle/db.ts'
import { estProuvee, estRefusee, findAdresseDuCompte } from './contact.repository.ts'

export type Destination = { a: string; prouvee: boolean }

/**
 * Où va un message à cette fiche : son adresse de contact si elle est prouvée, sinon le compte qui la tient, sinon cette adresse, à
 * qui rien de ce qu'un inconnu a écrit ne part. Undefined : personne à qui l'adresser, ou elle a répondu « ce n'est pas moi ».
 */
export async function destinationDe(db: Db, { id, courrielContact, proprietaireId }: Acteur): Promise<Destination | undefined> {
  if (courrielContact && (await estProuvee(db, id, courrielContact))) return { a: courrielContact, prouvee: true }
  const compte = proprietaireId === null ? undefined : await findAdresseDuCompte(db, proprietaireId)
  if (compte) return { a: compte, prouvee: true }
  if (!courrielContact || (await estRefusee(db, id, empreinteDeContact(courrielContact)))) return undefined
  return { a: courrielContact, prouvee: false }
}

/** Ce qu'on retient d'une adresse de contact sans la garder. */
export const empreinteDeContact = (adresse: string): string => empreinteDe('contact', adresse.toLowerCase())
