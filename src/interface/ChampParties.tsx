export type OptionDeChamp = { valeur: string | number; libelle: string; aide?: string | undefined }
export type TypeDeLigne = 'text' | 'email' | 'url' | 'tel' | 'search' | 'number' | 'date' | 'color' | 'file'

export type PropsChamp = {
  /** Le nom envoyé, et la clé de l'erreur. Pour des cases, le suffixe `[]` est ajouté ici. */
  nom: string
  libelle: string
  /** `case` : une seule case, qui vaut « 1 » cochée. */
  type?: TypeDeLigne | 'textarea' | 'select' | 'cases' | 'case' | 'radios'
  aide?: string | undefined
  requis?: boolean | undefined
  /** Ce que la personne avait saisi, tel quel. */
  valeur?: string | number | readonly string[] | null | undefined
  /** Pour des cases : les valeurs cochées. */
  valeurs?: readonly (string | number)[] | undefined
  erreur?: string | undefined
  autocomplete?: string | undefined
  /** select, cases, radios. */
  options?: readonly OptionDeChamp[] | undefined
  /** select : le choix vide, par exemple « Toutes les régions ». */
  vide?: string | undefined
  /** textarea : hauteur de départ, en lignes. */
  lignes?: number | undefined
  /** Nombre de caractères au plus. */
  max?: number | undefined
  /** Attributs de plus pour la saisie : inputmode, min, step, list, accept… */
  attributs?: Record<string, string | undefined>
}

/** L'identifiant de la saisie : ce que visent le libellé et le résumé des erreurs. */
export const idDuChamp = (nom: string) => identifiant('champ', nom)
export const idDeLAide = (nom: string) => identifiant('aide', nom)
const idDeLErreur = (nom: string) => identifiant('erreur', nom)
// « blocs.lire.titre » : un point n'a pas sa place dans un identifiant.
const identifiant = (quoi: string, nom: string) => `${quoi}-${nom.replaceAll('.', '-')}`

/** Ce qui décrit la saisie, pour aria-describedby ; rien si rien ne la décrit. */
export function decritPar({ nom, aide, erreur }: Pick<PropsChamp, 'nom' | 'aide' | 'erreur'>): string | undefined {
  return [aide && idDeLAide(nom), erreur && idDeLErreur(nom)].filter(Boolean).join(' ') || undefined
}

export function ErreurDuChamp({ nom, erreur }: Pick<PropsChamp, 'nom' | 'erreur'>) {
  if (!erreur) return null
  return (
    <p class="champ-erreur" id={idDeLErreur(nom)}>
      <span>
        <span class="visuellement-cache">Erreur : </span>
        {erreur}
      </span>
    </p>
  )
}

export function Obligatoire({ requis }: Pick<PropsChamp, 'requis'>) {
  return requis ? <span class="champ-mention"> (obligatoire)</span> : null
}
