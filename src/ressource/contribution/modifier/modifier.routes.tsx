import { z } from 'zod'
import { comparer } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { type Avis, urlAvecAvis } from '#fiche/avis.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { relire, ressourceModifiable, resteModifiable } from '#ressource/acces.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Saisie, verifier } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findBrouillonDe } from '../brouillon/brouillon.repository.ts'
import { type LectureDeRessource, lireSaisieDeRessource } from '../formulaire/lire-saisie.ts'
import { envoiMax, recevoirRessource } from '../formulaire/recevoir-ressource.ts'
import { remplirFormulaire } from '../formulaire/remplir-formulaire.ts'
import { modifierEnConnaissance } from './modifier-en-connaissance.ts'
import { rendreModification } from './rendre-modification.tsx'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/modifier', 'membre', montrer)
  .post('/ressources/:slug/modifier', 'membre', modifier, { limite: 'formulaire', tailleMax: envoiMax, auFilDeLEau: true })

const suiteSchema = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  motif: z.string({ error: 'Écrivez un texte.' }).trim().max(200, 'Ce motif est trop long : 200 caractères au plus.').default(''),
})

async function montrer(c: Contexte): Promise<Response> {
  const { fiche: ressource, membre } = await ressourceModifiable(c)
  const { db } = c.var
  const version = String(await findNumeroCourant(db, 'ressource', ressource.id))
  const [rempli, commence] = [await remplirFormulaire(db, ressource), await findBrouillonDe(db, ressource.id, membre.id)]
  return rendreModification(c, ressource, { saisie: { ...rempli, version }, erreurs: {}, lieux: [], commence: commence ?? null })
}

async function modifier(c: Contexte): Promise<Response> {
  const acces = await ressourceModifiable(c)
  const { saisie, erreurs: refus } = await recevoirRessource(c)
  const [lue, suite] = [await lireSaisieDeRessource(c.var.db, saisie, acces.fiche), verifier(saisie, suiteSchema)]
  const erreurs = { ...refus, ...(lue.ok ? {} : lue.erreurs), ...(suite.ok ? {} : suite.erreurs) }
  if (!lue.ok || !suite.ok || Object.keys(erreurs).length > 0)
    return rendreModification(c, acces.fiche, { saisie, erreurs, lieux: lue.ok ? [] : lue.lieux, statut: 422 })
  if (!(await resteModifiable(c, acces.fiche, lue.valeurs))) {
    const champ = lue.valeurs.territoireId === acces.fiche.territoireId ? 'thematiques' : 'territoire'
    return rendreModification(c, acces.fiche, { saisie, erreurs: { [champ]: horsPerimetre }, lieux: [], statut: 422 })
  }
  try {
    return await garder(c, acces, saisie, { ...lue, ...suite.valeurs })
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return rendreModification(c, acces.fiche, { saisie, erreurs: { '': erreur.message }, lieux: [], statut: erreur.statut })
  }
}

type Lue = Extract<LectureDeRessource, { ok: true }> & { version: number; motif: string }

async function garder(
  c: Contexte,
  { fiche: ressource, membre }: Awaited<ReturnType<typeof ressourceModifiable>>,
  saisie: Saisie,
  lue: Lue,
): Promise<Response> {
  const issue = await modifierEnConnaissance(c.var.db, {
    ...lue,
    ressourceId: ressource.id,
    membre,
    acte: texteDe(saisie, 'acte'),
    brouillonId: Number(texteDe(saisie, 'brouillon')) || null,
  })
  if (issue.fait) {
    const gardee = await relire(c, ressource.id)
    return c.redirect(urlAvecAvis(urlRessource(gardee), avisDe(gardee, ressource, issue.change)), 303)
  }
  const conflit = await comparer(c.var.db, sorteRessource.champs, saisieDe(issue.actuelle), lue.valeurs)
  const deNouveau = { ...saisie, version: String(issue.version) }
  return rendreModification(c, issue.actuelle, { saisie: deNouveau, erreurs: {}, lieux: [], conflit, statut: 409 })
}

// Un brouillon qui vient d'être proposé ou publié l'apprend d'abord.
function avisDe({ etat }: Ressource, avant: Ressource, change: boolean): Avis {
  if (etat !== avant.etat && (etat === 'proposee' || etat === 'publiee')) return etat
  return change ? 'modifiee' : 'inchangee'
}
