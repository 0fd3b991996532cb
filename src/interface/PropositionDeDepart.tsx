import type { ComponentChildren } from 'preact'

/** La marque de ce que la plateforme propose sans que le réseau l'ait encore relu. */
export function PropositionDeDepart({ children }: { children?: ComponentChildren }) {
  return (
    <details class="proposition">
      <summary>proposition de départ</summary>
      <p>
        {children ??
          "Ce contenu est proposé avec la plateforme pour ne pas partir d'une page blanche. Il n'engage pas le réseau, qui peut le corriger, le remplacer ou le retirer."}
      </p>
    </details>
  )
}
