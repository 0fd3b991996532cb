import { Bouton } from '#interface/Bouton.tsx'
import { sorteSeance } from '../seance.sorte.ts'
import { type Seance, urlSeance } from '../seance.ts'

/** Ce que l'animation peut faire d'une séance : d'abord le geste du moment, puis tout le reste. */
export function ActesDeSeance({ seance }: { seance: Seance }) {
  const chemin = urlSeance(seance)
  const autres = [
    { href: `${chemin}/inscrits`, libelle: 'Inscrits' },
    { href: `${chemin}/questions/moderer`, libelle: 'Questions' },
    { href: `${chemin}/enregistrement`, libelle: 'Enregistrement' },
    { href: `${chemin}/historique`, libelle: 'Versions' },
    { href: `/webinaires/nouvelle?modele=${seance.slug}`, libelle: 'Reprendre comme modèle' },
    ...(seance.etat === 'brouillon' ? [] : [{ href: `${chemin}/etat`, libelle: 'Annuler, archiver' }]),
  ]
  return (
    <nav aria-label="Animer la séance">
      <p class="seance-actes-titre">
        Animation <span class="discret">· {sorteSeance.etats[seance.etat].libelle.toLowerCase()}</span>
      </p>
      <p class="actions">
        {seance.etat === 'brouillon' && <Bouton href={`${chemin}/etat`}>Annoncer…</Bouton>}
        <Bouton variante="secondaire" href={`${chemin}/modifier`}>
          Modifier
        </Bouton>
      </p>
      <ul>
        {autres.map(({ href, libelle }) => (
          <li key={href}>
            <a href={href}>{libelle}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
