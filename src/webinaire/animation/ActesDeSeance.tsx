import { Bouton } from '../../interface/Bouton.tsx'
import { type Seance, urlSeance } from '../seance.ts'

/** Ce que l'animation peut faire d'une séance. */
export function ActesDeSeance({ seance }: { seance: Seance }) {
  const chemin = urlSeance(seance)
  return (
    <nav class="actions" aria-label="Animer la séance">
      <Bouton variante="secondaire" href={`${chemin}/modifier`}>
        Modifier
      </Bouton>
      <Bouton variante="secondaire" href={`${chemin}/inscrits`}>
        Inscrits
      </Bouton>
      <Bouton variante="secondaire" href={`${chemin}/etat`}>
        {seance.etat === 'brouillon' ? 'Annoncer…' : 'Annuler, archiver…'}
      </Bouton>
      <Bouton variante="discret" href={`/webinaires/nouvelle?modele=${seance.slug}`}>
        Reprendre comme modèle
      </Bouton>
      <Bouton variante="discret" href={`${chemin}/historique`}>
        Versions
      </Bouton>
    </nav>
  )
}
