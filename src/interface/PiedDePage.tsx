const liens = [
  { href: '/thematiques', libelle: 'Thématiques' },
  { href: '/glossaire', libelle: 'Glossaire' },
  { href: '/vitrines', libelle: 'Vitrines' },
  { href: '/a-propos', libelle: 'À propos' },
  { href: '/nouveautes', libelle: 'Nouveautés' },
  { href: '/accessibilite', libelle: 'Accessibilité' },
  { href: '/ecoconception', libelle: 'Écoconception' },
  { href: '/donnees-personnelles', libelle: 'Données personnelles' },
  { href: '/api', libelle: 'API et données ouvertes' },
]

/** Le bas de chaque page : ce que c'est, où lire la suite, comment on veut la voir. */
export function PiedDePage() {
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
