import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ilYA } from '#socle/texte.ts'
import type { LigneDeBrouillon } from './brouillon.repository.ts'

type Props = { brouillons: LigneDeBrouillon[]; supprime: boolean }

/** Les brouillons d'une personne : reprendre, supprimer. */
export function BrouillonsPage({ brouillons, supprime }: Props) {
  const contribuer = <Bouton href="/ressources/contribuer">Écrire une ressource</Bouton>
  return (
    <div class="contribuer">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: 'Mes brouillons' }]} />
      <h1>Mes brouillons</h1>
      {supprime && <Message ton="succes">Le brouillon est supprimé.</Message>}
      {brouillons.length === 0 ? (
        <EtatVide titre="Aucun brouillon" actions={contribuer}>
          Ce que vous écrivez s'enregistre ici au fil de la frappe, jusqu'à ce que vous le proposiez.
        </EtatVide>
      ) : (
        <>
          <ul class="contribuer-brouillons">
            {brouillons.map((brouillon) => (
              <li key={brouillon.id}>
                <div>
                  <a href={`/ressources/brouillons/${brouillon.id}`}>{nomDuBrouillon(brouillon)}</a>
                  <p class="champ-aide">
                    {brouillon.ressource ? `Modification de « ${brouillon.ressource.titre} », ` : ''}enregistré {ilYA(brouillon.modifieLe)}
                  </p>
                </div>
                <form method="post" action={`/ressources/brouillons/${brouillon.id}/supprimer`}>
                  <Bouton variante="discret">
                    Supprimer<span class="visuellement-cache"> « {nomDuBrouillon(brouillon)} »</span>
                  </Bouton>
                </form>
              </li>
            ))}
          </ul>
          <p>{contribuer}</p>
        </>
      )}
    </div>
  )
}

const nomDuBrouillon = ({ titre }: Pick<LigneDeBrouillon, 'titre'>): string => titre || 'Sans titre'
