import { modereTout } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'

/** Un cycle touche tout le réseau : l'administration, ou un animateur sans périmètre. */
export function peutTenirLesCycles(membre: MembreConnecte | null): boolean {
  return membre !== null && modereTout(membre)
}
