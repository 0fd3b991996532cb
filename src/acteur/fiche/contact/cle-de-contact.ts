import { cleDatee, lireCleDatee } from '#membre/cle-signee.ts'

const usage = 'contact-de-la-fiche'
const jour = 86_400

/** Combien de jours vaut la clé ; un message gardé ne l'est pas plus longtemps. */
export const joursGardes = 30

type Jointe = { id: number; courrielContact: string | null }

/**
 * Une clé qui n'est écrite qu'à l'adresse de contact d'une fiche : elle ne vaut que pour cette fiche, et tant que cette adresse est
 * la sienne. La même toute la journée : la cadence reconnaît ainsi un message déjà écrit.
 */
export function cleDeContact(fiche: Jointe, maintenant = new Date()): string {
  const fin = (Math.floor(maintenant.getTime() / 1000 / jour) + joursGardes + 1) * jour
  return cleDatee(usage, objetDe(fiche), fin)
}

/** Ce que vaut une clé reçue pour cette fiche. */
export const lireCleDeContact = (fiche: Jointe, cle: string, maintenant = new Date()): 'bonne' | 'perimee' | 'fausse' =>
  fiche.courrielContact === null ? 'fausse' : lireCleDatee(usage, objetDe(fiche), cle, maintenant)

const objetDe =
  ({ id, courrielContact }: Jointe) =>
  (fin: number) =>
    `${id}:${fin}:${courrielContact}`

/** La page où l'on confirme. Par le numéro de la fiche : le lien vaut encore si elle change de nom. */
export const cheminDuContact = ({ id }: { id: number }): string => `/acteurs/numero/${id}/contact`
