import type { ComponentChildren } from 'preact'

type Props = {
  id: string
  /** Le texte du bouton qui l'ouvre. */
  declencheur: string
  titre: string
  /** La page qui demande la même chose, pour qui n'a pas de script ; l'île `dialogue` ouvre alors la fenêtre à sa place. */
  lien?: string | undefined
  variante?: 'principal' | 'secondaire' | 'discret' | 'danger'
  children: ComponentChildren
}

/** Une question posée par-dessus la page, dans un <dialog> du navigateur. */
export function Dialogue({ id, declencheur, titre, lien, variante = 'secondaire', children }: Props) {
  const classe = `bouton bouton-${variante}`
  return (
    <>
      {lien === undefined ? (
        <button class={classe} type="button" command="show-modal" commandfor={id}>
          {declencheur}
        </button>
      ) : (
        <a class={classe} href={lien} data-dialogue={id}>
          {declencheur}
        </a>
      )}
      <dialog class="dialogue" id={id} aria-labelledby={`${id}-titre`}>
        <div class="dialogue-tete">
          <h2 id={`${id}-titre`}>{titre}</h2>
          <form method="dialog">
            <button class="dialogue-fermer" type="submit" aria-label="Fermer">
              ×
            </button>
          </form>
        </div>
        {children}
      </dialog>
    </>
  )
}
