/** « 45 min », « 2 h », « 1 h 30 ». */
export function dureeEnMots(minutes: number): string {
  const [heures, reste] = [Math.floor(minutes / 60), minutes % 60]
  if (heures === 0) return `${reste} min`
  return reste === 0 ? `${heures} h` : `${heures} h ${String(reste).padStart(2, '0')}`
}
