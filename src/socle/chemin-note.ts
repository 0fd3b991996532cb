/** Les paramètres d'adresse qui ne sont que des noms : leur valeur peut s'écrire au journal. Tout autre y est remplacé par son nom. */
const publics = new Set(['slug', 'code', 'liste', 'niveau', 'numero', 'id', 'etape'])

/**
 * Le chemin d'une route tel qu'on le note : ses valeurs connues, mais jamais une clé. « /parcours/groupes/:cle ». Sans les valeurs
 * pour une demande refusée : une clé mal recopiée peut y tenir lieu de nom.
 */
export function cheminNote(motif: string, valeurs: Record<string, string> = {}): string {
  if (!motif.includes(':')) return motif
  return motif
    .split('/')
    .map((segment) => {
      const [, nom] = /^:(\w+)/.exec(segment) ?? []
      if (nom === undefined) return segment
      const valeur = publics.has(nom) ? valeurs[nom] : undefined
      return valeur === undefined ? `:${nom}` : encodeURIComponent(valeur)
    })
    .join('/')
}

/** Un chemin qu'aucune route ne sert, tel qu'on le note : son premier mot s'il est du site. Le reste peut être une clé mal recopiée. */
export function cheminInconnu(chemin: string, premiersMots: ReadonlySet<string>): string {
  const [, premier = '', ...suite] = chemin.split('/')
  if (!premiersMots.has(premier)) return '/…'
  return suite.length === 0 ? `/${premier}` : `/${premier}/…`
}

// Seize signes ou plus d'une même suite, avec majuscule, minuscule et chiffre : un jeton, une clé, une signature.
const suiteSecrete = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{16,}/g

/** Un texte venu d'une erreur, tel qu'on le note : sans clé, sans jeton, sans adresse électronique. */
export function sansSecret(texte: unknown): unknown {
  if (typeof texte !== 'string') return texte
  return texte
    .replace(/\b(jeton|cle|token|suite)=[^\s&#"'<>]+/gi, '$1=…')
    .replace(/[^\s<>"'(),;:=]{1,64}@[^\s<>"'(),;:]{1,255}/g, '…@…')
    .replace(suiteSecrete, '…')
}
