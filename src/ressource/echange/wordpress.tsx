import type { Site } from '#fiche/tableau/import/imports.ts'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Erreurs, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { CorrespondancesPage } from './CorrespondancesPage.tsx'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { executerWordpress, importerWordpress } from './reprendre-wordpress.ts'
import type { Analyse } from './wordpress/analyse.ts'
import { type Choix, lireChoix } from './wordpress/correspondances.ts'
import { choixProposes } from './wordpress/deviner.ts'

/** Reprendre un site WordPress : il s'analyse, puis quelqu'un dit ce que chaque rubrique devient. */
export const wordpress: Site = {
  format: 'wxr',
  nom: 'WordPress',
  unite: ['texte', 'textes'],
  refusee: ['texte laissé de côté', 'textes laissés de côté', 'Laissé de côté'],
  revoir: 'Revoir où va chaque rubrique',
  executer: executerWordpress,
  ranger,
  choisir,
  dUnTrait: importerWordpress,
}

async function choisir(c: Contexte, suivi: SuiviDImport): Promise<Response | undefined> {
  const { analyse, referentiel } = await lire(c, suivi)
  const saisie = await lireSaisie(c)
  const lu = lireChoix(saisie, analyse, referentiel)
  if (!lu.success) {
    const erreurs: Erreurs = {}
    for (const { path, message } of lu.error.issues) erreurs[String(path[0] ?? '')] ??= message
    return rendre(c, { suivi, analyse, referentiel, saisie, erreurs }, 422)
  }
  await updateCorrespondances(c.var.db, suivi.id, { choix: lu.data }, 'essai')
  return undefined
}

async function ranger(c: Contexte, suivi: SuiviDImport): Promise<Response> {
  const { analyse, choix, referentiel } = await lire(c, suivi)
  return rendre(c, { suivi, analyse, referentiel, saisie: enSaisie(analyse, choix, referentiel) })
}

async function lire({ var: { db } }: Contexte, { id }: SuiviDImport) {
  const [{ analyse, choix }, referentiel] = await Promise.all([findCorrespondances(db, id), chargerReferentiel(db)])
  if (!analyse) throw new ErreurMetier(409, "Cet export n'est pas encore analysé.")
  return { analyse, choix, referentiel }
}

type Vue = { suivi: SuiviDImport; analyse: Analyse; referentiel: Referentiel; saisie: Saisie; erreurs?: Erreurs }

const rendre = (c: Contexte, vue: Vue, statut = 200): Response =>
  page(
    c,
    { titre: `Reprendre ${vue.suivi.nomFichier} (import n° ${vue.suivi.id})`, indexer: false },
    <CorrespondancesPage {...vue} />,
    statut,
  )

// Ce qui a été choisi ; sinon, ce que les noms laissent deviner.
function enSaisie(analyse: Analyse, choix: Choix | undefined, referentiel: Referentiel): Saisie {
  const { termes, types, brouillons, maturiteId, licence } = choix ?? choixProposes(analyse, referentiel)
  const rubriques = analyse.classements.map(({ cle }, rang): [string, string] => [`rubrique-${rang}`, String(termes[cle] ?? '')])
  return {
    ...Object.fromEntries(rubriques),
    types,
    brouillons: brouillons ? '1' : '',
    typeId: String(choix?.typeId ?? ''),
    maturiteId: String(maturiteId ?? ''),
    licence,
  }
}
