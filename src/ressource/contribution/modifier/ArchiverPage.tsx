import { Bouton } from '#interface/Bouton.tsx'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'

/** Avant d'archiver : ce que cela veut dire. */
export function ArchiverPage({ ressource }: { ressource: Ressource }) {
  return (
    <div class="contribuer">
      <h1>Archiver « {ressource.titre} » ?</h1>
      <p>
        La ressource sort du catalogue et de la recherche. Elle n'est pas effacée : vous pourrez la republier, avec tout son historique. Les
        pages qui s'en servent ne la montreront plus.
      </p>
      <form method="post" action={`${urlRessource(ressource)}/archiver`} class="fiche-actes">
        <Bouton variante="danger">Archiver cette ressource</Bouton>
        <Bouton variante="discret" href={urlRessource(ressource)}>
          La laisser dans le catalogue
        </Bouton>
      </form>
    </div>
  )
}

/** Une ressource archivée : la remettre dans le catalogue. */
export function RepublierPage({ ressource }: { ressource: Ressource }) {
  return (
    <div class="contribuer">
      <h1>Republier « {ressource.titre} » ?</h1>
      <p>Elle est archivée. La ressource reviendra dans le catalogue et dans la recherche, telle qu'elle était. Pensez à la relire.</p>
      <form method="post" action={`${urlRessource(ressource)}/republier`} class="fiche-actes">
        <Bouton>Republier cette ressource</Bouton>
        <Bouton variante="discret" href={urlRessource(ressource)}>
          La laisser archivée
        </Bouton>
      </form>
    </div>
  )
}
