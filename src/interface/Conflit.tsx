import type { Difference } from '#socle/differer.ts'
import { Comparaison } from './Comparaison.tsx'
import { Message } from './Message.tsx'

/** Ce que quelqu'un d'autre a enregistré entre-temps, à côté de ce que la personne vient d'écrire. `cette` : « cette fiche ». */
export function Conflit({ cette, differences }: { cette: string; differences: Difference[] }) {
  return (
    <section aria-labelledby="conflit">
      <h2 id="conflit">Quelqu'un a modifié {cette} pendant que vous écriviez</h2>
      <Message ton="attention">
        Rien n'est perdu : votre texte est dans le formulaire. Reprenez-y ce que vous voulez garder de l'autre version, puis enregistrez.
      </Message>
      <Comparaison
        differences={differences}
        titres={["Ce que l'autre personne a écrit", 'Ce que vous avez écrit']}
        legende="Les champs qui diffèrent"
      />
    </section>
  )
}
