import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { accorder, majuscule, pronoms } from '../mots.ts'
import type { Mots } from '../sorte.ts'

type Props = { sorte: { mots: Mots; chemin: string }; titre: string; url: string; chemin: string }

/** Avant d'archiver : ce que cela veut dire. */
export function ArchiverPage({ sorte: { mots }, titre, url, chemin, aussi }: Props & { aussi: string }) {
  const { elle, la } = pronoms(mots)
  return (
    <div class="fiche-archiver">
      <h1>Archiver « {titre} » ?</h1>
      <p>
        {majuscule(mots.la)} sort {mots.hors} et de la recherche. {majuscule(elle)} n'est pas {accorder(mots, 'effacé')} : vous pourrez {la}{' '}
        republier, avec tout son historique.{aussi && ` ${aussi}`}
      </p>
      <form method="post" action={`${chemin}/archiver`} class="fiche-actes">
        <Bouton variante="danger">Archiver {mots.cette}</Bouton>
        <Bouton variante="discret" href={url}>
          {majuscule(la)} laisser {mots.dans}
        </Bouton>
      </form>
    </div>
  )
}

/** Après avoir archivé : de quoi revenir en arrière tout de suite. */
export function ArchiveePage({ sorte: { mots, chemin: liste }, titre, chemin }: Props) {
  return (
    <div class="fiche-archiver">
      <h1>
        {majuscule(mots.la)} est {accorder(mots, 'archivé')}
      </h1>
      <Message ton="succes">
        « {titre} » n'est plus {mots.dans}.
      </Message>
      <form method="post" action={`${chemin}/republier`} class="fiche-actes">
        <Bouton variante="secondaire">
          Annuler : {pronoms(mots).la} remettre {mots.dans}
        </Bouton>
        <Bouton variante="discret" href={liste}>
          Voir les {mots.pluriel}
        </Bouton>
      </form>
    </div>
  )
}

/** Avant de republier. */
export function RepublierPage({ sorte: { mots }, titre, url, chemin }: Props) {
  const { elle, la } = pronoms(mots)
  return (
    <div class="fiche-archiver">
      <h1>Republier « {titre} » ?</h1>
      <p>
        {majuscule(elle)} est {accorder(mots, 'archivé')}. {majuscule(mots.la)} revient {mots.dans} et dans la recherche,{' '}
        {accorder(mots, 'tel', 'le')} qu'{elle} était. Pensez à {la} relire : {elle} a pu vieillir.
      </p>
      <form method="post" action={`${chemin}/republier`} class="fiche-actes">
        <Bouton>Republier {mots.cette}</Bouton>
        <Bouton variante="discret" href={url}>
          {majuscule(la)} laisser {accorder(mots, 'archivé')}
        </Bouton>
      </form>
    </div>
  )
}
