import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { Saisie } from '#socle/formulaire.ts'
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

/** Ce qui relie le formulaire à son brouillon : son numéro et sa version ; `de` : la fiche modifiée, sous le nom de sa salle. */
export function LienAuBrouillon({ saisie, de }: { saisie: Saisie; de?: { salle: string; slug: string } }) {
  return (
    <>
      <input type="hidden" name="brouillon" value={texteDe(saisie, 'brouillon')} />
      <input type="hidden" name="brouillon_version" value={texteDe(saisie, 'brouillon_version')} />
      {de && <input type="hidden" name={de.salle} value={de.slug} />}
    </>
  )
}

/** Un brouillon de cette modification, commencé ailleurs ou plus tôt. */
export function BrouillonCommence({ chemin, id, modifieLe }: { chemin: string; id: number; modifieLe: Date }) {
  return (
    <Message ton="info">
      <p>
        Vous avez un brouillon de cette modification, enregistré {ilYA(modifieLe)} : <a href={`${chemin}/brouillons/${id}`}>le reprendre</a>
        .
      </p>
    </Message>
  )
}

/** Ce qui vient d'arriver au brouillon. */
export function AvisDeBrouillon({ avis, chemin }: { avis: 'enregistre' | 'copie'; chemin: string }) {
  if (avis === 'enregistre')
    return <Message ton="succes">Le brouillon est enregistré. Vous le retrouverez dans « Mes brouillons ».</Message>
  return (
    <Message ton="attention" titre="Ce brouillon avait changé ailleurs">
      <p>
        Un autre onglet, ou un autre appareil, l'a enregistré entre-temps. Rien n'est perdu : votre texte est gardé ici, à côté de l'autre,
        dans <a href={`${chemin}/brouillons`}>Mes brouillons</a>.
      </p>
    </Message>
  )
}
