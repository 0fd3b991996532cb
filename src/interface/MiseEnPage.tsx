import type { ComponentChildren } from 'preact'
import type { Front } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { Entete } from './Entete.tsx'
import { PiedDePage } from './PiedDePage.tsx'
import { type Meta, Tete } from './Tete.tsx'

type Commun = {
  meta: Meta
  /** L'adresse publique du site, sans barre à la fin. */
  adresse: string
  /** Le chemin demandé. */
  chemin: string
  demonstration: boolean
  children: ComponentChildren
}
type Props = Commun & { membre: MembreConnecte | null; front?: Front | null }

/** Le cadre de toutes les pages : la salle donne le contenu, dont son unique h1. */
export function MiseEnPage({ meta, adresse, chemin, membre, front = null, demonstration, children }: Props) {
  return (
    <html lang="fr">
      <Tete meta={meta} adresse={adresse} chemin={chemin} site={front?.nom} />
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
          <Entete chemin={chemin} membre={membre} front={front && { nom: front.nom, plateforme: adresse }} />
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
export function CadreIntegre({ meta, adresse, chemin, demonstration, children }: Commun) {
  return (
    <html lang="fr">
      <Tete meta={{ ...meta, indexer: false }} adresse={adresse} chemin={chemin} integree />
      <body class={['integree', meta.classe].filter(Boolean).join(' ')}>
        <header>
          {demonstration && (
            <div class="bandeau">
              <p>
                <strong>Démonstration.</strong> Les organisations montrées ici sont inventées.
              </p>
            </div>
          )}
          <p class="integree-avis">Les fiches s'ouvrent dans un nouvel onglet.</p>
        </header>
        <main id="contenu">{children}</main>
        <footer class="credit">
          Sur{' '}
          <a href={`${adresse}${meta.canonique ?? chemin}`}>
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
