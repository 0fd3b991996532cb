import {
  decritPar,
  ErreurDuChamp,
  idDeLAide,
  idDuChamp,
  Obligatoire,
  type OptionDeChamp,
  type PropsChamp,
  type TypeDeLigne,
} from './ChampParties.tsx'

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
  // Une page ne remplit pas un fichier : il se choisit à chaque fois.
  const ligne: Attributs = { ...communs, type, value: type === 'file' ? undefined : texte, maxlength: max }
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

// Le genre de la saisie n'est connu qu'à l'exécution : ses attributs sont un dictionnaire.
type Attributs = Record<string, string | number | boolean | undefined>

type Props = PropsChamp & { type: 'cases' | 'radios' | 'case' }

/** Des cases ou des boutons radio sous une légende ; ou une case seule, avec son libellé. */
function ChampChoix(props: Props) {
  const { nom, libelle, type, aide, erreur, requis, options = [] } = props
  if (type === 'case') return <CaseSeule {...props} />
  const coches = valeursCochees(props)
  return (
    <fieldset class="champ" aria-describedby={decritPar(props)}>
      <legend>
        {libelle}
        <Obligatoire requis={requis} />
      </legend>
      {aide && (
        <p class="champ-aide" id={idDeLAide(nom)}>
          {aide}
        </p>
      )}
      <div class={options.length > 8 ? 'champ-choix champ-choix-large' : 'champ-choix'}>
        {options.map((option, rang) => (
          <Choix key={option.valeur} champ={props} option={option} rang={rang} coche={coches.has(String(option.valeur))} />
        ))}
      </div>
      <ErreurDuChamp nom={nom} erreur={erreur} />
    </fieldset>
  )
}

// Le premier choix porte l'identifiant du champ : le résumé des erreurs y mène.
function Choix({ champ, option, rang, coche }: { champ: Props; option: OptionDeChamp; rang: number; coche: boolean }) {
  const { nom, type, erreur, requis, attributs = {} } = champ
  const id = rang === 0 ? idDuChamp(nom) : `${idDuChamp(nom)}-${rang}`
  const idAide = option.aide ? `${id}-aide` : undefined
  return (
    <div class="choix">
      <input
        {...attributs}
        type={type === 'radios' ? 'radio' : 'checkbox'}
        id={id}
        name={type === 'cases' ? `${nom}[]` : nom}
        value={option.valeur}
        checked={coche}
        required={type === 'radios' && requis}
        aria-describedby={idAide}
        aria-invalid={erreur ? 'true' : undefined}
      />
      <label for={id}>{option.libelle}</label>
      {option.aide && (
        <span class="champ-aide" id={idAide}>
          {option.aide}
        </span>
      )}
    </div>
  )
}

function CaseSeule(props: Props) {
  const { nom, libelle, valeur, requis, aide, erreur, attributs = {} } = props
  return (
    <div class="champ">
      <div class="choix">
        <input
          {...attributs}
          type="checkbox"
          id={idDuChamp(nom)}
          name={nom}
          value="1"
          checked={valeur === '1' || valeur === 1}
          required={requis}
          aria-describedby={decritPar(props)}
          aria-invalid={erreur ? 'true' : undefined}
        />
        <label for={idDuChamp(nom)}>
          {libelle}
          <Obligatoire requis={requis} />
        </label>
        {aide && (
          <span class="champ-aide" id={idDeLAide(nom)}>
            {aide}
          </span>
        )}
      </div>
      <ErreurDuChamp nom={nom} erreur={erreur} />
    </div>
  )
}

function valeursCochees({ valeur, valeurs = [] }: Props): Set<string> {
  const saisies = Array.isArray(valeur) ? valeur : valeur === undefined || valeur === null ? [] : [valeur]
  return new Set([...saisies, ...valeurs].map(String))
}
