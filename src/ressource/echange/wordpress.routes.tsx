import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { enfilerImport } from '#socle/echange/enfiler-import.ts'
import { type SuiviDImport, updateAuDebut } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Erreurs, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { CorrespondancesPage } from './CorrespondancesPage.tsx'
import { tache } from './executer-import.ts'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { importDemande } from './import-demande.ts'
import { type Analyse, reprenables } from './wordpress/analyse.ts'
import { type Choix, lireChoix } from './wordpress/correspondances.ts'
import { choixProposes } from './wordpress/deviner.ts'

/** Revenir, après un essai, sur ce que devient chaque rubrique. */
export async function revoir(c: Contexte): Promise<Response> {
  return montrerCorrespondances(c, await exportARanger(c))
}

/** Garde ce que devient chaque rubrique, et lance l'essai à blanc. */
export async function choisir(c: Contexte): Promise<Response> {
  const { db } = c.var
  const suivi = await exportARanger(c)
  const [{ analyse }, referentiel, saisie] = await Promise.all([findCorrespondances(db, suivi.id), chargerReferentiel(db), lireSaisie(c)])
  if (!analyse) throw new ErreurMetier(409, "Cet export n'est pas encore analysé.")
  const lu = lireChoix(saisie, analyse, referentiel)
  if (!lu.success) {
    const erreurs: Erreurs = {}
    for (const { path, message } of lu.error.issues) erreurs[String(path[0] ?? '')] ??= message
    return rendre(c, { suivi, analyse, referentiel, saisie, erreurs }, 422)
  }
  await updateCorrespondances(db, suivi.id, { choix: lu.data }, 'essai')
  await updateAuDebut(db, suivi.id, { simuler: true, auteurId: c.var.membre?.id ?? null })
  await enfilerImport(db, tache, suivi.id)
  return c.redirect(`/ressources/imports/${suivi.id}`, 303)
}

export async function montrerCorrespondances(c: Contexte, suivi: SuiviDImport): Promise<Response> {
  const [{ analyse, choix }, referentiel] = await Promise.all([findCorrespondances(c.var.db, suivi.id), chargerReferentiel(c.var.db)])
  if (!analyse) throw new ErreurMetier(409, "Cet export n'est pas encore analysé.")
  return rendre(c, { suivi, analyse, referentiel, saisie: enSaisie(analyse, choix, referentiel) })
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
  const termes = choix?.termes ?? choixProposes(analyse, referentiel)
  const rubriques = analyse.classements.map(({ cle }, rang): [string, string] => [`rubrique-${rang}`, String(termes[cle] ?? '')])
  const types = reprenables(analyse).map(({ type }) => type)
  return {
    ...Object.fromEntries(rubriques),
    types: choix?.types ?? types.filter((type) => type === 'post' || type === 'page'),
    brouillons: (choix?.brouillons ?? true) ? '1' : '',
    typeId: String(choix?.typeId ?? ''),
    maturiteId: String(choix?.maturiteId ?? ''),
    licence: choix?.licence ?? 'droits-reserves',
  }
}

async function exportARanger(c: Contexte): Promise<SuiviDImport> {
  const suivi = await importDemande(c)
  if (suivi.format !== 'wxr' || suivi.etat !== 'fini' || !suivi.simuler)
    throw new ErreurMetier(409, "Ce n'est pas un export WordPress analysé : il n'y a rien à y ranger.")
  if (!suivi.aSonContenu) throw new ErreurMetier(410, "Le fichier de cet export n'est plus gardé. Envoyez-le de nouveau.")
  return suivi
}
