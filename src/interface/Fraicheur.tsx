import { dateLongue, ilYA } from '#socle/texte.ts'

type Props = {
  /** Le dernier jour où quelqu'un a confirmé ; vide si personne ne l'a fait. */
  verifieeLe: Date | string | null | undefined
  par?: string | null | undefined
  /** « vérifiée », « vérifié » : selon ce dont on parle. */
  mot?: string
}

const six = 183 * 86_400_000

/** « vérifiée il y a 12 jours par … » : ce qu'on peut croire d'une fiche. */
export function Fraicheur({ verifieeLe, par, mot = 'vérifiée' }: Props) {
  if (!verifieeLe) return <span class="fraicheur">jamais {mot}</span>
  const recente = Date.now() - new Date(verifieeLe).getTime() < six
  return (
    <span class={recente ? 'fraicheur fraicheur-recente' : 'fraicheur fraicheur-ancienne'} title={`Le ${dateLongue(verifieeLe)}`}>
      <span>
        {mot} {ilYA(verifieeLe)}
        {par && ` par ${par}`}
      </span>
    </span>
  )
}
