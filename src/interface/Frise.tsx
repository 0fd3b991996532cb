import type { ComponentChildren } from 'preact'
import { dateLongue } from '#socle/texte.ts'

type Evenement = {
  /** Une date, ou un texte quand on n'en sait pas plus : « 2014 », « printemps 2021 ». */
  date: Date | string
  titre: string
  texte?: ComponentChildren
  href?: string | undefined
}

/** Le fil des événements, du premier au dernier. */
export function Frise({ evenements }: { evenements: readonly Evenement[] }) {
  return (
    <ol class="frise">
      {evenements.map(({ date, titre, texte, href }, rang) => (
        <li key={rang}>
          <Quand date={date} />
          <h3 class="frise-titre">{href === undefined ? titre : <a href={href}>{titre}</a>}</h3>
          {typeof texte === 'string' ? <p>{texte}</p> : texte}
        </li>
      ))}
    </ol>
  )
}

function Quand({ date }: { date: Date | string }) {
  if (typeof date === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(date)) return <span class="frise-date">{date}</span>
  const machine = date instanceof Date ? date.toISOString() : date
  return <time dateTime={machine}>{dateLongue(date)}</time>
}
