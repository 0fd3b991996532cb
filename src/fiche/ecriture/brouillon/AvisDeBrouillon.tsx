import { texteDe } from '#champ/saisie.ts'
import { Message } from '#interface/Message.tsx'
import type { Saisie } from '#socle/formulaire.ts'
import { ilYA } from '#socle/texte.ts'

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
