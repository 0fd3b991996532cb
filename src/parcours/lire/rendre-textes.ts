import { expliquerLesTextes } from '../../glossaire/expliquer-les-mots.ts'
import { chargerMots } from '../../glossaire/glossaire.repository.ts'
import type { Mot } from '../../glossaire/mot.ts'
import type { Db } from '../../socle/db.ts'
import { markdownEnHtml } from '../../socle/markdown.ts'
import { type Bloc, texteDe } from '../parcours.ts'

/** Les textes d'une page, par clé de bloc, et les mots du glossaire qui y sont expliqués. */
export type TextesRendus = { htmls: Map<string, string>; mots: Mot[] }

/** Rend les textes de ces blocs ; un mot du glossaire n'est expliqué qu'à sa première apparition dans la page. */
export async function rendreTextes(db: Db, blocs: readonly Bloc[]): Promise<TextesRendus> {
  const bruts = blocs.map((bloc) => rendreTexte(texteDe(bloc)))
  const { htmls, expliques } = expliquerLesTextes(bruts, await chargerMots(db))
  return { htmls: new Map(blocs.map(({ cle }, rang) => [cle, htmls[rang] ?? ''])), mots: expliques }
}

/** Un texte seul. Un tableau large défile au clavier aussi. */
export function rendreTexte(markdown: string): string {
  return markdownEnHtml(markdown)
    .replaceAll('<table>', '<div class="tableau" tabindex="0" role="group" aria-label="Tableau"><table>')
    .replaceAll('</table>', '</table></div>')
}
