import type { Saisie } from '#socle/formulaire.ts'

/** Le texte saisi dans un champ ; vide s'il manque. */
export function texteDe(saisie: Saisie, nom: string): string {
  const valeur = saisie[nom]
  return Array.isArray(valeur) ? valeur.join('\n') : (valeur ?? '')
}

/** Les cases cochées d'un groupe. */
export function casesDe(saisie: Saisie, nom: string): string[] {
  const valeur = saisie[nom]
  if (valeur === undefined || valeur === '') return []
  return Array.isArray(valeur) ? valeur : [valeur]
}

/** Les lignes d'un texte, sans vide ni doublon. */
export function lignesDe(texte: string): string[] {
  return [
    ...new Set(
      texte
        .split('\n')
        .map((ligne) => ligne.trim())
        .filter((ligne) => ligne !== ''),
    ),
  ]
}

/** Vrai si le champ piège est rempli : l'envoi vient d'un robot. On lui répond comme si tout allait bien, sans rien faire. */
export function vientDUnRobot(saisie: Saisie): boolean {
  return texteDe(saisie, 'adresse_bis') !== ''
}

/** Des identifiants du plus petit au plus grand, sans doublon. La base les rend ainsi : ils sont alors rendus tels quels, sans copie. */
export function identifiantsTries(brut: unknown): number[] {
  if (!Array.isArray(brut)) return []
  if (brut.every((id, rang): id is number => typeof id === 'number' && (rang === 0 || brut[rang - 1] < id))) return brut
  return [...new Set(brut.filter((id) => typeof id === 'number'))].sort((a, b) => a - b)
}
