import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'

/** Avant d'archiver : ce que cela veut dire. */
export function ArchiverPage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-archiver">
      <h1>Archiver « {fiche.nom} » ?</h1>
      <p>La fiche sort de l'annuaire et de la recherche. Elle n'est pas effacée : vous pourrez la republier, avec tout son historique.</p>
      <form method="post" action={`/acteurs/${fiche.slug}/archiver`} class="fiche-actes">
        <Bouton variante="danger">Archiver cette fiche</Bouton>
        <Bouton variante="discret" href={urlActeur(fiche)}>
          La laisser dans l'annuaire
        </Bouton>
      </form>
    </div>
  )
}

/** Après avoir archivé : de quoi revenir en arrière tout de suite. */
export function ArchiveePage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-archiver">
      <h1>La fiche est archivée</h1>
      <Message ton="succes">« {fiche.nom} » n'est plus dans l'annuaire.</Message>
      <form method="post" action={`/acteurs/${fiche.slug}/republier`} class="fiche-actes">
        <Bouton variante="secondaire">Annuler : la remettre dans l'annuaire</Bouton>
        <Bouton variante="discret" href="/acteurs">
          Voir l'annuaire
        </Bouton>
      </form>
    </div>
  )
}

/** Avant de republier. */
export function RepublierPage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-archiver">
      <h1>Republier « {fiche.nom} » ?</h1>
      <p>La fiche revient dans l'annuaire et dans la recherche, telle qu'elle était. Pensez à la relire : elle a pu vieillir.</p>
      <form method="post" action={`/acteurs/${fiche.slug}/republier`} class="fiche-actes">
        <Bouton>Republier cette fiche</Bouton>
        <Bouton variante="discret" href={urlActeur(fiche)}>
          La laisser archivée
        </Bouton>
      </form>
    </div>
  )
}
