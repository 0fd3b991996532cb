import { ouvrage } from '../atelier/ouvrage.ts'
import type { DemandeDeRendu, Rendu } from './rendu.ts'

// Des rendus lents, gourmands ou fautifs exprès, pour les essais : seulement sur les textes qui portent leur nom.

const ici = 'src/socle/rendu/rendu.factory.ts'

export const rendreAvecPeine = (demandes: readonly DemandeDeRendu[]): Rendu[] =>
  demandes.map(({ texte }) => {
    if (texte.includes('[lent]')) for (;;);
    if (texte.includes('[gourmand]')) remplir()
    if (texte.includes('[fautif]')) throw new TypeError('exprès')
    return { html: `<p>${texte.length} signes</p>`, sommaire: [] }
  })

function remplir(): void {
  for (const tout: number[][] = []; ; ) tout.push(Array.from({ length: 10_000 }, Math.random))
}

/** À donner à `brancherLeRendu` : « [lent] », « [gourmand] » et « [fautif] » font ce qu'ils disent. */
export const renduPenible = ouvrage<typeof rendreAvecPeine>(ici, 'rendreAvecPeine')
