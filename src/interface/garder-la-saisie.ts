import { lireCorpsRefuse } from '#socle/corps.ts'
import type { Contexte } from '#socle/salle.ts'

/** Ce qu'un envoi refusé portait : ses champs de texte dans l'ordre, et s'il joignait des fichiers (non gardés). */
export type EnvoiRefuse = { action: string; champs: [string, string][]; fichiers: boolean }

/**
 * Les champs d'un formulaire refusé parce qu'il arrive trop tôt, pour que la page d'erreur les rende : qui a écrit vingt
 * minutes n'a rien perdu. Rien n'est lu d'un envoi qui ne dit pas sa taille, ou trop gros pour être rendu.
 */
export async function garderLaSaisie(c: Contexte): Promise<EnvoiRefuse | undefined> {
  if (!(await lireCorpsRefuse(c))) return undefined
  const corps = await c.req.parseBody({ all: true }).catch(() => ({}))
  const valeurs = Object.entries(corps).flatMap(([nom, valeur]) => [valeur].flat().map((une) => ({ nom, une })))
  const champs = valeurs.flatMap(({ nom, une }): [string, string][] => (typeof une === 'string' ? [[nom, une]] : []))
  if (champs.length === 0) return undefined
  const fichiers = valeurs.some(({ une }) => une instanceof File && une.size > 0)
  const { pathname, search } = new URL(c.req.url)
  return { action: pathname + search, champs, fichiers }
}
