/** Une partie d'un fichier : du premier au dernier octet, tous deux compris. */
export type Plage = { debut: number; fin: number }

/**
 * La plage qu'un navigateur demande (RFC 9110, § 14) : null s'il veut tout, ou si sa demande ne se comprend pas ;
 * « hors-limites » si elle est toute entière après la fin. Plusieurs plages à la fois : tout est rendu, comme la règle le permet.
 */
export function lirePlage(entete: string | undefined, taille: number): Plage | 'hors-limites' | null {
  const lue = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(entete?.replaceAll(' ', '') ?? '')
  if (!lue) return null
  const [, debut = '', fin = ''] = lue
  if (debut === '' && fin === '') return null
  if (debut === '')
    return Number(fin) === 0 || taille === 0 ? 'hors-limites' : { debut: Math.max(0, taille - Number(fin)), fin: taille - 1 }
  if (fin !== '' && Number(fin) < Number(debut)) return null
  if (Number(debut) >= taille) return 'hors-limites'
  return { debut: Number(debut), fin: fin === '' ? taille - 1 : Math.min(Number(fin), taille - 1) }
}
