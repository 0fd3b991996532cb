import type { ComponentChildren } from 'preact'

type Ton = 'succes' | 'info' | 'attention' | 'erreur'
type Props = { ton: Ton; titre?: string | undefined; children: ComponentChildren }

/** Ce que la plateforme répond. Une forme par ton : la couleur n'est jamais seule à parler. */
export function Message({ ton, titre, children }: Props) {
  return (
    <div class={`message message-${ton}`} role={ton === 'erreur' ? 'alert' : 'status'}>
      <svg viewBox="0 0 24 24" role="img" aria-label={noms[ton]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
        <path d={dessins[ton]} />
      </svg>
      <div class="message-corps">
        {titre && <p class="message-titre">{titre}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

const noms = { succes: 'Fait', info: 'À savoir', attention: 'Attention', erreur: 'Erreur' }

const cercle = 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0 -19'
const dessins = {
  succes: `${cercle}M7.5 12.5l3 3l6 -6.5`,
  info: `${cercle}M12 11v6M12 7v.2`,
  attention: 'M12 3l10 18h-20zM12 10v5M12 18v.2',
  erreur: 'M8 2.5h8l5.5 5.5v8l-5.5 5.5h-8l-5.5 -5.5v-8zM12 7v6M12 16.5v.2',
}
