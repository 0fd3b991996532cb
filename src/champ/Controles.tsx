import type { VNode } from 'preact'
import type { Champs, EtatDeSaisie } from './champ.ts'
import { clesDe, nomDeSaisie } from './champs.ts'

type Props<S extends object> = EtatDeSaisie & { champs: Champs<S>; sous?: string; avant?: S | undefined }

/** La saisie d'un champ, désigné par son nom ; `part` : l'une de celles d'un champ qui en a plusieurs. */
export type ControleDe<S extends object> = (props: { de: keyof S & string; part?: string }) => VNode

/** De quoi placer chaque saisie où l'on veut dans un formulaire. */
export function controleDe<S extends object>({ champs, sous = '', avant, ...etat }: Props<S>): ControleDe<S> {
  const montrer = <K extends keyof S & string>(cle: K, part?: string) => {
    const champ = champs[cle]
    return <champ.Controle {...etat} nom={sous + nomDeSaisie(cle, champ)} avant={avant?.[cle]} part={part} />
  }
  return ({ de, part }) => montrer(de, part)
}

/** Les saisies de tous les champs d'un petit formulaire, dans leur ordre. */
export function Controles<S extends object>(props: Props<S>) {
  const Controle = controleDe(props)
  return (
    <>
      {clesDe(props.champs).map((cle) => (
        <Controle key={cle} de={cle} />
      ))}
    </>
  )
}
