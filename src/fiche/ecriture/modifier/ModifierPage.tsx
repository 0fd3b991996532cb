import type { ComponentChildren, VNode } from 'preact'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
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
      {conflit && <Conflit cette={mots.cette} differences={conflit} />}
      {children}
    </div>
  )
}
