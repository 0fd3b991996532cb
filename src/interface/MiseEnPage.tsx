import type { ComponentChildren } from 'preact'
import type { MembreConnecte } from '../socle/session.ts'
import { Entete } from './Entete.tsx'
import { PiedDePage } from './PiedDePage.tsx'
import { type Meta, Tete } from './Tete.tsx'

type Commun = {
  meta: Meta
  /** L'adresse publique du site, sans barre à la fin. */
  adresse: string
  /** Le chemin demandé. */
  chemin: string
  children: ComponentChildren
}
type Props = Commun & { membre: MembreConnecte | null; demonstration: boolean }

/** Le cadre de toutes les pages : la salle donne le contenu, dont son unique h1. */
export function MiseEnPage({ meta, adresse, chemin, membre, demonstration, children }: Props) {
  return (
    <html lang="fr">
      <Tete meta={meta} adresse={adresse} chemin={chemin} />
      <body class={meta.classe}>
        <ul class="evitement">
          <li>
            <a href="#contenu">Aller au contenu</a>
          </li>
          <li>
            <a href="#pied">Aller au pied de page</a>
          </li>
        </ul>
        {/* Un seul enfant par rang de la grille du corps : l'en-tête et son bandeau vont ensemble. */}
        <div>
          {demonstration && <BandeauDemonstration />}
          <Entete chemin={chemin} membre={membre} />
        </div>
        <main id="contenu" tabIndex={-1}>
          {children}
        </main>
        <PiedDePage />
      </body>
    </html>
  )
}

/** Le cadre d'une page incluse ailleurs par une iframe : le contenu, et d'où il vient. */
export function CadreIntegre({ meta, adresse, chemin, children }: Commun) {
  return (
    <html lang="fr">
      <Tete meta={{ ...meta, indexer: false }} adresse={adresse} chemin={chemin} />
      <body class={['integree', meta.classe].filter(Boolean).join(' ')}>
        <main id="contenu">{children}</main>
        <footer class="credit">
          Sur{' '}
          <a href={`${adresse}${meta.canonique ?? chemin}`} target="_blank" rel="noopener">
            Catalyse<span class="visuellement-cache"> (nouvel onglet)</span>
          </a>
          , la plateforme des catalyseurs territoriaux
        </footer>
      </body>
    </html>
  )
}

function BandeauDemonstration() {
  return (
    <aside class="bandeau" aria-label="Démonstration">
      <p>
        <strong>Démonstration.</strong> Les organisations montrées ici sont inventées ; rien de ce que vous écrivez n'est transmis.
      </p>
    </aside>
  )
}
