import type { Fiche } from '../../../sorte.ts'
import type { Plan } from '../../plan.ts'

/**
 * Une fiche que l'import connaît : de la base (`avant`), ou née d'une ligne précédente (`ligne` dit laquelle). `contenu`, `etat` et
 * `verifieeLe` sont ce qu'elle devient au fil des lignes.
 */
export type Connue<S extends object, E extends string, P extends object> = {
  avant: Fiche<S, E, P> | null
  slug: string
  tri: string
  ligne: number | null
  contenu: S
  etat: E
  verifieeLe: string | null
}

/** Ce qui, dans une ligne, peut désigner une fiche ; `tri` est son nom en minuscules sans accents. */
export type Reperes<S> = { cle: string | null; tri: string; contenu: S }

type Rapprochement<C> = { genre: 'connue'; connue: C } | { genre: 'nouvelle' } | { genre: 'conflit'; connues: C[] }

export type Connues<S extends object, E extends string, P extends object> = ReturnType<typeof creerConnues<S, E, P>>

/** L'identifiant que porte ce contenu, s'il en a un. */
export function identifiant<S extends object>(contenu: S, champ: keyof S & string): string | null {
  const valeur = contenu[champ]
  return typeof valeur === 'string' && valeur !== '' ? valeur : null
}

export const champsIdentifiants = <S extends object>({ identifiants }: { identifiants: Partial<Record<keyof S & string, string>> }) => {
  const connu = (cle: string): cle is keyof S & string => Object.hasOwn(identifiants, cle)
  return Object.keys(identifiants).filter(connu)
}

/** Les fiches connues, par identifiant puis par nom et ce qui l'accompagne. */
export function creerConnues<S extends object, E extends string, P extends object>(plan: Plan<S, E, P>) {
  type C = Connue<S, E, P>
  const parCle = new Map<string, C>()
  const champs = champsIdentifiants<S>(plan)
  const { homonymes, distinctes = () => false } = plan
  const sures = (contenu: S, slug: string | null) => [
    ...champs.flatMap((champ) => {
      const valeur = identifiant(contenu, champ)
      return valeur === null ? [] : [`${champ} ${valeur}`]
    }),
    ...(slug ? [`cle ${slug}`] : []),
  ]
  const seContredisent = (a: S, b: S) =>
    distinctes(a, b) ||
    homonymes.separes.some((champ) => {
      const [un, autre] = [identifiant(a, champ), identifiant(b, champ)]
      return un !== null && autre !== null && un !== autre
    })
  return {
    ajouter: (connue: C): void => {
      const cles = [...sures(connue.contenu, connue.slug), ...homonymes.connue(connue.contenu).map((suite) => `nom ${connue.tri} ${suite}`)]
      // La première venue garde la place : un homonyme n'efface pas celle d'avant.
      for (const cle of cles) if (!parCle.has(cle)) parCle.set(cle, connue)
    },
    /** Un identifiant l'emporte sur le nom ; deux qui désignent deux fiches sont un conflit. */
    rapprocher: ({ cle, tri, contenu }: Reperes<S>): Rapprochement<C> => {
      const trouvees = sures(contenu, cle).flatMap((sure) => parCle.get(sure) ?? [])
      const connues = [...new Set(trouvees)].filter((connue) => !distinctes(connue.contenu, contenu))
      const [premiere, ...autres] = connues
      if (premiere) return autres.length === 0 ? { genre: 'connue', connue: premiere } : { genre: 'conflit', connues }
      const homonyme = parCle.get(`nom ${tri} ${homonymes.cherchee(contenu)}`)
      return homonyme && !seContredisent(homonyme.contenu, contenu) ? { genre: 'connue', connue: homonyme } : { genre: 'nouvelle' }
    },
    /** La fiche qui porte déjà cet identifiant. */
    porteur: (champ: string, valeur: string | null): C | undefined => (valeur === null ? undefined : parCle.get(`${champ} ${valeur}`)),
  }
}
