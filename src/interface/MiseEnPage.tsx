import type { ComponentChildren } from 'preact'
import type { Front, Rubrique } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { Entete } from './Entete.tsx'
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
type Props = Commun & { membre: MembreConnecte | null; front?: Front | null; rubriques: readonly Rubrique[] }

/** Le cadre de toutes les pages : la salle donne le contenu, dont son unique h1. */
export function MiseEnPage({ meta, adresse, chemin, membre, front = null, rubriques, demonstration, children }: Props) {
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
          <Entete chemin={chemin} membre={membre} front={front && { nom: front.nom, plateforme: adresse }} rubriques={rubriques} />
        </div>
        <main id="contenu" tabIndex={-1}>
          {children}
        </main>
        <PiedDePage liens={rubriques.filter(({ ou }) => ou === 'pied')} />
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

/** Le bas de chaque page : ce que c'est, où lire la suite, comment on veut la voir. */
function PiedDePage({ liens }: { liens: Rubrique[] }) {
  return (
    <footer class="pied" id="pied">
      <div class="pied-rangees">
        <div>
          <p class="pied-phrase">Du besoin d'un territoire à ce qui change, avec celles et ceux qui relient.</p>
          <p>
            Catalyse est un logiciel libre, sans traceur, et sans cookie pour lire. Ses listes fondatrices sont des{' '}
            <a href="/a-propos#propositions">propositions de départ</a> ; chaque fait dit <a href="/a-propos#sources">sa source</a>.
          </p>
        </div>
        <nav class="pied-liens" aria-label="Pour aller plus loin">
          <h2>Pour aller plus loin</h2>
          <ul>
            {liens.map(({ href, libelle }) => (
              <li key={href}>
                <a href={href}>{libelle}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Apparence />
      </div>
    </footer>
  )
}

const choix = [
  { valeur: 'auto', libelle: 'Auto' },
  { valeur: 'clair', libelle: 'Clair' },
  { valeur: 'sombre', libelle: 'Sombre' },
]

/** Clair, sombre, ou comme l'appareil. Le CSS suit le bouton radio sans script ; le script s'en souvient d'une page à l'autre. */
function Apparence() {
  return (
    <fieldset class="apparence">
      <legend class="pied-legende">Apparence</legend>
      <div class="apparence-choix">
        {choix.map(({ valeur, libelle }) => (
          <label key={valeur} for={`theme-${valeur}`}>
            <input type="radio" name="theme" id={`theme-${valeur}`} value={valeur} checked={valeur === 'auto'} />
            {libelle}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
