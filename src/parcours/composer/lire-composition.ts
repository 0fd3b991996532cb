import type { Saisie } from '#socle/formulaire.ts'
import { genres } from '../bloc.schema.ts'
import { estVersion } from '../versions.ts'
import type { BlocCompose, ChampCompose, Composition, Geste, QuestionComposee } from './composition.ts'

/** Relit le formulaire de composition, juste ou non : rien de ce qui a été écrit ne se perd. */
export function lireComposition(saisie: Saisie): Composition {
  const mot = (nom: string): string => String(saisie[nom] ?? '')
  return {
    titre: mot('titre'),
    resume: mot('resume'),
    but: mot('but'),
    pourQui: mot('pour_qui'),
    terme: mot('terme'),
    termes: [saisie.termes ?? []].flat(),
    proposition: mot('proposition') === '1',
    source: mot('source'),
    base: mot('base'),
    blocs: [...new Set([saisie.bloc ?? []].flat())].slice(0, 300).flatMap((id) => lireBloc(saisie, id)),
  }
}

export const nomDe = (id: string, champ: string): string => `b_${id}_${champ}`

function lireBloc(saisie: Saisie, id: string): BlocCompose[] {
  const mot = (champ: string): string => String(saisie[nomDe(id, champ)] ?? '')
  const genre = genres.find((un) => un === mot('genre'))
  if (!genre || !/^[a-z0-9-]{1,61}$/.test(id)) return []
  const des = mot('des')
  return [
    {
      id,
      genre,
      titre: mot('titre'),
      minutes: mot('minutes'),
      des: estVersion(des) ? des : '2h',
      texte: mot('texte'),
      lie: mot('lie'),
      chapitre: mot('chapitre'),
      champs: genre === 'exercice' ? lireLignes(12, (rang) => lireChamp(mot, rang)) : [],
      questions: genre === 'verification' ? lireLignes(12, (rang) => lireQuestion(mot, rang)) : [],
      recherche: mot('recherche'),
      ote: mot('ote') === '1',
    },
  ]
}

// Les lignes laissées vides ne comptent pas : il y en a toujours une de plus à remplir.
function lireLignes<T>(maximum: number, lire: (rang: number) => T | undefined): T[] {
  return Array.from({ length: maximum }, (_, rang) => lire(rang)).filter((ligne) => ligne !== undefined)
}

type Mot = (champ: string) => string

function lireChamp(mot: Mot, rang: number): ChampCompose | undefined {
  const champ = { cle: mot(`champ${rang}_cle`), libelle: mot(`champ${rang}_libelle`), aide: mot(`champ${rang}_aide`) }
  return champ.libelle || champ.aide ? champ : undefined
}

function lireQuestion(mot: Mot, rang: number): QuestionComposee | undefined {
  const lue = {
    question: mot(`q${rang}_question`),
    choix: mot(`q${rang}_choix`),
    juste: mot(`q${rang}_juste`) || '1',
    explication: mot(`q${rang}_explication`),
  }
  return lue.question || lue.choix || lue.explication ? lue : undefined
}

/** « monter:carnet », « ajouter:texte:carnet » : ce que dit le bouton pressé. */
export function lireGeste(action: string): Geste | undefined {
  const [geste, a = '', b = ''] = action.split(':')
  if (geste === 'monter' || geste === 'descendre' || geste === 'oter' || geste === 'remettre') return { geste, id: a }
  const genre = genres.find((un) => un === a)
  return geste === 'ajouter' && genre ? { geste, genre, apres: b } : undefined
}
