import type { Apercu } from '#acteur/acteur.ts'
import { listApercus } from '#acteur/annuaire.repository.ts'
import { lireCarte, type VueDeCarte } from '#acteur/consulter-annuaire.ts'
import { countFiches } from '#acteur/facettes.repository.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Parcours } from '#parcours/parcours.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { listApercus as listRessources } from '#ressource/catalogue.repository.ts'
import { countRessources } from '#ressource/facettes.repository.ts'
import type { ApercuDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'
import type { Seance } from '#webinaire/seance.ts'
import { lireSelection, type Selection } from '../selection.ts'
import { type Bloc, type BlocDe, textesDeVitrine, type Vitrine } from '../vitrine.ts'

/** Un bloc et ce qu'il montre, lu dans le fonds commun. */
export type BlocLu =
  | BlocDe<'texte'>
  | BlocDe<'frise'>
  | BlocDe<'liens'>
  | BlocDe<'appel'>
  | BlocDe<'thematiques'>
  | (BlocDe<'chiffres'> & { catalyseurs: number; acteurs: number; ressources: number; parcours: number })
  | (BlocDe<'carte'> & { carte: VueDeCarte; total: number })
  | (BlocDe<'catalyseurs'> & { apercus: Apercu[]; total: number })
  | (BlocDe<'ressources'> & { apercus: ApercuDeRessource[] })
  | (BlocDe<'webinaires'> & { aVenir: Seance[]; passees: Seance[] })
  | (BlocDe<'parcours'> & { parcours: Parcours[] })
  | (BlocDe<'pratiques'> & { exemples: Map<number, Apercu[]> })

/** `htmls` : le HTML sûr de chaque texte de ses blocs. */
export type VueDeVitrine = {
  vitrine: Vitrine
  selection: Selection
  referentiel: Referentiel
  blocs: BlocLu[]
  htmls: Map<string, string>
}

/** L'accueil d'une vitrine, prêt à être montré ; chaque bloc ne lit que ce qu'il montre. */
export async function rassemblerVitrine(db: Db, vitrine: Vitrine): Promise<VueDeVitrine> {
  const referentiel = await chargerReferentiel(db)
  const selection = await lireSelection(db, referentiel, vitrine)
  const blocs = await Promise.all(vitrine.blocs.map((bloc) => lireBloc(db, bloc, selection, referentiel)))
  const textes = textesDeVitrine(vitrine).map(({ texte }) => texte)
  return { vitrine, selection, referentiel, blocs, htmls: await lireHtmls(db, 'riche', textes) }
}

async function lireBloc(db: Db, bloc: Bloc, selection: Selection, referentiel: Referentiel): Promise<BlocLu> {
  const { filtre, termeIds } = selection
  switch (bloc.genre) {
    case 'chiffres':
      return { ...bloc, ...(await compter(db, selection)) }
    case 'carte': {
      const total = await countFiches(db, filtre)
      return { ...bloc, total, carte: await lireCarte(db, filtre, total) }
    }
    case 'catalyseurs': {
      const [apercus, total] = await Promise.all([listApercus(db, filtre, { limite: 3 }), countFiches(db, filtre)])
      return { ...bloc, apercus, total }
    }
    case 'ressources':
      return { ...bloc, apercus: await lireRessources(db, bloc, selection, referentiel) }
    case 'webinaires': {
      const [aVenir, passees] = await Promise.all([listAVenir(db, { limite: 3, termeIds }), listPassees(db, { limite: 3, termeIds })])
      return { ...bloc, aVenir, passees }
    }
    case 'parcours':
      return { ...bloc, parcours: (await listPublies(db, { termeIds })).slice(0, 3) }
    case 'pratiques':
      return { ...bloc, exemples: await lireExemples(db, selection, referentiel) }
    default:
      return bloc
  }
}

// Celles qui viennent du territoire d'abord, puis les autres de la même sélection.
async function lireRessources(db: Db, { type }: BlocDe<'ressources'>, { filtre, ressources }: Selection, referentiel: Referentiel) {
  const choisi = type === null ? undefined : referentiel.parCode('medoc', type)
  const toutes = choisi ? { ...ressources, termes: { ...ressources.termes, type: [choisi.id] } } : ressources
  const [dIci, autres] = await Promise.all([
    filtre.territoire ? listRessources(db, { ...toutes, territoire: filtre.territoire }, { limite: 3 }) : [],
    listRessources(db, toutes, { limite: 3 }),
  ])
  return [...new Map([...dIci, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, 3)
}

async function compter(db: Db, { filtre, ressources: toutes, termeIds }: Selection) {
  const [catalyseurs, acteurs, ressources, parcours] = await Promise.all([
    countFiches(db, filtre),
    countFiches(db, { ...filtre, catalyseurs: false }),
    countRessources(db, toutes),
    listPublies(db, { termeIds }),
  ])
  return { catalyseurs, acteurs, ressources, parcours: parcours.length }
}

// Trois catalyseurs de la sélection par pratique : des exemples inspirants, non un palmarès.
async function lireExemples(db: Db, { filtre }: Selection, referentiel: Referentiel): Promise<Map<number, Apercu[]>> {
  const parPratique = referentiel.liste('pratique').map(async ({ id }) => {
    return [id, await listApercus(db, { ...filtre, termes: { ...filtre.termes, pratique: [id] } }, { limite: 3 })] as const
  })
  return new Map(await Promise.all(parPratique))
}
