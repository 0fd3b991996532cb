import type { ComponentChildren } from 'preact'

export type Teinte = 'pratique' | 'thematique' | 'profil' | 'sphere' | 'odd' | 'etat' | 'neutre'
type Props = { teinte?: Teinte; href?: string | undefined; children: ComponentChildren }

/** Un terme, avec le symbole de sa famille comme dans la légende d'une carte ; un lien s'il mène à une liste. */
export function Etiquette({ teinte = 'neutre', href, children }: Props) {
  const classe = `etiquette etiquette-${teinte}`
  if (href === undefined) return <span class={classe}>{children}</span>
  return (
    <a class={classe} href={href}>
      {children}
    </a>
  )
}
