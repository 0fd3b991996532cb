import type { Porte } from '#champ/cellule.ts'
import { citationsDe } from '#champ/champs.ts'
import { coder } from '#champ/noms.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { avecVirgules, enFlux, enRangee } from '#socle/echange/flux-csv.ts'
import { depotDe } from '../../depot.repository.ts'
import { enCellule, type Plan } from '../plan.ts'

type Flux = ReadableStream<Uint8Array>
type Objet = Record<string, Porte>

/** Les identifiants des fiches à exporter, page après page, dans l'ordre de la sorte ; 1 000 au plus par page. */
type PagesDIds = AsyncGenerator<number[]>

/** Les fiches d'une sorte en fichiers, page après page : la mémoire et la base ne portent jamais plus d'une page. */
export function exporterDe<S extends object, E extends string, P extends object>(plan: Plan<S, E, P>) {
  const { sorte, colonnes, cellules, liste, propres } = plan
  const { listByIds } = depotDe(sorte)

  async function* enObjets(db: Db, pages: PagesDIds): AsyncGenerator<Objet[]> {
    const termes = await chargerReferentiel(db)
    for await (const ids of pages) {
      const fiches = await listByIds(db, ids)
      const codes = await coder(db, termes, citationsDe(sorte.champs, ...fiches))
      yield fiches.map((fiche) => {
        const { slug, etat, verifieeLe } = fiche
        const lues: Objet = { cle: slug, etat, verifiee_le: verifieeLe, url: `${config.adresse}${sorte.url(fiche)}`, ...propres?.(fiche) }
        for (const { ecrire } of cellules) Object.assign(lues, ecrire(fiche, codes))
        return Object.fromEntries(colonnes.map((colonne) => [colonne, lues[colonne] ?? null]))
      })
    }
  }

  return {
    /** Le tableau CSV de ces fiches : virgules, UTF-8 avec marque (les tableurs la reconnaissent), tout entre guillemets. */
    enCsv: (db: Db, pages: PagesDIds): Flux =>
      enFlux(enObjets(db, pages), {
        debut: `\uFEFF${enRangee(colonnes)}`,
        page: (objets) => objets.map((objet) => enRangee(colonnes.map((colonne) => enCellule(objet[colonne])))).join(''),
        fin: '',
      }),
    /**
     * Ces fiches en JSON : listes en tableaux, rien de vide. `traduire` : ce qu'on garde de chacune ; `debut` : ce qui précède la liste,
     * quand ce n'est pas son nom.
     */
    enJson: (db: Db, pages: PagesDIds, traduire: (objet: Objet) => object[] = (objet) => [objet], debut = `{"${liste}":[\n`): Flux =>
      enFlux(enObjets(db, pages), {
        debut,
        page: (page, rang) =>
          avecVirgules(
            page.flatMap((objet) => traduire(sansVide(objet)).map((garde) => JSON.stringify(garde))),
            rang,
          ),
        fin: '\n]}\n',
      }),
  }
}

const sansVide = (objet: Objet): Objet =>
  Object.fromEntries(
    Object.entries(objet).filter(([, valeur]) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0)),
  )
