import { ChampChoix } from './ChampChoix.tsx'

export type OptionDeChamp = { valeur: string | number; libelle: string; aide?: string | undefined }
type TypeDeLigne = 'text' | 'email' | 'url' | 'tel' | 'search' | 'number' | 'date'

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
  /** Attributs de plus pour la saisie : inputmode, min, step, list… */
  attributs?: Record<string, string | undefined>
}

/** Un champ : son libellé, son aide et son erreur toujours reliés à la saisie. */
export function Champ(props: PropsChamp) {
  const { nom, libelle, type = 'text', requis, aide, erreur } = props
  if (type === 'cases' || type === 'radios' || type === 'case') return <ChampChoix {...props} type={type} />
  return (
    <div class="champ">
      <label for={idDuChamp(nom)}>
        {libelle}
        <Obligatoire requis={requis} />
      </label>
      {aide && (
        <p class="champ-aide" id={idDeLAide(nom)}>
          {aide}
        </p>
      )}
      <Saisie {...props} type={type} />
      <ErreurDuChamp nom={nom} erreur={erreur} />
    </div>
  )
}

/** L'identifiant de la saisie : ce que visent le libellé et le résumé des erreurs. */
export const idDuChamp = (nom: string) => `champ-${nom}`
export const idDeLAide = (nom: string) => `aide-${nom}`
const idDeLErreur = (nom: string) => `erreur-${nom}`

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

// Le genre de la saisie n'est connu qu'à l'exécution : ses attributs sont un dictionnaire.
type Attributs = Record<string, string | number | boolean | undefined>

function Saisie(props: PropsChamp & { type: TypeDeLigne | 'textarea' | 'select' }) {
  const { nom, type, valeur, requis, erreur, autocomplete, lignes = 6, max, attributs = {} } = props
  const communs: Attributs = {
    ...attributs,
    class: 'saisie',
    id: idDuChamp(nom),
    name: nom,
    required: requis,
    autocomplete,
    'aria-describedby': decritPar(props),
    'aria-invalid': erreur ? 'true' : undefined,
  }
  const texte = Array.isArray(valeur) ? valeur.join(', ') : String(valeur ?? '')
  if (type === 'select') return <Liste {...props} communs={communs} texte={texte} />
  if (type === 'textarea') {
    // Un retour de trop : l'analyseur HTML ôte le premier retour à la ligne d'un textarea, et la saisie perdrait le sien.
    return (
      <textarea {...communs} rows={lignes} maxLength={max}>
        {texte.startsWith('\n') ? `\n${texte}` : texte}
      </textarea>
    )
  }
  const ligne: Attributs = { ...communs, type, value: texte, maxlength: max }
  return <input {...ligne} />
}

function Liste({ options = [], vide, communs, texte }: PropsChamp & { communs: Attributs; texte: string }) {
  return (
    <select {...communs}>
      {vide !== undefined && <option value="">{vide}</option>}
      {options.map(({ valeur, libelle }) => (
        <option key={valeur} value={valeur} selected={String(valeur) === texte}>
          {libelle}
        </option>
      ))}
    </select>
  )
}
