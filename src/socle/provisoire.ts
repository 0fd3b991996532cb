import { AsyncLocalStorage } from 'node:async_hooks'

const enCours = new AsyncLocalStorage<{ provisoire: boolean }>()

/** Fait une lecture, et dit si ce qu'elle rend ne vaut que pour cette fois. */
export async function suivreProvisoire<T>(lire: () => T | Promise<T>): Promise<{ valeur: T; provisoire: boolean }> {
  const suivi = { provisoire: false }
  const valeur = await enCours.run(suivi, async () => lire())
  return { valeur, provisoire: suivi.provisoire }
}

/** Ce que la lecture en cours va rendre est incomplet, faute de temps ou de place : à montrer, à ne garder nulle part. */
export function noterProvisoire(): void {
  const suivi = enCours.getStore()
  if (suivi) suivi.provisoire = true
}
