type Valeur = string | number | boolean | null | undefined

/** Le chemin suivi de ses paramètres ; les vides sont omis, les listes répétées, l'ordre est celui de l'objet. */
export function avecParametres(chemin: string, parametres: Record<string, Valeur | readonly Valeur[]>): string {
  const recherche = new URLSearchParams()
  for (const [nom, valeur] of Object.entries(parametres)) {
    for (const v of Array.isArray(valeur) ? valeur : [valeur]) {
      if (v !== undefined && v !== null && v !== '' && v !== false) recherche.append(nom, v === true ? '1' : String(v))
    }
  }
  const texte = recherche.toString()
  return texte ? `${chemin}?${texte}` : chemin
}

/** Dans une page intégrée ailleurs, les liens s'ouvrent dans un nouvel onglet ; celui qui mène à une page intégrée reste dans son cadre. */
export const cibleDe = (href: string | undefined): '_self' | undefined => (href?.startsWith('/integration/') ? '_self' : undefined)

/** Un chemin de ce site, jamais une adresse d'ailleurs : où revenir après la connexion. */
export function cheminLocal(suite: string | undefined, defaut = '/'): string {
  if (!suite?.startsWith('/') || /[\\\s]/.test(suite)) return defaut
  const url = URL.parse(suite, 'http://local.invalid')
  // Le chemin est jugé après lecture : « /.//ailleurs.fr » devient « //ailleurs.fr », qui mène ailleurs.
  return url?.host === 'local.invalid' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : defaut
}
