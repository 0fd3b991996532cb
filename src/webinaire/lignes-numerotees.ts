import { type Champ, type Champs, champ, type Fautes, type Lu, lu } from '#champ/champ.ts'
import { citationsDe, contenuDe, lireContenu, remplir, sansDisparus } from '#champ/champs.ts'
import type { Noms } from '#champ/noms.ts'
import type { Saisie } from '#socle/formulaire.ts'

const lignesAuPlus = 40

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

type Options<L extends object> = {
  libelle: string
  prefixe: string
  champs: Champs<L>
  /** Ce qui dépend de plusieurs saisies de la ligne, une fois chacune comprise. */
  conclure?: (ligne: L) => Lu<L>
  dire: (ligne: L, noms: Noms) => string[]
}

/** Des lignes répétées, chacune étant un petit formulaire ; une ligne où rien n'est écrit ne compte pas. */
export function lignesNumerotees<L extends object>({ libelle, prefixe, champs, conclure = lu, dire }: Options<L>): Champ<L[]> {
  return champ<L[]>({
    libelle,
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.map((ligne) => contenuDe(champs, ligne)) : []),
    lire: async ({ db, saisie }) => {
      const lues: L[] = []
      const fautes: Fautes = {}
      for (const [rang, ligne] of lignesSaisies(saisie, prefixe).entries()) {
        if (Object.values(ligne).every((valeur) => valeur === '')) continue
        const comprise = await lireContenu(db, champs, ligne)
        const conclue = comprise.ok ? conclure(comprise.valeur) : comprise
        if (conclue.ok) lues.push(conclue.valeur)
        else for (const [nom, faute] of Object.entries(conclue.fautes)) fautes[`${prefixe}-${rang}-${nom}`] = faute
      }
      return Object.keys(fautes).length > 0 ? { ok: false, fautes } : lu(lues)
    },
    remplir: (valeurs, _, noms) =>
      avecLignes(
        {},
        prefixe,
        valeurs.map((ligne) => remplir(champs, ligne, noms)),
      ),
    Controle: () => null,
    dire: (valeurs, noms) => [[libelle, valeurs.flatMap((ligne) => dire(ligne, noms))]],
    cite: (valeurs) => citationsDe(champs, ...valeurs),
    sansDisparus: (valeurs, noms) => valeurs.map((ligne) => sansDisparus(champs, ligne, noms)),
    libelles: () => ({}),
  })
}
