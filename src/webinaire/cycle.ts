import { lu, type SaisieDe } from '#champ/champ.ts'
import { entierEntre } from '#champ/nombres.ts'
import { tenu } from '#champ/simples.tsx'
import { prose, texte } from '#champ/texte.tsx'

const titreRequis = 'Donnez un titre au cycle : trois lettres au moins.'

/** Ce qui s'écrit d'un cycle : une suite de séances sous une même question. */
export const champsDeCycle = {
  titre: texte({ libelle: 'Titre', max: 200, bornee: true, requis: titreRequis, min: { signes: 3, phrase: titreRequis } }),
  question: texte({ libelle: 'La question du cycle', max: 500, bornee: true }),
  annee: entierEntre({ libelle: 'Année', min: 1990, max: 2200, phrase: 'Donnez une année, par exemple 2026.' }),
  /** Markdown. */
  description: prose({ libelle: 'Présentation', aide: 'Markdown : titres, listes, liens.', max: 20_000 }),
  source: texte({ libelle: 'Source', max: 500, bornee: true }),
  // Relu et enregistré par qui tient les cycles, il n'est plus une proposition.
  estProposition: { ...tenu(false, (brut) => brut === true), lire: () => lu(false) },
}

export type SaisieDeCycle = SaisieDe<typeof champsDeCycle>
export type Cycle = SaisieDeCycle & { id: number; slug: string; archiveLe: Date | null; modifieLe: Date }

export const urlCycle = (cycle: Pick<Cycle, 'slug'>): string => `/webinaires/cycles/${cycle.slug}`
