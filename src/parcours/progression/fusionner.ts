import { type Version, versions } from '../versions.ts'

/** Une réponse : son texte, quand il a été écrit (ISO 8601), et ce qui avait été écrit ailleurs de différent. */
export type Reponse = { texte: string; le: string; aussi: string[] }
/** Par clé de bloc, puis de champ. */
export type Reponses = Record<string, Record<string, Reponse>>
export type Avancee = { version: Version; faits: string[]; reponses: Reponses; modifieLe: string }

/**
 * Réunit deux progressions du même parcours, celle d'un navigateur et celle d'un compte. Rien n'est perdu : ce qui est
 * fait d'un côté est fait ; de deux réponses, la plus récente l'emporte et l'autre reste à côté d'elle, sauf si la
 * première la contient. L'ordre des deux, et le nombre de fois, ne changent rien au résultat.
 */
export function fusionner(a: Avancee, b: Avancee): Avancee {
  const recente = auPlusRecent(a, b)
  return {
    version: recente.version,
    faits: trier([...a.faits, ...b.faits]),
    reponses: fusionnerReponses(a.reponses, b.reponses),
    modifieLe: recente.modifieLe,
  }
}

// Au même instant, la version la plus longue : il faut un choix, et qu'il ne dépende pas de l'ordre.
function auPlusRecent(a: Avancee, b: Avancee): Avancee {
  if (a.modifieLe !== b.modifieLe) return a.modifieLe > b.modifieLe ? a : b
  return versions.indexOf(a.version) >= versions.indexOf(b.version) ? a : b
}

function fusionnerReponses(a: Reponses, b: Reponses): Reponses {
  const blocs = trier([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(blocs.map((bloc) => [bloc, fusionnerChamps(a[bloc] ?? {}, b[bloc] ?? {})]))
}

function fusionnerChamps(a: Record<string, Reponse>, b: Record<string, Reponse>): Record<string, Reponse> {
  const champs = trier([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(champs.map((champ) => [champ, fusionnerReponse(a[champ], b[champ])]))
}

const vide: Reponse = { texte: '', le: '', aussi: [] }

function fusionnerReponse(a: Reponse = vide, b: Reponse = vide): Reponse {
  const gagne = compter(a) >= compter(b) ? a : b
  const autres = trier([a.texte, b.texte, ...a.aussi, ...b.aussi]).filter((texte) => texte !== '' && !gagne.texte.includes(texte))
  return { texte: gagne.texte, le: gagne.le, aussi: autres }
}

// Une réponse vide ne l'emporte jamais sur une autre : effacer sur un appareil n'efface pas ce qui est écrit sur l'autre.
const compter = ({ texte, le }: Reponse): string => `${texte === '' ? 0 : 1} ${le} ${texte}`

const trier = (textes: string[]): string[] => [...new Set(textes)].sort()
