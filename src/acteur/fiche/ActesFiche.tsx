import { ActesDeFiche } from '#fiche/cycle/ActesDeFiche.tsx'
import { peutModifier } from '#fiche/fiche.droits.ts'
import { Bouton } from '#interface/Bouton.tsx'
import type { Concerne } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { peutEtreContactee } from '../acteur.droits.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import type { Acteur } from '../acteur.ts'

type Props = { membre: MembreConnecte | null; fiche: Acteur; portee: Concerne }

/** Ce que la personne qui regarde une fiche peut y faire : d'abord, écrire à l'organisation. */
export function ActesFiche({ membre, fiche, portee }: Props) {
  const publiee = fiche.etat === 'publiee'
  return (
    <ActesDeFiche
      sorte={sorteActeur}
      titre={fiche.nom}
      {...{ fiche, publiee }}
      archivee={fiche.etat === 'archivee'}
      modifie={peutModifier(sorteActeur, membre, fiche, portee)}
      avant={
        publiee && (
          <Bouton variante={peutEtreContactee(fiche) ? 'principal' : 'secondaire'} href={`/acteurs/${fiche.slug}/ecrire`}>
            Écrire à cette organisation
          </Bouton>
        )
      }
      revendiquer="C'est votre organisation ?"
    />
  )
}
