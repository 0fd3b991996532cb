import { Champ as Saisie } from '#interface/Champ.tsx'
import type { PropsChamp } from '#interface/ChampParties.tsx'
import { signesVisibles } from '#socle/texte.ts'
import { enTexte, type TexteEnCellule } from './cellule.ts'
import { type Champ, champ, faute, lu, type PropsDeControle } from './champ.ts'
import { texteDe } from './saisie.ts'

/** Ce que la saisie montre, hors de sa valeur. */
export type Aspect = Pick<PropsChamp, 'aide' | 'autocomplete' | 'lignes' | 'attributs'> & {
  type?: 'text' | 'textarea' | 'url' | 'email' | 'color' | 'date' | 'number'
}

/** Une saisie simple, à partir de ce qui est tapé. */
export function saisieSimple(libelle: string, requis: boolean, aspect: Aspect & { max?: number | undefined }) {
  return ({ nom, saisie, fautes }: Pick<PropsDeControle<unknown>, 'nom' | 'saisie' | 'fautes'>) => (
    <Saisie {...aspect} nom={nom} libelle={libelle} requis={requis} valeur={texteDe(saisie, nom)} erreur={fautes[nom]?.phrase} />
  )
}

type Options = Aspect & {
  libelle: string
  /** Son nom dans une comparaison, s'il n'est pas celui de la saisie. */
  rubrique?: string
  nom?: string
  max: number
  /** Vrai : la saisie ne laisse pas taper davantage. */
  bornee?: true
  /** La phrase, si elle nomme la chose : « Ce nom est trop long : 200 caractères au plus. » */
  tropLong?: string
  /** La phrase dite quand il manque ; sans elle, il peut rester vide. */
  requis?: string
  /** Avec `requis` : le nombre de signes au moins, et ce qu'on dit s'il y en a moins. */
  min?: { signes: number; phrase: string }
  /** Sa cellule dans un tableau ; sans elle, il n'y est pas. `max` : celui de la saisie, si le tableau n'en permet pas un autre. */
  tableau?: Omit<TexteEnCellule, 'max' | 'long'> & { max?: number }
}

/** Un texte d'une ligne ou deux. */
export function texte(options: Options): Champ<string> {
  const { libelle, rubrique = libelle, nom, max, bornee, requis, min, tableau, ...reste } = options
  const { tropLong = `Ce texte est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`, ...aspect } = reste
  return champ({
    libelle,
    nom,
    vide: '',
    garde: (brut) => (typeof brut === 'string' ? brut : ''),
    lire: ({ saisie, nom: sous }) => {
      const valeur = texteDe(saisie, sous).trim()
      if (valeur === '' && requis !== undefined) return faute(sous, requis)
      if (min && signesVisibles(valeur) < min.signes) return faute(sous, min.phrase)
      return valeur.length > max ? faute(sous, tropLong) : lu(valeur)
    },
    remplir: (valeur, sous) => ({ [sous]: valeur }),
    Controle: saisieSimple(libelle, requis !== undefined, { type: 'text', ...aspect, max: bornee ? max : undefined }),
    dire: (valeur) => [[rubrique, valeur === '' ? [] : [valeur]]],
    ...(tableau && { cellule: (sous) => enTexte(sous, { max, ...tableau }) }),
  })
}

/** Un texte long, en Markdown : il se compare ligne à ligne. */
export function prose(options: Options): Champ<string> {
  const { rubrique = options.libelle, max, tableau } = options
  return {
    ...texte({ type: 'textarea', ...options }),
    dire: (valeur) => [[rubrique, valeur === '' ? [] : valeur.split('\n')]],
    ...(tableau && { cellule: (nom: string) => enTexte(nom, { max, ...tableau, long: true }) }),
  }
}
