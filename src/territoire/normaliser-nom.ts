/**
 * Ramène un nom de lieu à ses mots : minuscules, sans accents, « St » écrit « saint », traits d'union et apostrophes
 * rendus à des espaces. C'est la forme de la colonne `recherche` de la base, abréviations en moins.
 */
export function motsDuNom(nom: string): string {
  return nom
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
}

/** La clé de rapprochement de deux listes de lieux : les mots sans l'article de tête ni les espaces. */
export function cleDuNom(nom: string): string {
  return motsDuNom(nom)
    .replace(/^(le|la|les|l|aux|las|los) /, '')
    .replaceAll(' ', '')
}

// Les genres d'EPCI ne distinguent pas deux noms : « communauté de communes du Pays d'Uzès » se cherche par « Pays d'Uzès ».
const genres = /^(communaute de communes|communaute d agglomeration|communaute urbaine|cc|ca|cu) (de la |de l |des |du |de |d )?/

/** Les mots du nom, privés du genre de l'EPCI ; inchangés s'il ne resterait rien. */
export function motsSansGenre(nom: string): string {
  const mots = motsDuNom(nom)
  const reste = mots.replace(genres, '')
  return reste === '' ? mots : reste
}
