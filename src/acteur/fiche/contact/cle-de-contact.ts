import { estSignee, signer } from '#membre/cle-signee.ts'

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
  return `${fin}.${signer(usage, objet(fiche, fin))}`
}

/** Ce que vaut une clé reçue pour cette fiche. */
export function lireCleDeContact(fiche: Jointe, cle: string, maintenant = new Date()): 'bonne' | 'perimee' | 'fausse' {
  const [, fin = '', signature = ''] = /^(\d{1,12})\.([\w-]{1,60})$/.exec(cle) ?? []
  if (fiche.courrielContact === null || !estSignee(usage, objet(fiche, Number(fin)), signature)) return 'fausse'
  return Number(fin) * 1000 < maintenant.getTime() ? 'perimee' : 'bonne'
}

const objet = ({ id, courrielContact }: Jointe, fin: number) => `${id}:${fin}:${courrielContact}`

/** La page où l'on confirme. Par le numéro de la fiche : le lien vaut encore si elle change de nom. */
export const cheminDuContact = ({ id }: { id: number }): string => `/acteurs/numero/${id}/contact`
