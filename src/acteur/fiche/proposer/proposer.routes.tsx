import type { SaisieDeFiche } from '#acteur/acteur.ts'
import { texteDe, vientDUnRobot } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Erreurs, lireFiltres, lireSaisie, type Saisie, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { lireChoix } from '../choix.ts'
import type { EtatDuFormulaire } from '../FormulaireFiche.tsx'
import { lireSaisieDeFiche } from '../lire-saisie.ts'
import { type Doublon, listDoublons } from './doublon.repository.ts'
import { MerciPage, ProposerPage } from './ProposerPage.tsx'
import { avanceSchema, proposantSchema } from './proposer.schema.ts'
import { type Proposant, proposerFiche } from './proposer-fiche.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/proposer', 'public', montrer)
  .post('/acteurs/proposer', 'public', proposer, { limite: 'formulaire' })
  .get('/acteurs/proposer/merci', 'public', remercier)

async function montrer(c: Contexte) {
  const { nom, territoires } = lireFiltres(c, avanceSchema)
  const lu = territoires ? await resoudreTerritoire(c.var.db, territoires) : undefined
  const ici = lu?.genre === 'trouve' ? nomEtCode(lu.territoire) : territoires
  const commune = lu?.genre === 'trouve' && lu.territoire.niveau === 'commune' ? ici : ''
  return rendre(c, { saisie: { nom, commune, territoires: ici }, erreurs: {}, lieux: [] })
}

async function proposer(c: Contexte) {
  const saisie = await lireSaisie(c)
  if (vientDUnRobot(saisie)) return c.redirect('/acteurs/proposer/merci', 303)
  const [lue, qui] = [await lireSaisieDeFiche(c.var.db, saisie), lireProposant(c, saisie)]
  if (!lue.ok || !qui.ok) {
    const erreurs = { ...(qui.ok ? {} : qui.erreurs), ...(lue.ok ? {} : lue.erreurs) }
    return rendre(c, { saisie, erreurs, lieux: lue.ok ? [] : lue.lieux, statut: 422 })
  }
  const doublons = texteDe(saisie, 'autre_organisation') === '1' ? [] : await listDoublons(c.var.db, lue.valeurs)
  if (doublons.length > 0) return rendre(c, { saisie, erreurs: {}, lieux: [], doublons, statut: 409 })
  return garder(c, saisie, lue.valeurs, qui.auteur)
}

async function garder(c: Contexte, saisie: Saisie, valeurs: SaisieDeFiche, auteur: Proposant) {
  try {
    await borner(c, { 'proposition-de': auteur.id ?? auteur.courriel ?? '' })
    await proposerFiche(c.var.db, valeurs, auteur)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return rendre(c, { saisie, erreurs: { '': erreur.message }, lieux: [], statut: erreur.statut })
  }
  return c.redirect('/acteurs/proposer/merci', 303)
}

// Un membre est déjà connu : on ne lui redemande rien.
function lireProposant(c: Contexte, saisie: Saisie): { ok: true; auteur: Proposant } | { ok: false; erreurs: Erreurs } {
  const { membre } = c.var
  if (membre) return { ok: true, auteur: { id: membre.id, nom: membre.nom } }
  const lu = verifier(saisie, proposantSchema)
  return lu.ok
    ? { ok: true, auteur: { nom: lu.valeurs.votre_nom, courriel: lu.valeurs.votre_courriel } }
    : { ok: false, erreurs: lu.erreurs }
}

type Etat = EtatDuFormulaire & { doublons?: Doublon[]; statut?: number }

async function rendre(c: Contexte, { doublons = [], statut = 200, ...etat }: Etat) {
  const choix = await lireChoix(c.var.db)
  const meta = {
    titre: 'Proposer une fiche',
    description: "Faire connaître une organisation qui agit sur un territoire : sa fiche dans l'annuaire.",
    scripts: ['champ-territoire' as const],
  }
  return page(c, meta, <ProposerPage {...etat} {...{ choix, doublons }} connecte={c.var.membre !== null} />, statut)
}

function remercier(c: Contexte) {
  return page(c, { titre: 'Fiche proposée', indexer: false }, <MerciPage connecte={c.var.membre !== null} />)
}
