import type { ComponentChildren } from 'preact'

type Props = { titre: string; children: ComponentChildren; actions?: ComponentChildren; niveau?: 2 | 3 }

/** Rien à montrer : pourquoi, et le pas suivant. Le dessin est un fil qui attend son point. */
export function EtatVide({ titre, children, actions, niveau = 2 }: Props) {
  const Titre = `h${niveau}` as const
  return (
    <div class="etat-vide">
      <svg viewBox="0 0 240 150" width="240" height="150" aria-hidden="true">
        <g class="etat-vide-courbe">
          <path d="M40 104c2-34 34-62 78-64s82 18 84 50-36 52-84 50-80-8-78-36z" />
          <path d="M66 100c2-22 26-40 56-42s54 12 54 32-24 34-58 33-54-5-52-23z" />
          <path d="M94 94c2-10 14-18 30-19s28 6 28 14-14 15-32 15-28-2-26-10z" />
        </g>
        <path class="etat-vide-fil" d="M28 34C64 30 70 70 92 76s34-14 60-28 34-26 58-22" />
        <circle class="etat-vide-point" cx="28" cy="34" r="6" />
        <circle class="etat-vide-point" cx="92" cy="76" r="6" />
        <circle class="etat-vide-manque" cx="210" cy="26" r="10" />
      </svg>
      <div>
        <Titre>{titre}</Titre>
        {typeof children === 'string' ? <p>{children}</p> : children}
        {actions && <div class="actions">{actions}</div>}
      </div>
    </div>
  )
}
