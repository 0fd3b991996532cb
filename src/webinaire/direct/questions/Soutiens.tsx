import { nombre as ecrire } from '#socle/texte.ts'

/** Combien de personnes se posent aussi la question ; le script tient ce nombre et ces mots à jour. */
export function Soutiens({ nombre }: { nombre: number }) {
  return (
    <>
      <strong data-champ="soutiens">{ecrire(nombre)}</strong>{' '}
      <span data-champ="mot-soutiens">{nombre > 1 ? 'personnes se la posent aussi' : 'personne se la pose aussi'}</span>
    </>
  )
}
