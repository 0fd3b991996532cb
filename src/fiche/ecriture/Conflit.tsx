import { Comparaison } from '#interface/Comparaison.tsx'
import { Message } from '#interface/Message.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Mots } from '../sorte.ts'

/** Ce que quelqu'un d'autre a écrit entre-temps, à côté de ce que la personne vient d'écrire : elle choisit. */
export function Conflit({ mots, differences }: { mots: Mots; differences: Difference[] }) {
  return (
    <section aria-labelledby="conflit">
      <h2 id="conflit">Quelqu'un a modifié {mots.cette} pendant que vous écriviez</h2>
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
