/** L'URL d'une autre base du même serveur. */
export function urlDe(serveur: string, nom: string): string {
  return serveur.replace(/\/[^/?]*(\?|$)/, `/${nom}$1`)
}
