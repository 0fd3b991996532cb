import { ErreurMetier } from '#socle/erreurs.ts'

type Jeton = { name: string; value?: unknown }

// Une MultiPolygon en a huit, ses propriétés comprises ; la commune la plus découpée de France, quelques dizaines de milliers de points.
const profondeurMax = 12
const entitesMax = 100_000
const jetonsParEntiteMax = 10_000_000

/** Arrête par une phrase un fichier trop profond, ou dont une entité est démesurée, avant de le garder en mémoire. */
export async function* borner(jetons: AsyncIterable<Jeton>): AsyncGenerator<Jeton> {
  let profondeur = 0
  let entites = 0
  let taille = 0
  for await (const jeton of jetons) {
    if (jeton.name === 'startObject' || jeton.name === 'startArray') {
      if (++profondeur > profondeurMax)
        throw new ErreurMetier(422, `Ce fichier emboîte plus de ${profondeurMax} niveaux : ce n'est pas un GeoJSON de contours.`)
      if (profondeur === 2) {
        taille = 0
        if (++entites > entitesMax) throw new ErreurMetier(413, 'Ce fichier a plus de 100 000 entités : coupez-le par département.')
      }
    } else if (jeton.name === 'endObject' || jeton.name === 'endArray') profondeur--
    if (++taille > jetonsParEntiteMax)
      throw new ErreurMetier(422, `L'entité n° ${entites} est démesurée : prenez une version simplifiée des contours.`)
    yield jeton
  }
}
