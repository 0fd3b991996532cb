import { Bouton } from '#interface/Bouton.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { type Portee, peutEtreContactee, peutModifier } from '../acteur.droits.ts'
import { type Acteur, urlActeur } from '../acteur.ts'

type Props = { membre: MembreConnecte | null; fiche: Acteur; portee: Portee }

/** Ce que la personne qui regarde une fiche peut y faire. */
export function ActesFiche({ membre, fiche, portee }: Props) {
  const chemin = `/acteurs/${fiche.slug}`
  const publiee = fiche.etat === 'publiee'
  const modifie = peutModifier(membre, fiche, portee)
  const aPrendre = publiee && fiche.proprietaireId === null
  return (
    <div class="fiche-actes">
      {publiee && (
        <Bouton variante={peutEtreContactee(fiche) ? 'principal' : 'secondaire'} href={`${chemin}/ecrire`}>
          Écrire à cette organisation
        </Bouton>
      )}
      {modifie && publiee && (
        <form method="post" action={`${chemin}/a-jour`}>
          <Bouton variante="secondaire">Toujours à jour</Bouton>
        </form>
      )}
      {modifie && (
        <ul class="fiche-tenir" aria-label={`Tenir la fiche « ${fiche.nom} »`}>
          <li>
            <a href={`${chemin}/modifier`}>Modifier la fiche</a>
          </li>
          <li>
            <a href={`${chemin}/historique`}>Voir l'historique</a>
          </li>
          {publiee && (
            <li>
              <a href={`${chemin}/archiver`}>Archiver</a>
            </li>
          )}
          {fiche.etat === 'archivee' && (
            <li>
              <a href={`${chemin}/republier`}>Republier</a>
            </li>
          )}
        </ul>
      )}
      {aPrendre && (
        <p>
          C'est votre organisation ? <a href={`${chemin}/revendiquer`}>Demandez à tenir cette fiche</a>.
        </p>
      )}
    </div>
  )
}

/** Les fiches d'une personne, pour « Mon compte ». */
export function ListeDeMesFiches({ fiches }: { fiches: Acteur[] }) {
  return (
    <ul>
      {fiches.map((fiche) => (
        <li key={fiche.id}>
          <a href={urlActeur(fiche)}>{fiche.nom}</a> : <a href={`/acteurs/${fiche.slug}/modifier`}>modifier « {fiche.nom} »</a>
        </li>
      ))}
    </ul>
  )
}
