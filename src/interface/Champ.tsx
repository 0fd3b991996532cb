import { ChampChoix } from './ChampChoix.tsx'
import { decritPar, ErreurDuChamp, idDeLAide, idDuChamp, Obligatoire, type PropsChamp, type TypeDeLigne } from './ChampParties.tsx'

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

// Le genre de la saisie n'est connu qu'à l'exécution : ses attributs sont un dictionnaire.
type Attributs = Record<string, string | number | boolean | undefined>
