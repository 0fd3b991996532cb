// Un tableur exécute une cellule qui commence ainsi ; les apostrophes déjà devant sont comptées, pour que l'aller-retour soit exact.
const formule = /^'*[=+\-@\t\r]/
const formuleDesamorcee = /^'+[=+\-@\t\r]/

/** Une apostrophe devant ce qu'un tableur prendrait pour une formule. */
export function desamorcer(texte: string): string {
  return formule.test(texte) ? `'${texte}` : texte
}

/** Ôte exactement l'apostrophe posée par `desamorcer`. */
export function rearmer(cellule: string): string {
  return formuleDesamorcee.test(cellule) ? cellule.slice(1) : cellule
}

/** Les valeurs d'une cellule à plusieurs valeurs, sans vide ni doublon. */
export function valeursDe(cellule: string, separateur: string | RegExp = '|'): string[] {
  return [
    ...new Set(
      cellule
        .split(separateur)
        .map((v) => v.trim())
        .filter((v) => v !== ''),
    ),
  ]
}

/** oui/non, et ce que d'autres écrivent pour le dire ; undefined si ce n'est ni l'un ni l'autre. */
export function ouiOuNon(cellule: string): boolean | undefined {
  const mot = cellule.trim().toLowerCase()
  if (['oui', 'o', 'vrai', 'true', '1', 'x'].includes(mot)) return true
  if (['non', 'n', 'faux', 'false', '0', ''].includes(mot)) return false
  return undefined
}

/** Un texte tel qu'une fiche le garde : sans caractère de commande, retours à la ligne simples, sans blancs autour. */
export function texteDeFiche(cellule: string): string {
  return cellule
    .replace(/[^\P{Cc}\n\t\r]/gu, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim()
}

/** Le même, sur une seule ligne. */
export const ligneDeFiche = (cellule: string): string => texteDeFiche(cellule).replace(/\s+/g, ' ')
