import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import type { Saisie } from '#socle/formulaire.ts'

export const lignesAuPlus = 40

/** Les lignes répétées d'une saisie, dans leur ordre : « partie-0-titre », « partie-1-titre »… Chacune sans son préfixe. */
export function lignesSaisies(saisie: Saisie, prefixe: string): Saisie[] {
  const lignes: Saisie[] = []
  for (const [nom, valeur] of Object.entries(saisie)) {
    const [, rang = '', reste = ''] = nom.startsWith(`${prefixe}-`) ? (/^(\d{1,2})-(.+)$/.exec(nom.slice(prefixe.length + 1)) ?? []) : []
    if (reste !== '' && Number(rang) < lignesAuPlus) lignes[Number(rang)] = { ...lignes[Number(rang)], [reste]: valeur }
  }
  // Un rang qui manque ne laisse pas de trou.
  return Object.values(lignes)
}

/** La même saisie, ces lignes à la place des siennes. */
export function avecLignes(saisie: Saisie, prefixe: string, lignes: readonly Saisie[]): Saisie {
  const autres = Object.entries(saisie).filter(([nom]) => !nom.startsWith(`${prefixe}-`))
  const siennes = lignes.flatMap((ligne, rang) => Object.entries(ligne).map(([nom, valeur]) => [`${prefixe}-${rang}-${nom}`, valeur]))
  return Object.fromEntries([...autres, ...siennes])
}

/** Un bouton qui renvoie la page sans rien enregistrer, ni rien exiger des champs. */
export function Geste({ valeur, precision = '', children }: { valeur: string; precision?: string; children: string }) {
  return (
    <Bouton variante="discret" nom="geste" valeur={valeur} attributs={{ formnovalidate: '' }}>
      {children}
      {precision && <span class="visuellement-cache">{precision}</span>}
    </Bouton>
  )
}

const personneNeuve: Saisie = { nom: '' }
export const partieNeuve: Saisie = avecLignes({ titre: '' }, 'intervenant', [personneNeuve])
const neuves: Record<string, Saisie> = { partie: partieNeuve, intervenant: personneNeuve, document: { titre: '' } }
const geste = /^(ajouter|retirer|monter|descendre)-(partie|intervenant|document)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/

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
