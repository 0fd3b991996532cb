const nuances = [
  'papier',
  'papier-haut',
  'papier-bas',
  'trait',
  'trait-fort',
  'encre-douce',
  'encre',
  'foret',
  'foret-fonce',
  'terre',
  'terre-fonce',
]
const teintes = [
  'teinte-pratique',
  'teinte-thematique',
  'teinte-profil',
  'teinte-sphere',
  'teinte-odd',
  'teinte-etat',
  'succes',
  'attention',
  'erreur',
  'info',
]

/** Les jetons de couleur ; leurs contrastes sont vérifiés par un test. */
export function VitrineCouleurs() {
  return (
    <>
      <Nuancier noms={nuances} />
      <Nuancier noms={teintes} />
      <p class="chapeau">Chapeau : la plus grande taille de texte courant, sur cinquante-six signes par ligne au plus.</p>
      <p>
        Texte : Atkinson Hyperlegible Next, dessinée pour être lue par toutes et tous. Les chiffres 0 et les lettres O, les I, l et 1 ne se
        confondent pas. <a href="/a-propos">Un lien</a>, du <strong>texte fort</strong>, un{' '}
        <abbr title="objectif de développement durable">ODD</abbr>.
      </p>
      <p class="discret">Note : la plus petite taille, jamais sous quinze pixels.</p>
    </>
  )
}

function Nuancier({ noms }: { noms: string[] }) {
  return (
    <ul class="etiquettes discret">
      {noms.map((nom) => (
        <li key={nom}>
          <svg width="88" height="56" aria-hidden="true">
            <rect fill={`var(--${nom})`} stroke="var(--trait-fort)" x="0.5" y="0.5" width="87" height="55" rx="4" />
          </svg>
          <br />
          {nom}
        </li>
      ))}
    </ul>
  )
}
