import type { VNode } from 'preact'
import { nombre as ecrire } from '#socle/texte.ts'
import { dansLEtat, type EtatDeQuestion, type QuestionMontree } from './question.ts'

/** Combien de personnes se posent aussi la question ; le script tient ce nombre et ces mots à jour. */
export function Soutiens({ nombre }: { nombre: number }) {
  return (
    <>
      <strong data-champ="soutiens">{ecrire(nombre)}</strong>{' '}
      <span data-champ="mot-soutiens">{nombre > 1 ? 'personnes se la posent aussi' : 'personne se la pose aussi'}</span>
    </>
  )
}

type Props = {
  classe: string
  /** Ce qu'elle est, quand aucun titre ne le dit. */
  nom?: string
  etats: readonly EtatDeQuestion[]
  questions: readonly QuestionMontree[]
  une: (question: QuestionMontree) => VNode
}

/** Les questions de ces états, dans leur ordre ; le script tient la liste à jour. */
export function ListeVive({ classe, nom, etats, questions, une }: Props) {
  const siennes = dansLEtat(questions, etats)
  return (
    <ol class={classe} data-liste={etats.join(' ')} hidden={siennes.length === 0} aria-label={nom}>
      {siennes.map(une)}
    </ol>
  )
}
