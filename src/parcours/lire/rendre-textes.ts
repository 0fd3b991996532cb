import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import type { MotRendu } from '#glossaire/mot.ts'
import type { Db } from '#socle/db.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import { type Bloc, texteDe } from '../parcours.ts'

/** Les textes d'une page, par clé de bloc, et les mots du glossaire qui y sont expliqués. */
export type TextesRendus = { htmls: Map<string, string>; mots: MotRendu[] }

/** Rend les textes de ces blocs ; un mot du glossaire n'est expliqué qu'à sa première apparition dans la page. */
export async function rendreTextes(db: Db, blocs: readonly Bloc[]): Promise<TextesRendus> {
  const [rendus, connus] = await Promise.all([rendreCourts(db, blocs.map(texteDe)), chargerMots(db)])
  const { htmls, expliques } = await expliquerLaPage(
    blocs.map((bloc) => rendus.get(texteDe(bloc)) ?? ''),
    connus,
  )
  return { htmls: new Map(blocs.map(({ cle }, rang) => [cle, htmls[rang] ?? ''])), mots: expliques }
}

/** Le HTML de ces textes, par texte, sans mot expliqué. Un tableau large défile au clavier aussi. */
export async function rendreCourts(db: Db, textes: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await lireHtmls(db, 'court', textes))].map(([texte, html]) => [texte, avecTableaux(html)]))
}

function avecTableaux(html: string): string {
  return html
    .replaceAll('<table>', '<div class="tableau" tabindex="0" role="group" aria-label="Tableau"><table>')
    .replaceAll('</table>', '</table></div>')
}
