import type { ComponentChildren } from 'preact'

type Props = {
  titre: string
  href: string
  /** Une ligne au-dessus du titre : le lieu, le genre. */
  surtitre?: ComponentChildren
  etiquettes?: ComponentChildren
  /** La dernière ligne : qui tient la fiche, depuis quand. */
  pied?: ComponentChildren
  children?: ComponentChildren
  /** Niveau du titre dans la page : 2 quand la liste n'a pas de titre à elle. */
  niveau?: 2 | 3 | 4
  id?: string | undefined
}

/** Une entrée de liste. Le titre est le seul lien ; toute la fiche se touche. */
export function Fiche({ titre, href, surtitre, etiquettes, pied, children, niveau = 3, id }: Props) {
  const Titre = `h${niveau}` as const
  return (
    <article class="fiche" id={id}>
      {surtitre && <p class="fiche-surtitre">{surtitre}</p>}
      <Titre class="fiche-titre">
        <a href={href}>{titre}</a>
      </Titre>
      {children && (typeof children === 'string' ? <p class="fiche-texte">{children}</p> : <div class="fiche-texte">{children}</div>)}
      {etiquettes && <div class="etiquettes">{etiquettes}</div>}
      {pied && <div class="fiche-pied">{pied}</div>}
    </article>
  )
}
