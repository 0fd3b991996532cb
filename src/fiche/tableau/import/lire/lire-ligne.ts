import type { Cellules, Lecteur } from '#champ/cellule.ts'
import { abreger } from '#champ/cellule.ts'
import { contenuVide } from '#champ/champs.ts'
import type { Codes } from '#champ/noms.ts'
import { aujourdhui, sansAccents } from '#socle/texte.ts'
import { ditDeja, type Plan } from '../../plan.ts'

/** Une ligne du fichier, dans nos colonnes. `supposees` : ce qui ne vaut que pour une fiche nouvelle. */
export type LigneLue = { ligne: number; nom: string; cellules: Cellules; supposees?: Cellules; trop: boolean }

/** Ce qu'une ligne dit, et ce qui y a été ignoré ou refusé. */
export type LigneComprise<S, E> = { contenu: S; etat?: E; verifieeLe?: string; messages: string[]; refus: string[] }

/** Un lecteur par cellule, pour tout l'import ; ceux qui cherchent passent après les autres. */
export type Lecteurs<S> = readonly { lecteur: Lecteur<S>; rang: number }[]

export const ouvrirLecteurs = <S extends object, E extends string, P extends object>({ cellules }: Plan<S, E, P>): Lecteurs<S> =>
  cellules
    .map((cellule, rang) => ({ lecteur: cellule.lecteur(), rang }))
    .sort((a, b) => Number(a.lecteur.preparer !== undefined) - Number(b.lecteur.preparer !== undefined))

/** Comprend une ligne, sur la fiche qu'elle désigne ou sur une fiche neuve. Une colonne absente laisse la fiche comme elle est ; une cellule vide l'efface. */
export function lireLigne<S extends object, E extends string, P extends object>(
  plan: Plan<S, E, P>,
  lecteurs: Lecteurs<S>,
  { cellules, trop }: Pick<LigneLue, 'cellules' | 'trop'>,
  codes: Codes,
  avant: S | null,
): LigneComprise<S, E> {
  const lue: LigneComprise<S, E> = { contenu: avant ?? contenuVide(plan.sorte.champs), messages: [], refus: [] }
  const lecture = {
    ...codes,
    dire: (message: string) => void lue.messages.push(message),
    refuser: (phrase: string) => void lue.refus.push(phrase),
  }
  if (trop) lue.refus.push("Cette ligne a plus de cellules que d'en-têtes : un séparateur y est sans doute écrit sans guillemets.")
  for (const { lecteur, rang } of lecteurs) {
    const cellule = plan.cellules[rang]
    if (!cellule || (avant && ditDeja(cellule, avant, cellules, codes))) continue
    const lu = lecteur.lire(cellules, lecture)
    if (lu) lue.contenu = lu(lue.contenu)
    else if (avant === null && cellule.manque) lue.refus.push(cellule.manque(codes.termes))
  }
  lireSuivi(lue, plan, cellules)
  return lue
}

function lireSuivi<S extends object, E extends string, P extends object>(
  lue: LigneComprise<S, E>,
  { colonnes, sorte }: Plan<S, E, P>,
  { etat, verifiee_le: date }: Cellules,
): void {
  const { messages } = lue
  if (colonnes.includes('etat') && etat?.trim()) {
    const connu = (nom: string): nom is E => Object.hasOwn(sorte.etats, nom)
    const lu = sansAccents(etat.trim())
    if (connu(lu)) lue.etat = lu
    else messages.push(`État inconnu, ignoré : « ${abreger(etat)} ».`)
  }
  if (!date?.trim()) return
  const [, jour, mois, an] = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(date.trim()) ?? []
  const iso = an ? `${an}-${mois}-${jour}` : date.trim().slice(0, 10)
  const existe = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  if (existe && iso >= '1990-01-01' && iso <= aujourdhui()) lue.verifieeLe = iso
  else messages.push(`La date « ${abreger(date)} » n'est pas une date passée : ignorée.`)
}
