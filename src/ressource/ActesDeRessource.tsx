import { ActesDeFiche } from '#fiche/cycle/ActesDeFiche.tsx'
import { peutModifier } from '#fiche/fiche.droits.ts'
import { Bouton } from '#interface/Bouton.tsx'
import type { Concerne } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { permetDAdapter } from './licences.ts'
import { peutAdapter, peutRelire } from './ressource.droits.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { type Ressource, urlRessource } from './ressource.ts'

type Props = { membre: MembreConnecte | null; ressource: Ressource; portee: Concerne }

/** Ce que la personne qui regarde peut faire de cette ressource : d'abord, l'adapter. */
export function ActesDeRessource({ membre, ressource, portee }: Props) {
  const publiee = ressource.etat === 'publiee'
  // Sans compte, le bouton mène à la connexion et revient ici.
  const adapte = membre ? peutAdapter(membre, ressource) : publiee && permetDAdapter(ressource.licence)
  return (
    <ActesDeFiche
      sorte={sorteRessource}
      titre={ressource.titre}
      fiche={ressource}
      publiee={publiee}
      archivee={ressource.etat === 'archivee'}
      modifie={peutModifier(sorteRessource, membre, ressource, portee)}
      avant={
        adapte && (
          <Bouton variante="secondaire" href={`${urlRessource(ressource)}/adapter`}>
            L'adapter à mon territoire
          </Bouton>
        )
      }
      aussi={peutRelire(membre, ressource, portee) ? [{ libelle: 'Relire', href: `${urlRessource(ressource)}/relire` }] : []}
      revendiquer="C'est la vôtre, ou vous voulez la garder à jour ?"
    />
  )
}
