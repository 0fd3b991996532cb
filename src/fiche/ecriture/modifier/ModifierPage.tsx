import type { ComponentChildren, VNode } from 'preact'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Etape, Mots } from '../../sorte.ts'

type Props = {
  titre: string
  fil: Etape[]
  mots: Mots
  avis: VNode | null
  /** Ce que quelqu'un d'autre a écrit entre-temps, à côté de ce que la personne vient d'écrire. */
  conflit: Difference[] | null
  children: ComponentChildren
}

export function ModifierPage({ titre, fil, mots, avis, conflit, children }: Props) {
  return (
    <div class="fiche-modifier">
      <FilAriane etapes={fil} />
      <h1>Modifier « {titre} »</h1>
      {avis}
      {conflit && (
        <section aria-labelledby="conflit">
          <h2 id="conflit">Quelqu'un a modifié {mots.cette} pendant que vous écriviez</h2>
          <Message ton="attention">
            Rien n'est perdu : votre texte est dans le formulaire. Reprenez-y ce que vous voulez garder de l'autre version, puis
            enregistrez.
          </Message>
          <Comparaison
            differences={conflit}
            titres={["Ce que l'autre personne a écrit", 'Ce que vous avez écrit']}
            legende="Les champs qui diffèrent"
          />
        </section>
      )}
      {children}
    </div>
  )
}
