import { ouvrage } from '../atelier/ouvrage.ts'
import type { DemandeDeRendu, Rendu } from './rendu.ts'

// Des rendus lents, gourmands ou fautifs exprès, pour les essais : seulement sur les textes qui portent leur nom.

const ici = 'src/socle/rendu/rendu.factory.ts'

export const rendreAvecPeine = (demandes: readonly DemandeDeRendu[]): Rendu[] =>
  demandes.map(({ texte }) => {
    if (texte.includes('[lent]')) for (;;);
    if (texte.includes('[gourmand]')) remplir()
    if (texte.includes('[fautif]')) throw new TypeError('exprès')
    // Tué du dehors en plein travail, comme par un système à court de mémoire.
    if (texte.includes('[tué]')) process.kill(process.pid, 'SIGKILL')
    if (texte.includes('[posé]')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
    return { html: `<p>${texte.length} signes</p>`, sommaire: [] }
  })

function remplir(): void {
  for (const tout: number[][] = []; ; ) tout.push(Array.from({ length: 10_000 }, Math.random))
}

/** À donner à `brancherLeRendu` : « [lent] », « [gourmand] », « [fautif] », « [tué] » et « [posé] » (0,4 s) font ce qu'ils disent. */
export const renduPenible = ouvrage<typeof rendreAvecPeine>(ici, 'rendreAvecPeine')
