import type { Porte } from '#champ/cellule.ts'
import { citationsDe } from '#champ/champs.ts'
import { coder } from '#champ/noms.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { avecVirgules, enFlux, enRangee } from '#socle/echange/flux-csv.ts'
import { depotDe } from '../../depot.repository.ts'
import type { Fiche } from '../../sorte.ts'
import { enCellule, type Plan } from '../plan.ts'

type Flux = ReadableStream<Uint8Array>
export type Objet = Record<string, Porte>

/** Les identifiants des fiches à exporter, page après page, dans l'ordre de la sorte ; 1 000 au plus par page. */
export type PagesDIds = AsyncGenerator<number[]>

/** Chaque page de fiches, par colonne : la mémoire et la base ne portent jamais plus d'une page. */
export async function* enObjets<S extends object, E extends string, P extends object>(
  db: Db,
  plan: Plan<S, E, P>,
  pages: PagesDIds,
): AsyncGenerator<Objet[]> {
  const termes = await chargerReferentiel(db)
  for await (const ids of pages) {
    const fiches = await depotDe(plan.sorte).listByIds(db, ids)
    const codes = await coder(db, termes, citationsDe(plan.sorte.champs, ...fiches))
    yield fiches.map((fiche) => {
      const lues: Objet = { ...suiviDe(plan, fiche), ...plan.propres?.(fiche) }
      for (const { ecrire } of plan.cellules) Object.assign(lues, ecrire(fiche, codes))
      return Object.fromEntries(plan.colonnes.map((colonne) => [colonne, lues[colonne] ?? null]))
    })
  }
}

const suiviDe = <S extends object, E extends string, P extends object>({ sorte }: Plan<S, E, P>, fiche: Fiche<S, E, P>): Objet => ({
  cle: fiche.slug,
  etat: fiche.etat,
  verifiee_le: fiche.verifieeLe,
  url: `${config.adresse}${sorte.url(fiche)}`,
})

/** Le tableau CSV de ces fiches : virgules, UTF-8 avec marque (les tableurs la reconnaissent), tout entre guillemets. */
export function enCsv<S extends object, E extends string, P extends object>(db: Db, plan: Plan<S, E, P>, pages: PagesDIds): Flux {
  return enFlux(enObjets(db, plan, pages), {
    debut: `\uFEFF${enRangee(plan.colonnes)}`,
    page: (objets) => objets.map((objet) => enRangee(plan.colonnes.map((colonne) => enCellule(objet[colonne])))).join(''),
    fin: '',
  })
}

/** Ces fiches en JSON, entre `debut` et « ]} » : listes en tableaux, rien de vide. `traduire` : ce qu'on en garde. */
export function enJson(objets: AsyncGenerator<Objet[]>, debut: string, traduire: (objet: Objet) => object[] = (objet) => [objet]): Flux {
  return enFlux(objets, {
    debut,
    page: (page, rang) =>
      avecVirgules(
        page.flatMap((objet) => traduire(sansVide(objet)).map((garde) => JSON.stringify(garde))),
        rang,
      ),
    fin: '\n]}\n',
  })
}

const sansVide = (objet: Objet): Objet =>
  Object.fromEntries(
    Object.entries(objet).filter(([, valeur]) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0)),
  )
