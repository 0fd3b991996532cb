/** Les adresses des pages voisines d'une liste ; null au bout. */
export type Suite = { suivante: string | null; precedente: string | null }

type ParCle = { enReste: boolean; apres: string | undefined; avant: string | undefined; ici: string }

/** D'une liste lue par clé : `enReste` dit qu'une ligne de plus répondait, du côté où l'on va. */
export function suiteParCle(lignes: { cle: string }[], { enReste, apres, avant, ici }: ParCle): Suite {
  const recule = avant !== undefined && apres === undefined
  const aller = (nom: string, vers: { cle: string } | undefined) => (vers ? ajouter(ici, nom, vers.cle) : null)
  return {
    suivante: recule || enReste ? aller('apres', lignes.at(-1)) : null,
    precedente: (recule ? enReste : apres !== undefined) ? aller('avant', lignes[0]) : null,
  }
}

type ParRang = { enReste: boolean; rang: number; parPage: number; plafond: number; ici: string }

/** D'une liste lue par rang, jusqu'au plafond. */
export function suiteParRang({ enReste, rang, parPage, plafond, ici }: ParRang): Suite {
  const avant = rang - parPage
  return {
    suivante: enReste && rang + parPage < plafond ? ajouter(ici, 'rang', String(rang + parPage)) : null,
    precedente: rang === 0 ? null : avant <= 0 ? ici : ajouter(ici, 'rang', String(avant)),
  }
}

const ajouter = (url: string, nom: string, valeur: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}${nom}=${encodeURIComponent(valeur)}`
