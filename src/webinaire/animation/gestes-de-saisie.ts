import { type FormulaireDeSeance, intervenantVide, type PartieSaisie, partieVide } from './saisie-de-seance.ts'

const geste = /^(ajouter|retirer|monter|descendre)-(partie|intervenant|document)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/

/** Le geste d'un bouton qui ne fait qu'ajouter, retirer ou déplacer une ligne ; undefined si le geste est d'enregistrer. */
export function appliquerGeste(formulaire: FormulaireDeSeance): FormulaireDeSeance | undefined {
  const [, acte, genre, rang, place] = geste.exec(String(formulaire.saisie.geste ?? '')) ?? []
  if (acte === undefined) return undefined
  const ou = Number(rang ?? -1)
  if (genre === 'document') return { ...formulaire, documents: surLesLignes(formulaire.documents, acte, ou, documentVide) }
  if (genre === 'partie') return { ...formulaire, programme: surLesLignes(formulaire.programme, acte, ou, partieVide) }
  const changer = (partie: PartieSaisie): PartieSaisie => ({
    ...partie,
    intervenants: surLesLignes(partie.intervenants, acte, Number(place ?? -1), intervenantVide),
  })
  return { ...formulaire, programme: formulaire.programme.map((partie, n) => (n === ou ? changer(partie) : partie)) }
}

function surLesLignes<T>(lignes: T[], acte: string, place: number, vide: () => T): T[] {
  if (acte === 'ajouter') return [...lignes, vide()]
  if (acte === 'retirer') return lignes.filter((_, n) => n !== place)
  return acte === 'monter' ? echanger(lignes, place - 1, place) : echanger(lignes, place, place + 1)
}

function echanger<T>(lignes: T[], une: number, autre: number): T[] {
  const [avant, apres] = [lignes[une], lignes[autre]]
  return avant === undefined || apres === undefined ? lignes : lignes.with(une, apres).with(autre, avant)
}

const documentVide = () => ({ titre: '', url: '', cle: '' })
