import { Bouton } from '#interface/Bouton.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { permetDAdapter } from './licences.ts'
import { type Portee, peutAdapter, peutModifier, peutRelire } from './ressource.droits.ts'
import { type Ressource, urlRessource } from './ressource.ts'

type Props = { membre: MembreConnecte | null; ressource: Ressource; portee: Portee }

/** Ce que la personne qui regarde peut faire de cette ressource. */
export function ActesDeRessource({ membre, ressource, portee }: Props) {
  const chemin = urlRessource(ressource)
  const publiee = ressource.etat === 'publiee'
  const modifie = peutModifier(membre, ressource, portee)
  // Sans compte, le bouton mène à la connexion et revient ici.
  const adapte = membre ? peutAdapter(membre, ressource) : publiee && permetDAdapter(ressource.licence)
  return (
    <div class="fiche-actes">
      {adapte && (
        <Bouton variante="secondaire" href={`${chemin}/adapter`}>
          L'adapter à mon territoire
        </Bouton>
      )}
      {modifie && publiee && (
        <form method="post" action={`${chemin}/a-jour`}>
          <Bouton variante="secondaire">Toujours à jour</Bouton>
        </form>
      )}
      {(modifie || peutRelire(membre, ressource, portee)) && (
        <ul class="fiche-tenir" aria-label={`Tenir « ${ressource.titre} »`}>
          {modifie && (
            <li>
              <a href={`${chemin}/modifier`}>Modifier</a>
            </li>
          )}
          {peutRelire(membre, ressource, portee) && (
            <li>
              <a href={`${chemin}/relire`}>Relire</a>
            </li>
          )}
          {modifie && (
            <li>
              <a href={`${chemin}/historique`}>Voir l'historique</a>
            </li>
          )}
          {modifie && publiee && (
            <li>
              <a href={`${chemin}/archiver`}>Archiver</a>
            </li>
          )}
          {modifie && ressource.etat === 'archivee' && (
            <li>
              <a href={`${chemin}/republier`}>Republier</a>
            </li>
          )}
        </ul>
      )}
      {publiee && ressource.proprietaireId === null && (
        <p>
          C'est la vôtre, ou vous voulez la garder à jour ? <a href={`${chemin}/revendiquer`}>Demandez à tenir cette ressource</a>.
        </p>
      )}
    </div>
  )
}
