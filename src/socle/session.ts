export const roles = ['membre', 'animateur', 'administrateur'] as const
export type Role = (typeof roles)[number]

/** La personne connectée, telle que chaque route la voit. */
export type MembreConnecte = {
  id: string
  nom: string
  courriel: string
  role: Role
  perimetres: { territoires: number[]; thematiques: number[] }
}

/** Préfixe des deux cookies du site : la session, et la participation à une séance. */
export const prefixeCookie = 'catalyse'

/** Vrai si la requête porte un cookie de session : sa réponse ne sera ni prise en mémoire, ni gardée. */
export function aUneSession(cookies: string | undefined): boolean {
  return cookies?.includes(`${prefixeCookie}.session_token=`) ?? false
}

/** Vrai si le rôle du membre est au moins celui demandé. */
export function auMoins(membre: MembreConnecte | null, role: Role): boolean {
  return membre !== null && roles.indexOf(membre.role) >= roles.indexOf(role)
}
