import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ilYA } from '#socle/texte.ts'
import { majuscule } from '../../mots.ts'
import type { Mots } from '../../sorte.ts'

/** `modifie` : le titre de la fiche en cours de modification ; null, elle est neuve. */
type Ligne = { id: number; titre: string; modifieLe: Date; modifie: string | null }
type Props = { lignes: Ligne[]; supprime: boolean; mots: Mots; chemin: string; nouvelle: string }

/** Les brouillons d'une personne : reprendre, supprimer. */
export function BrouillonsPage({ lignes, supprime, mots, chemin, nouvelle }: Props) {
  const ecrire = <Bouton href={nouvelle}>Écrire {mots.un}</Bouton>
  return (
    <div class="fiche-modifier">
      <FilAriane etapes={[{ libelle: majuscule(mots.pluriel), href: chemin }, { libelle: 'Mes brouillons' }]} />
      <h1>Mes brouillons</h1>
      {supprime && <Message ton="succes">Le brouillon est supprimé.</Message>}
      {lignes.length === 0 ? (
        <EtatVide titre="Aucun brouillon" actions={ecrire}>
          Ce que vous écrivez s'enregistre ici au fil de la frappe, jusqu'à ce que vous le proposiez.
        </EtatVide>
      ) : (
        <>
          <ul class="fiche-brouillons">
            {lignes.map(({ id, titre, modifieLe, modifie }) => (
              <li key={id}>
                <div>
                  <a href={`${chemin}/brouillons/${id}`}>{titre}</a>
                  <p class="champ-aide">
                    {modifie === null ? '' : `Modification de « ${modifie} », `}enregistré {ilYA(modifieLe)}
                  </p>
                </div>
                <form method="post" action={`${chemin}/brouillons/${id}/supprimer`}>
                  <Bouton variante="discret">
                    Supprimer<span class="visuellement-cache"> « {titre} »</span>
                  </Bouton>
                </form>
              </li>
            ))}
          </ul>
          <p>{ecrire}</p>
        </>
      )}
    </div>
  )
}
