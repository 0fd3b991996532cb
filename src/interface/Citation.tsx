import type { ComponentChildren } from 'preact'
import { dateLongue } from '#socle/texte.ts'

type PropsSource = { libelle: string; href?: string | undefined; date?: Date | string | undefined; auteur?: string | undefined }

/** D'où vient ce qui précède : qui, où, quand. */
export function Source(props: PropsSource) {
  return (
    <p class="source">
      Source : <Reference {...props} />
    </p>
  )
}

/** Des paroles rapportées, avec leur source. */
export function Citation({ children, ...source }: PropsSource & { children: ComponentChildren }) {
  return (
    <figure class="citation">
      <blockquote>{typeof children === 'string' ? <p>« {children} »</p> : children}</blockquote>
      <figcaption>
        <Reference {...source} />
      </figcaption>
    </figure>
  )
}

function Reference({ libelle, href, date, auteur }: PropsSource) {
  return (
    <>
      {auteur && `${auteur}, `}
      {href === undefined ? libelle : <a href={href}>{libelle}</a>}
      {date && `, ${dateLongue(date)}`}
    </>
  )
}
