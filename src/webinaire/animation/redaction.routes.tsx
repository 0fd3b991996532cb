import { z } from 'zod'
import { type Fautes, faute, type Lu } from '#champ/champ.ts'
import { comparer, lireContenu } from '#champ/champs.ts'
import { saisieDeLaFiche } from '#fiche/ecriture/lire.ts'
import { modifierEnConnaissance } from '#fiche/ecriture/modifier-en-connaissance.ts'
import { contenuNormal } from '#fiche/enregistrer.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { horsPerimetre, peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Difference } from '#socle/differer.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, type Saisie, un } from '#socle/formulaire.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { seanceAnimable } from '../acces.ts'
import { listCycles } from '../cycle.repository.ts'
import { appliquerGeste, avecLignes, lignesSaisies, partieNeuve } from '../gestes-de-lignes.tsx'
import { champs, type SaisieDeSeance } from '../seance.champs.tsx'
import { creerSeance, findBySlug } from '../seance.depot.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { type Seance, textesDeSeance, urlSeance } from '../seance.ts'
import { FormulaireSeance } from './FormulaireSeance.tsx'

const tailleMax = 30 * 2 ** 20
const envoi = { limite: 'image', tailleMax, auFilDeLEau: true } as const

/** Écrire une séance : nouvelle, d'après un modèle, ou déjà là. */
export const routes = routesDe('webinaire')
  .get('/webinaires/nouvelle', 'animateur', preparer)
  .post('/webinaires/nouvelle', 'animateur', (c) => ecrire(c), envoi)
  .get('/webinaires/:slug/modifier', 'animateur', montrer)
  .post('/webinaires/:slug/modifier', 'animateur', async (c) => ecrire(c, (await seanceAnimable(c)).fiche), envoi)

const modeleSchema = z.object({ modele: un(z.string().max(100), '') })
const versionSchema = z.coerce.number().int().min(0).catch(0)

async function preparer(c: Contexte) {
  const { modele } = lireFiltres(c, modeleSchema)
  if (!modele) {
    const neuve = { genre: 'webinaire', duree: '60', inscriptions_ouvertes: '1', questions_ouvertes: '1' }
    return rendre(c, { saisie: avecLignes(neuve, 'partie', [partieNeuve]) })
  }
  const lue = trouve(await findBySlug(c.var.db, modele), 'Ce modèle n’existe pas.')
  if (!peutModerer(moi(c), await porteeDe(c.var.db, sorteSeance, lue))) throw new ErreurMetier(404, 'Ce modèle n’existe pas.')
  // Sans sa date, son lien, ni ce qu'on en a retenu.
  const reprise = { ...lue, lienDirect: null, aRetenir: '', source: '', documents: [], ressourceIds: [] }
  return rendre(c, { saisie: { ...(await saisieDeLaFiche(c.var.db, sorteSeance, reprise)), jour: '', heure: '' } })
}

async function montrer(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  const version = String(await findNumeroCourant(c.var.db, sorteSeance.salle, seance.id))
  return rendre(c, { seance, saisie: { ...(await saisieDeLaFiche(c.var.db, sorteSeance, seance)), version } })
}

/** Enregistre une séance neuve, ou celle que l'on modifie. */
async function ecrire(c: Contexte, seance?: Seance) {
  const { db } = c.var
  const membre = moi(c)
  const saisie = await recevoir(c)
  const suite = appliquerGeste(saisie)
  if (suite) return rendre(c, { seance, saisie: suite })
  const lu = await comprendre(c, saisie, seance)
  if (!lu.ok) return rendre(c, { seance, saisie, fautes: lu.fautes }, 422)
  if (!seance) {
    const en = { etat: 'brouillon' as const, auteurId: membre.id, motif: 'création' }
    return c.redirect(urlSeance(await db.transaction().execute((trx) => creerSeance(trx, lu.valeur, en))), 303)
  }
  const ordre = { id: seance.id, contenu: lu.valeur, version: versionSchema.parse(saisie.version), motif: '', membre }
  const issue = await modifierEnConnaissance(db, sorteSeance, ordre)
  if (issue.fait) return c.redirect(urlSeance(issue.fiche), 303)
  const conflit = await comparer(db, champs, contenuNormal(sorteSeance, issue.actuelle), lu.valeur)
  return rendre(c, { seance: issue.actuelle, saisie: { ...saisie, version: String(issue.version) }, conflit }, 409)
}

/** La saisie reçue ; ses lignes se suivent, et chaque fichier déposé devient un document de plus, nommé comme lui. */
async function recevoir(c: Contexte): Promise<Saisie> {
  const { saisie, fichiers } = await recevoirFormulaire(c, { genres: ['document', 'image'], tailleMax })
  const deposes = fichiers.map(({ fichier: { nom, cle } }) => ({ titre: nom.replace(/\.[^.]*$/, ''), cle }))
  const avecDocuments = avecLignes(saisie, 'document', [...lignesSaisies(saisie, 'document'), ...deposes])
  return avecLignes(avecDocuments, 'partie', lignesSaisies(saisie, 'partie'))
}

/** La séance ainsi écrite, si la personne l'anime et si ses textes se mettent en forme. */
async function comprendre(c: Contexte, saisie: Saisie, avant?: SaisieDeSeance): Promise<Lu<SaisieDeSeance>> {
  const lu = await lireContenu(c.var.db, champs, saisie, avant)
  if (!lu.ok) return lu
  if (!peutModerer(moi(c), await porteeDe(c.var.db, sorteSeance, lu.valeur))) {
    if (!avant) return faute('termes-thematique', 'Choisissez une thématique ou un territoire que vous animez.')
    return faute(lu.valeur.territoireId === avant.territoireId ? 'termes-thematique' : 'territoire', horsPerimetre)
  }
  const refus = await refuserRendus(c.var.db, textesDeSeance(lu.valeur))
  return refus ? faute('', refus) : lu
}

type Etat = { saisie: Saisie; seance?: Seance | undefined; fautes?: Fautes; conflit?: Difference[] }

async function rendre(c: Contexte, { saisie, seance, fautes = {}, conflit }: Etat, statut = 200) {
  const [referentiel, cycles] = await Promise.all([chargerReferentiel(c.var.db), listCycles(c.var.db)])
  const offres = new Map([['cycle', cycles.map(({ slug, titre }) => ({ valeur: slug, libelle: titre }))]])
  const titre = seance ? `Modifier « ${seance.titre} »` : 'Préparer une séance'
  const action = seance ? `${urlSeance(seance)}/modifier` : '/webinaires/nouvelle'
  const etapes = seance ? sorteSeance.fil(seance, 'Modifier') : [{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: 'Préparer' }]
  return page(
    c,
    { titre, indexer: false, scripts: ['champ-territoire'] },
    <div class="animation">
      <FilAriane etapes={etapes} />
      <h1>{titre}</h1>
      {!seance && <p>Elle reste un brouillon jusqu'à ce que vous l'annonciez.</p>}
      {conflit && <Conflit cette={sorteSeance.mots.cette} differences={conflit} />}
      <FormulaireSeance {...{ saisie, fautes, referentiel, offres, action }} avant={seance} />
    </div>,
    statut,
  )
}
