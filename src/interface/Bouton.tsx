import type { ComponentChildren } from 'preact'

type Variante = 'principal' | 'secondaire' | 'discret' | 'danger'
type Props = {
  children: ComponentChildren
  variante?: Variante
  /** Avec une adresse, c'est un lien ; sans, un bouton d'envoi. */
  href?: string | undefined
  type?: 'submit' | 'button'
  /** Quand un formulaire a plusieurs boutons : lequel a été pressé. */
  nom?: string | undefined
  valeur?: string | undefined
  telecharger?: boolean
  /** Attributs de plus, par exemple `commandfor` ou `formaction`. */
  attributs?: Record<string, string | undefined>
}

/** Un bouton dit ce qui se passe : « Demander une mise en relation », jamais « OK ». */
export function Bouton({ children, variante = 'principal', href, type = 'submit', nom, valeur, telecharger, attributs = {} }: Props) {
  const classe = `bouton bouton-${variante}`
  if (href !== undefined) {
    return (
      <a {...attributs} class={classe} href={href} download={telecharger}>
        {children}
      </a>
    )
  }
  return (
    <button {...attributs} class={classe} type={type} name={nom} value={valeur}>
      {children}
    </button>
  )
}

/** Un lien vers une autre page, qui se voit comme un bouton second. */
export const BoutonVers = ({ href, children }: Pick<Props, 'children'> & { href: string }) => (
  <Bouton variante="secondaire" href={href}>
    {children}
  </Bouton>
)
