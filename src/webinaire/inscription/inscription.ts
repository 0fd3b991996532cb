import { estSignee, signer } from '#membre/cle-signee.ts'
import { config } from '#socle/config.ts'
import { aParis } from '#socle/dates.ts'
import { momentDe, type Seance } from '../seance.ts'

/** a-confirmer : l'adresse n'a pas encore répondu ; desinscrite : gardée jusqu'à la purge, pour ne plus lui écrire. */
export type EtatDInscription = 'a-confirmer' | 'confirmee' | 'desinscrite'

export type Inscription = {
  id: number
  seanceId: number
  courriel: string
  nom: string
  structure: string
  membreId: string | null
  etat: EtatDInscription
  demandeeLe: Date
  confirmeeLe: Date | null
  /** Son dernier retrait : les liens de confirmation d'avant ne valent plus. */
  retireeLe: Date | null
}

/** Vrai si l'on peut s'y inscrire maintenant. */
export function accueilleDesInscriptions(seance: Seance, maintenant = new Date()): boolean {
  return seance.etat === 'annoncee' && seance.inscriptionsOuvertes && momentDe(seance, maintenant) !== 'passee'
}

/**
 * Le rappel dû à cet instant : « veille », le jour d'avant entre 8 h et 21 h à Paris ; « heure », d'une heure à dix
 * minutes avant. Hors de là, rien : un rappel en retard ne vaut plus rien.
 */
export function rappelDu(seance: Pick<Seance, 'debut' | 'heureConnue'>, maintenant: Date): 'veille' | 'heure' | null {
  const minutes = (seance.debut.getTime() - maintenant.getTime()) / 60_000
  if (seance.heureConnue && minutes <= 60 && minutes >= 10) return 'heure'
  const ici = aParis(maintenant)
  const laVeille = aParis(seance.debut).minus({ days: 1 }).hasSame(ici, 'day')
  return laVeille && ici.hour >= 8 && ici.hour < 21 ? 'veille' : null
}

const usages = { confirmer: 'inscription-confirmer', retirer: 'inscription-retirer' } as const
export type Usage = keyof typeof usages

type Designee = Pick<Inscription, 'id' | 'courriel'> & Partial<Pick<Inscription, 'retireeLe'>>

/** L'adresse qui confirme une inscription, jusqu'à un retrait ; ou celle qui la retire, tant qu'elle est gardée. */
export function lienSigne(usage: Usage, inscription: Designee): string {
  return `${config.adresse}/webinaires/inscription/${usage}?cle=${cleDe(usage, inscription)}`
}

export const cleDe = (usage: Usage, inscription: Designee): string =>
  `${inscription.id}-${signer(usages[usage], objetDe(usage, inscription))}`

// Se retirer change la clé de confirmation : un ancien lien, retrouvé dans une boîte, ne réinscrit personne.
function objetDe(usage: Usage, { id, courriel, retireeLe }: Designee): string {
  return usage === 'confirmer' && retireeLe ? `${id}:${courriel}:${retireeLe.getTime()}` : `${id}:${courriel}`
}

/** L'identifiant que porte une clé, à relire avant de la croire. */
export function idDeLaCle(cle: string): number | undefined {
  const [, id] = /^(\d{1,15})-[\w-]{43}$/.exec(cle) ?? []
  return id === undefined ? undefined : Number(id)
}

export function cleJuste(usage: Usage, inscription: Designee, cle: string): boolean {
  return estSignee(usages[usage], objetDe(usage, inscription), cle.slice(cle.indexOf('-') + 1))
}

/** Vrai si cette clé confirmait l'inscription avant que la personne se retire. */
export function cleDAvantLeRetrait({ id, courriel, retireeLe }: Designee, cle: string): boolean {
  return retireeLe != null && cleJuste('confirmer', { id, courriel }, cle)
}
