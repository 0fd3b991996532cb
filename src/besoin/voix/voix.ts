import { estSignee, signer } from '#membre/cle-signee.ts'
import { config } from '#socle/config.ts'
import { avecParametres } from '#socle/urls.ts'

/** auteur : qui l'a dit ; aussi : « nous aussi » ; ajout : une précision ; aide : qui peut aider ; reponse : de l'animation. */
export type GenreDeVoix = 'auteur' | 'aussi' | 'ajout' | 'aide' | 'reponse'

/** Au nombre de « nous aussi » où l'animation est prévenue, sans attendre. */
export const seuilDEveil = 5

const usage = 'voix-d-un-besoin'
type Adressee = { id: number; courriel: string | null }

export const cleDeVoix = ({ id, courriel }: Adressee): string => `${id}-${signer(usage, `${id}:${courriel}`)}`

/** La page où confirmer sa voix, sans compte. */
export const lienDeVoix = (voix: Adressee): string => `${config.adresse}${avecParametres('/besoins/confirmer', { cle: cleDeVoix(voix) })}`

/** L'identifiant que porte une clé, à relire avant de la croire. */
export const idDeLaCle = (cle: string): number => Number(/^(\d{1,15})-[\w-]{43}$/.exec(cle)?.[1] ?? 0)

export const cleJuste = ({ id, courriel }: Adressee, cle: string): boolean =>
  courriel !== null && estSignee(usage, `${id}:${courriel}`, cle.slice(cle.indexOf('-') + 1))
