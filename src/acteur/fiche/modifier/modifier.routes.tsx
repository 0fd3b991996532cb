import { z } from 'zod'
import { saisieDe } from '#acteur/acteur.depot.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import type { Acteur, SaisieDeFiche } from '#acteur/acteur.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { comparer } from '#champ/champs.ts'
import { urlAvecAvis } from '#fiche/avis.tsx'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import type { Difference } from '#socle/differer.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie, verifier } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ficheModifiable, resteModifiable, trouveFiche } from '../acces.ts'
import { lireChoix } from '../choix.ts'
import type { EtatDuFormulaire } from '../FormulaireFiche.tsx'
import { lireSaisieDeFiche } from '../lire-saisie.ts'
import { remplirFormulaire } from '../remplir-formulaire.ts'
import { ModifierPage } from './ModifierPage.tsx'
import { type Issue, modifierEnConnaissance } from './modifier-en-connaissance.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/:slug/modifier', 'membre', montrer)
  .post('/acteurs/:slug/modifier', 'membre', modifier, { limite: 'formulaire' })

const suiteSchema = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  motif: z.string({ error: 'Écrivez un texte.' }).trim().max(200, 'Ce motif est trop long : 200 caractères au plus.').default(''),
})

async function montrer(c: Contexte) {
  const { fiche } = await ficheModifiable(c)
  const version = await findNumeroCourant(c.var.db, 'acteur', fiche.id)
  const saisie = await remplirFormulaire(c.var.db, fiche, await lireChoix(c.var.db, fiche))
  return rendre(c, fiche, { saisie, erreurs: {}, lieux: [], version })
}

async function modifier(c: Contexte) {
  const { fiche, membre } = await ficheModifiable(c)
  const saisie = await lireSaisie(c)
  const [lue, suite] = [await lireSaisieDeFiche(c.var.db, saisie, fiche), verifier(saisie, suiteSchema)]
  if (!lue.ok || !suite.ok) {
    const erreurs = { ...(lue.ok ? {} : lue.erreurs), ...(suite.ok ? {} : suite.erreurs) }
    return rendre(c, fiche, { saisie, erreurs, lieux: lue.ok ? [] : lue.lieux, version: versionLue(saisie), statut: 422 })
  }
  if (!(await resteModifiable(c, fiche, lue.valeurs))) {
    const erreurs = { [changeDeLieu(fiche, lue.valeurs) ? 'commune' : 'thematiques']: horsPerimetre }
    return rendre(c, fiche, { saisie, erreurs, lieux: [], version: suite.valeurs.version, statut: 422 })
  }
  try {
    const issue = await modifierEnConnaissance(c.var.db, { ficheId: fiche.id, saisie: lue.valeurs, membre, ...suite.valeurs })
    return await repondre(c, fiche.id, issue, saisie, lue.valeurs)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return rendre(c, fiche, { saisie, erreurs: { '': erreur.message }, lieux: [], version: suite.valeurs.version, statut: erreur.statut })
  }
}

async function repondre(c: Contexte, ficheId: number, issue: Issue, saisie: Saisie, voulue: SaisieDeFiche) {
  if (issue.fait) return c.redirect(urlAvecAvis(urlActeur(await trouveFiche(c, ficheId)), issue.change ? 'modifiee' : 'inchangee'), 303)
  const conflit = await comparer(c.var.db, sorteActeur.champs, saisieDe(issue.actuelle), voulue)
  return rendre(c, issue.actuelle, { saisie, erreurs: {}, lieux: [], version: issue.version, conflit, statut: 409 })
}

type Etat = EtatDuFormulaire & { version: number; conflit?: Difference[]; statut?: number }

async function rendre(c: Contexte, fiche: Acteur, { conflit, statut = 200, ...etat }: Etat) {
  const choix = await lireChoix(c.var.db, fiche)
  const meta = { titre: `Modifier ${fiche.nom}`, indexer: false, scripts: ['champ-territoire' as const] }
  return page(c, meta, <ModifierPage {...etat} {...{ fiche, choix }} conflit={conflit ?? null} />, statut)
}

function versionLue(saisie: Saisie): number {
  return suiteSchema.shape.version.parse(saisie.version)
}

function changeDeLieu(avant: SaisieDeFiche, apres: SaisieDeFiche): boolean {
  const lieu = ({ communeId, departementId, territoireIds }: SaisieDeFiche) => [communeId, departementId, ...territoireIds].join()
  return lieu(saisieDe(avant)) !== lieu(saisieDe(apres))
}
