import { ErreurMetier } from '../erreurs.ts'
import { markdownEnHtml, markdownEnTexte } from '../markdown.ts'
import { markdownRiche } from '../markdown-riche.ts'
import type { DemandeDeRendu, Rendu } from './rendu.ts'

const signesMax = 4_000_000

/** Rend ces textes, dans l'ordre. Un HTML de plus de 4 millions de signes est refusé. */
export function rendre(demandes: readonly DemandeDeRendu[]): Rendu[] {
  return demandes.map((demande) => {
    const rendu = rendreUn(demande)
    if (rendu.html.length > signesMax) throw new ErreurMetier(422, 'Ce texte, mis en forme, serait trop long.')
    return rendu
  })
}

function rendreUn({ genre, texte }: DemandeDeRendu): Rendu {
  if (genre === 'riche') return markdownRiche(texte)
  return { html: genre === 'court' ? markdownEnHtml(texte) : markdownEnTexte(texte), sommaire: [] }
}
