import type { Rubrique } from '#socle/salle.ts'
import { auMoins, type MembreConnecte } from '#socle/session.ts'
import { avecParametres } from '#socle/urls.ts'

type Props = {
  chemin: string
  membre: MembreConnecte | null
  /** Sous le nom d'hôte d'une vitrine : son enseigne, et l'adresse de la plateforme, où l'on se connecte. */
  front?: { nom: string; plateforme: string } | null
  /** Celles des salles, dans leur ordre. */
  rubriques: readonly Rubrique[]
}
type Lien = Pick<Rubrique, 'href' | 'libelle'>

/** Le haut de chaque page : l'enseigne, les rubriques, le compte. Étroit, tout tient dans un menu qui s'ouvre sans script. */
export function Entete({ chemin, membre, front = null, rubriques }: Props) {
  const portes = rubriques.filter(({ ou }) => ou === undefined)
  const compte = liensDuCompte({ membre, chemin, front, rubriques })
  return (
    <header class="entete">
      <div class="entete-rangee">
        <a class="enseigne" href="/" aria-current={chemin === '/' ? 'page' : undefined}>
          <Marque />
          {front?.nom ?? 'Catalyse'}
          <span class="visuellement-cache">, accueil</span>
        </a>
        <div class="nav-large">
          <nav class="nav" aria-label="Rubriques" id="rubriques">
            <Liens chemin={chemin} liens={portes} />
          </nav>
          {membre ? <MenuDuMembre chemin={chemin} nom={membre.nom} liens={compte} /> : <SeConnecter chemin={chemin} liens={compte} />}
        </div>
        <details class="menu menu-etroit">
          <summary>Menu</summary>
          <nav class="nav" aria-label="Menu">
            <ul>
              <Elements chemin={chemin} liens={[...portes, ...compte]} />
              {membre && <SeDeconnecter />}
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}

function Liens({ chemin, liens }: { chemin: string; liens: readonly Lien[] }) {
  return (
    <ul>
      <Elements chemin={chemin} liens={liens} />
    </ul>
  )
}

function Elements({ chemin, liens }: { chemin: string; liens: readonly Lien[] }) {
  return (
    <>
      {liens.map(({ href, libelle }) => (
        <li key={href}>
          <a href={href} aria-current={courante(chemin, href)}>
            {libelle}
          </a>
        </li>
      ))}
    </>
  )
}

function SeConnecter({ chemin, liens }: { chemin: string; liens: readonly Lien[] }) {
  return (
    <nav class="nav nav-compte" aria-label="Compte">
      <Liens chemin={chemin} liens={liens} />
    </nav>
  )
}

function MenuDuMembre({ chemin, nom, liens }: { chemin: string; nom: string; liens: Lien[] }) {
  return (
    <details class="menu">
      <summary>{nom || 'Mon compte'}</summary>
      <nav class="nav" aria-label="Compte">
        <ul>
          <Elements chemin={chemin} liens={liens} />
          <SeDeconnecter />
        </ul>
      </nav>
    </details>
  )
}

function SeDeconnecter() {
  return (
    <li>
      <form method="post" action="/deconnexion">
        <button type="submit">Se déconnecter</button>
      </form>
    </li>
  )
}

function liensDuCompte({ membre, chemin, front, rubriques }: Props): Lien[] {
  if (!membre) {
    const suite = chemin === '/' || chemin.startsWith('/connexion') ? undefined : chemin
    return [{ href: `${front?.plateforme ?? ''}${avecParametres('/connexion', { suite })}`, libelle: 'Se connecter' }]
  }
  const pour = (menu: Rubrique['ou']) => rubriques.filter(({ ou }) => ou === menu)
  return [
    { href: '/mon-compte', libelle: 'Mon compte' },
    ...(auMoins(membre, 'animateur') ? pour('animation') : []),
    ...(auMoins(membre, 'administrateur') ? pour('administration') : []),
  ]
}

// « page » pour la page même, « true » pour une page de la rubrique.
function courante(chemin: string, href: string): 'page' | 'true' | undefined {
  if (chemin === href) return 'page'
  return chemin.startsWith(`${href}/`) ? 'true' : undefined
}

/** La marque : trois points qu'un fil noue en un quatrième. Décor, le nom est écrit à côté. */
function Marque() {
  return (
    <svg class="marque" viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
      <path class="marque-fil" d="M8 6c8 1 13 4 18 10M5 19c8 1 14 0 21-3M14 29c2-7 6-10 12-13" />
      <circle class="marque-point" cx="8" cy="6" r="3.2" />
      <circle class="marque-point" cx="5" cy="19" r="3.2" />
      <circle class="marque-point" cx="14" cy="29" r="3.2" />
      <circle class="marque-noeud" cx="26.5" cy="15.5" r="5.6" />
    </svg>
  )
}
