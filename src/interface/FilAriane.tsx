type Props = { etapes: { libelle: string; href?: string | undefined }[] }

/** Où l'on est : l'accueil, les étapes, la page courante (la dernière, sans adresse). */
export function FilAriane({ etapes }: Props) {
  return (
    <nav class="fil-ariane" aria-label="Fil d'Ariane">
      <ol>
        {[{ libelle: 'Accueil', href: '/' }, ...etapes].map(({ libelle, href }) => (
          <li key={libelle}>{href === undefined ? <span aria-current="page">{libelle}</span> : <a href={href}>{libelle}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}
