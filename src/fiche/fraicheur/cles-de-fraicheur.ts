import { cleDatee, estSignee, lireCleDatee, signer } from '#membre/cle-signee.ts'

const usageArreter = 'arreter-les-rappels'
const joursDeLaCle = 60

type Tenue = { id: number; proprietaireId: string | null }
/** `usage` : ce que signe la clé, propre à la sorte de la fiche. */
type Options = { usage: string; maintenant?: Date }

/** Une clé pour dire cette fiche à jour sans se connecter : 60 jours, et tant que la même personne la tient. */
export function cleDeConfirmation(fiche: Tenue, { usage, maintenant = new Date() }: Options): string {
  const fin = Math.floor(maintenant.getTime() / 1000) + joursDeLaCle * 86_400
  return cleDatee(usage, objetDe(fiche), fin)
}

/** Ce que vaut une clé reçue pour cette fiche. */
export const lireCleDeConfirmation = (fiche: Tenue, cle: string, { usage, maintenant = new Date() }: Options) =>
  fiche.proprietaireId === null ? 'fausse' : lireCleDatee(usage, objetDe(fiche), cle, maintenant)

const objetDe =
  ({ id, proprietaireId }: Tenue) =>
  (fin: number) =>
    `${id}:${proprietaireId}:${fin}`

/** Une clé pour arrêter ses rappels : elle ne périme pas, un vieux courriel doit encore pouvoir les arrêter. */
export function cleDArret(membreId: string): string {
  return `${membreId}.${signer(usageArreter, membreId)}`
}

/** Le membre qui arrête ses rappels, si la clé est juste. */
export function lireCleDArret(cle: string): string | undefined {
  const [, membreId = '', signature = ''] = /^([\w-]{1,100})\.([\w-]{1,60})$/.exec(cle) ?? []
  return estSignee(usageArreter, membreId, signature) ? membreId : undefined
}
