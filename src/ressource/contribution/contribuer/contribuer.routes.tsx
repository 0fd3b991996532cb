import { proposantSchema } from '#acteur/fiche/proposer/proposer.schema.ts'
import { texteDe, vientDUnRobot } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { urlRessource } from '#ressource/ressource.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Erreurs, type Saisie, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { lireAdaptation } from '../adapter/lire-adaptation.ts'
import { type LectureDeRessource, lireSaisieDeRessource } from '../formulaire/lire-saisie.ts'
import { envoiMax, recevoirRessource } from '../formulaire/recevoir-ressource.ts'
import { MerciPage } from './ContribuerPage.tsx'
import { contribuerRessource, type Proposant } from './contribuer-ressource.ts'
import { rendreContribution } from './rendre-contribution.tsx'

export const routes = routesDe('ressource')
  .get('/ressources/contribuer', 'public', (c) => rendreContribution(c, { saisie: {}, erreurs: {}, lieux: [] }))
  .post('/ressources/contribuer', 'public', contribuer, { limite: 'formulaire', tailleMax: envoiMax, auFilDeLEau: true })
  .get('/ressources/contribuer/merci', 'public', remercier)

async function contribuer(c: Contexte): Promise<Response> {
  const { saisie, erreurs: refus } = await recevoirRessource(c)
  if (vientDUnRobot(saisie)) return c.redirect('/ressources/contribuer/merci', 303)
  const lue = await lireSaisieDeRessource(c.var.db, saisie)
  const qui = lireProposant(c, saisie)
  const adaptation = await lireAdaptation(c, saisie)
  const erreurs = { ...refus, ...qui.erreurs, ...adaptation.erreurs, ...(lue.ok ? {} : lue.erreurs) }
  if (!lue.ok || !qui.auteur || Object.keys(erreurs).length > 0)
    return rendreContribution(c, { saisie, erreurs, lieux: lue.ok ? [] : lue.lieux, statut: 422 })
  return garder(c, saisie, lue, qui.auteur, adaptation.de)
}

type Lue = Extract<LectureDeRessource, { ok: true }>

async function garder(c: Contexte, saisie: Saisie, lue: Lue, auteur: Proposant, deId: number | null): Promise<Response> {
  try {
    await borner(c, { 'proposition-de': auteur.membre ? auteur.membre.id : auteur.courriel })
    const ressource = await contribuerRessource(c.var.db, {
      ...lue,
      auteur,
      adaptation: deId === null ? null : { deId, phrase: lue.adaptation },
      publier: texteDe(saisie, 'acte') === 'publier',
      brouillonId: Number(texteDe(saisie, 'brouillon')) || null,
    })
    return c.redirect(ressource.etat === 'publiee' ? urlRessource(ressource) : '/ressources/contribuer/merci', 303)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return rendreContribution(c, { saisie, erreurs: { '': erreur.message }, lieux: [], statut: erreur.statut })
  }
}

// Un membre est déjà connu : on ne lui redemande rien.
function lireProposant(c: Contexte, saisie: Saisie): { auteur?: Proposant; erreurs: Erreurs } {
  const { membre } = c.var
  if (membre) return { auteur: { membre }, erreurs: {} }
  const lu = verifier(saisie, proposantSchema)
  if (!lu.ok) return { erreurs: lu.erreurs }
  return { auteur: { membre: null, nom: lu.valeurs.votre_nom, courriel: lu.valeurs.votre_courriel }, erreurs: {} }
}

function remercier(c: Contexte) {
  return page(c, { titre: 'Ressource proposée', indexer: false, scripts: ['redaction'] }, <MerciPage connecte={c.var.membre !== null} />)
}
