import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Erreurs } from '#socle/formulaire.ts'
import { lireSaisie } from '#socle/formulaire.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { changerEtat, modifierParcours } from '../enregistrer-parcours.ts'
import { parcoursLisible } from '../lire/acces.ts'
import { listLies } from '../lire/rassembler.ts'
import { rendreTextes } from '../lire/rendre-textes.ts'
import { findByIdPourEcriture } from '../parcours.repository.ts'
import { type EtatDeParcours, type Parcours, textesDeParcours, urlParcours } from '../parcours.ts'
import { ApercuDeComposition } from './ApercuDeComposition.tsx'
import { type AvisDeComposition, ComposerPage } from './ComposerPage.tsx'
import { rassemblerChoisissables } from './choisissables.ts'
import { agir, type Composition, depuisParcours, prochainId } from './composition.ts'
import { lireComposition, lireGeste } from './lire-composition.ts'
import { verifierComposition } from './verifier-composition.ts'
import { findNumeroCourant } from './version.repository.ts'

// Un parcours de douze heures, tous ses textes compris.
const tailleMax = 2 * 1024 * 1024

export const routes = routesDe('parcours')
  .get('/parcours/:slug/composer', 'animateur', ouvrir)
  .post('/parcours/:slug/composer', 'animateur', recevoir, { tailleMax })
  .post('/parcours/:slug/composer/apercu', 'animateur', montrerApercu, { tailleMax })

async function ouvrir(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const composition = depuisParcours(parcours, await findNumeroCourant(c.var.db, parcours.id))
  const fait = c.req.query('fait')
  return pageComposer(c, parcours, composition, {
    avis: fait === 'enregistre' || fait === 'inchange' || fait === 'restaure' ? fait : undefined,
  })
}

async function recevoir(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const saisie = await lireSaisie(c)
  const composition = lireComposition(saisie)
  const action = String(saisie.action ?? 'enregistrer')
  const geste = lireGeste(action)
  if (geste) {
    const ouvert = geste.geste === 'ajouter' ? prochainId(composition.blocs) : ''
    return pageComposer(c, parcours, { ...composition, blocs: agir(composition.blocs, geste) }, { ouvert })
  }
  if (action.startsWith('chercher:')) return pageComposer(c, parcours, composition, { ouvert: action.slice('chercher:'.length) })
  return enregistrer(c, parcours, composition, etatsVises.get(action))
}

const etatsVises = new Map<string, EtatDeParcours>([
  ['publier', 'publie'],
  ['archiver', 'archive'],
])

async function enregistrer(c: Contexte, parcours: Parcours, composition: Composition, etat: EtatDeParcours | undefined) {
  const { db } = c.var
  const verdict = verifierComposition(composition)
  if (!verdict.ok) return pageComposer(c, parcours, composition, { erreurs: verdict.erreurs }, 422)
  if (etat === 'publie' && verdict.saisie.blocs.length === 0)
    return pageComposer(c, parcours, composition, { erreurs: { '': "Ce parcours n'a pas encore d'étape : ajoutez-en une d'abord." } }, 422)
  const refus = await refuserRendus(db, textesDeParcours(verdict.saisie))
  if (refus) return pageComposer(c, parcours, composition, { erreurs: { '': refus } }, 422)
  const auteurId = moi(c).id
  const issue = await db.transaction().execute(async (trx) => {
    // Verrouillé avant d'être comparé : de deux enregistrements simultanés, le second voit la version du premier.
    await findByIdPourEcriture(trx, parcours.id)
    const courant = await findNumeroCourant(trx, parcours.id)
    if (String(courant) !== composition.base) return { conflit: String(courant) }
    const modifie = await modifierParcours(trx, parcours.id, verdict.saisie, { auteurId, motif: 'modification' })
    if (etat) await changerEtat(trx, parcours.id, etat, { auteurId, motif: etat === 'publie' ? 'publication' : 'archivage' })
    return { change: modifie || etat !== undefined }
  })
  if (issue.conflit !== undefined) return pageComposer(c, parcours, { ...composition, base: issue.conflit }, { avis: 'conflit' }, 409)
  return c.redirect(`${urlParcours(parcours)}/composer?fait=${issue.change ? 'enregistre' : 'inchange'}`, 303)
}

async function montrerApercu(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const composition = lireComposition(await lireSaisie(c))
  const verdict = verifierComposition(composition)
  if (!verdict.ok) return pageComposer(c, parcours, composition, { erreurs: verdict.erreurs }, 422)
  const { blocs } = verdict.saisie
  const [lies, textes] = [await listLies(c.var.db, blocs), await rendreTextes(c.var.db, blocs)]
  const contenu = <ApercuDeComposition parcours={{ ...parcours, ...verdict.saisie }} lies={lies} textes={textes} />
  return page(c, { titre: `Aperçu · ${verdict.saisie.titre}`, classe: 'famille-savoir', indexer: false }, contenu)
}

type Etat = { erreurs?: Erreurs; ouvert?: string; avis?: AvisDeComposition }

async function pageComposer(c: Contexte, parcours: Parcours, composition: Composition, etat: Etat, statut = 200) {
  const { erreurs = {}, ouvert = '', avis } = etat
  const [referentiel, choisissables] = [await chargerReferentiel(c.var.db), await rassemblerChoisissables(c.var.db, composition.blocs)]
  const meta = { titre: `Composer · ${parcours.titre}`, classe: 'famille-savoir', indexer: false, scripts: ['composer-parcours'] }
  return page(c, meta, <ComposerPage {...{ parcours, composition, referentiel, choisissables, erreurs, ouvert, avis }} />, statut)
}
