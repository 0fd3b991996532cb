/** « 2 h », « 1h30 », « 1 h 05 », « 45 min », « 90 » (minutes), « une heure et demie » non : minutes, ou undefined si cela ne se comprend pas. */
export function lireDuree(texte: string): number | null | undefined {
  const propre = texte.trim().toLowerCase().replaceAll(' ', ' ')
  if (propre === '') return null
  const [, seules] = /^(\d{1,5})\s*(?:m|mn|min|minutes?)?$/.exec(propre) ?? []
  if (seules !== undefined) return Number(seules)
  const [, heures, minutes = '0'] = /^(\d{1,3})\s*(?:h|heures?)\s*(?:(\d{1,2})\s*(?:m|mn|min|minutes?)?)?$/.exec(propre) ?? []
  return heures === undefined ? undefined : Number(heures) * 60 + Number(minutes)
}
