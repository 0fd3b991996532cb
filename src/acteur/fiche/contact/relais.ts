import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import { config } from '#socle/config.ts'
import { empreinteDe } from '#socle/courriel/empreinte.ts'
import { type Courriel, ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { deleteGardes, estProuvee, estRefusee, findAdresseDuCompte, type MessageGarde } from './contact.repository.ts'

/**
 * Où va un message à cette fiche : son adresse de contact si elle est prouvée, sinon le compte qui la tient, sinon cette adresse, à
 * qui rien de ce qu'un inconnu a écrit ne part. Undefined : personne à qui l'adresser, ou elle a répondu « ce n'est pas moi ».
 */
export async function destinationDe(
  db: Db,
  { id, courrielContact, proprietaireId }: Acteur,
): Promise<{ a: string; prouvee: boolean } | undefined> {
  if (courrielContact && (await estProuvee(db, id, courrielContact))) return { a: courrielContact, prouvee: true }
  const compte = proprietaireId === null ? undefined : await findAdresseDuCompte(db, proprietaireId)
  if (compte) return { a: compte, prouvee: true }
  if (!courrielContact || (await estRefusee(db, id, empreinteDeContact(courrielContact)))) return undefined
  return { a: courrielContact, prouvee: false }
}

/** Ce qu'on retient d'une adresse de contact sans la garder. */
export const empreinteDeContact = (adresse: string): string => empreinteDe('contact', adresse.toLowerCase())

/** Transmet un message à une adresse prouvée. Rend faux si ce même message vient déjà d'être transmis. */
export async function transmettre(trx: Db, fiche: Acteur, a: string, message: MessageGarde): Promise<boolean> {
  return ecrireCourriel(trx, { ...lettre(fiche, a, message), cadence: { usage: 'relais', objet: fiche.id, auDela: 'espacer' } })
}

/** Remet à une adresse prouvée tout ce qui l'attendait, aussitôt : elle vient de le demander. Rend le nombre de messages. */
export async function remettre(trx: Db, fiche: Acteur, a: string): Promise<number> {
  const gardes = await deleteGardes(trx, fiche.id)
  for (const garde of gardes) await ecrireCourriel(trx, lettre(fiche, a, garde))
  return gardes.length
}

export const adresseDe = (fiche: Acteur): string => `${config.adresse}${urlActeur(fiche)}`

function lettre(fiche: Acteur, a: string, { nom, courriel, sujet, message, auteurId }: MessageGarde): Courriel {
  return {
    a,
    repondreA: courriel,
    sujet: `${sujet} (pour ${fiche.nom})`,
    texte: `${nom} vous écrit depuis la fiche « ${fiche.nom} » :\n\n${message}\n\n--\nPour répondre à ${nom}, répondez simplement à ce courriel : votre adresse ne lui a pas été donnée.\nLa fiche : ${adresseDe(fiche)}\n`,
    auteurId: auteurId ?? undefined,
  }
}
