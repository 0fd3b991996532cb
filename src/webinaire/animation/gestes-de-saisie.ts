import { texteDe } from '#champ/saisie.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { documentNeuf } from '../documents.tsx'
import { avecLignes, lignesSaisies } from '../lignes-numerotees.ts'
import { partieNeuve, personneNeuve } from '../programme.tsx'

const geste = /^(ajouter|retirer|monter|descendre)-(partie|intervenant|document)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/
const neuves: Record<string, Saisie> = { partie: partieNeuve, intervenant: personneNeuve, document: documentNeuf }

/** La saisie après le geste d'un bouton qui ne fait qu'ajouter, retirer ou déplacer une ligne ; undefined s'il faut enregistrer. */
export function appliquerGeste(saisie: Saisie): Saisie | undefined {
  const [, acte, genre = '', rang = -1, place = -1] = geste.exec(texteDe(saisie, 'geste')) ?? []
  if (acte === undefined) return undefined
  if (genre !== 'intervenant') return surLesLignes(saisie, genre, acte, Number(rang))
  const changer = (partie: Saisie, n: number) => (n === Number(rang) ? surLesLignes(partie, genre, acte, Number(place)) : partie)
  return avecLignes(saisie, 'partie', lignesSaisies(saisie, 'partie').map(changer))
}

function surLesLignes(saisie: Saisie, genre: string, acte: string, place: number): Saisie {
  const lignes = lignesSaisies(saisie, genre)
  if (acte === 'ajouter') return avecLignes(saisie, genre, [...lignes, neuves[genre] ?? {}])
  if (acte === 'retirer') return avecLignes(saisie, genre, lignes.toSpliced(place, place < 0 ? 0 : 1))
  return avecLignes(saisie, genre, acte === 'monter' ? echanger(lignes, place - 1, place) : echanger(lignes, place, place + 1))
}

function echanger(lignes: Saisie[], une: number, autre: number): Saisie[] {
  const [avant, apres] = [lignes[une], lignes[autre]]
  return avant === undefined || apres === undefined ? lignes : lignes.with(une, apres).with(autre, avant)
}
