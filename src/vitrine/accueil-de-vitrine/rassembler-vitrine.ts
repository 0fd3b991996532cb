import type { Apercu } from '#acteur/acteur.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { lireCarte } from '#fiche/catalogue/carte/lire-carte.ts'
import { compterTous, lirePremiers, listPremiers } from '#fiche/catalogue/consulter.ts'
import { type Critere, criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { ressources as fondsDeRessources } from '#ressource/fonds.ts'
import type { Db } from '#socle/db.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'
import { lireSelection, type Selection } from '../selection.ts'
import { type Bloc, type BlocDe, textesDeVitrine, type Vitrine } from '../vitrine.ts'

/** Un bloc et ce qu'il montre, lu dans le fonds commun. */
export type BlocLu = Awaited<ReturnType<typeof lireBloc>>
export type VueDeVitrine = Awaited<ReturnType<typeof rassemblerVitrine>>

/** L'accueil d'une vitrine, prêt à être montré ; chaque bloc ne lit que ce qu'il montre. `htmls` : le HTML sûr de chaque texte. */
export async function rassemblerVitrine(db: Db, vitrine: Vitrine) {
  const referentiel = await chargerReferentiel(db)
  const selection = await lireSelection(db, referentiel, vitrine)
  const blocs = await Promise.all(vitrine.blocs.map((bloc) => lireBloc(db, bloc, selection, referentiel)))
  const textes = textesDeVitrine(vitrine).map(({ texte }) => texte)
  return { vitrine, selection, referentiel, blocs, htmls: await lireHtmls(db, 'riche', textes) }
}

async function lireBloc(db: Db, bloc: Bloc, selection: Selection, referentiel: Referentiel) {
  const { question, termeIds } = selection
  switch (bloc.genre) {
    case 'chiffres':
      return { ...bloc, ...(await chiffrer(db, selection)) }
    case 'carte': {
      const trouve = await trouver(db, catalyseurs, question)
      const total = await compter(db, trouve)
      return { ...bloc, total, carte: await lireCarte(db, trouve, total) }
    }
    case 'catalyseurs':
      return { ...bloc, ...(await lirePremiers(db, catalyseurs, 3, question)) }
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
async function lireRessources(db: Db, { type }: BlocDe<'ressources'>, selection: Selection, referentiel: Referentiel) {
  const choisi = type === null ? undefined : referentiel.parCode('medoc', type)
  const leType = choisi ? criteresDesTermes(fondsDeRessources, [choisi]) : []
  const toutesCelles = [...selection.ressources.filter(({ nom }) => leType.length === 0 || nom !== 'type'), ...leType]
  const lister = async (ou: Critere[]) => listPremiers(db, fondsDeRessources, 3, { criteres: [...toutesCelles, ...ou] })
  const { ressourcesDIci } = selection
  const [dIci, autres] = await Promise.all([ressourcesDIci.length > 0 ? lister(ressourcesDIci) : [], lister([])])
  return [...new Map([...dIci, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, 3)
}

async function chiffrer(db: Db, { question, ressources: criteres, termeIds }: Selection) {
  const [nombreDeCatalyseurs, nombreDActeurs, ressources, parcours] = await Promise.all([
    compterTous(db, catalyseurs, question),
    compterTous(db, acteurs, question),
    compterTous(db, fondsDeRessources, { criteres }),
    listPublies(db, { termeIds }),
  ])
  return { catalyseurs: nombreDeCatalyseurs, acteurs: nombreDActeurs, ressources, parcours: parcours.length }
}

// Trois catalyseurs de la sélection par pratique : des exemples inspirants, non un palmarès.
async function lireExemples(db: Db, { question }: Selection, referentiel: Referentiel): Promise<Map<number, Apercu[]>> {
  const autres = question.criteres.filter(({ nom }) => nom !== 'pratique')
  const parPratique = referentiel.liste('pratique').map(async (pratique) => {
    const criteres = [...autres, ...criteresDesTermes(catalyseurs, [pratique])]
    return [pratique.id, await listPremiers(db, catalyseurs, 3, { ...question, criteres })] as const
  })
  return new Map(await Promise.all(parPratique))
}
