import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ressourceModifiable } from '#ressource/acces.ts'
import { findById } from '#ressource/ressource.depot.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Avis } from '../contribuer/ContribuerPage.tsx'
import { rendreContribution } from '../contribuer/rendre-contribution.tsx'
import { envoiMax, recevoirRessource } from '../formulaire/recevoir-ressource.ts'
import { rendreModification } from '../modifier/rendre-modification.tsx'
import { BrouillonsPage } from './BrouillonsPage.tsx'
import { findBrouillon, listBrouillons } from './brouillon.repository.ts'
import { enregistrerBrouillon, type Issue } from './enregistrer-brouillon.ts'
import { supprimerBrouillon } from './supprimer-brouillon.ts'

// Sans limite de débit : l'île enregistre au fil de la frappe. Chaque personne a cent brouillons au plus.
export const routes = routesDe('ressource')
  .get('/ressources/brouillons', 'membre', lister)
  .post('/ressources/brouillons', 'membre', enregistrer, { limite: 'recherche', tailleMax: envoiMax, auFilDeLEau: true, sansEffet: true })
  .get('/ressources/brouillons/:id{[0-9]{1,15}}', 'membre', reprendre)
  .post('/ressources/brouillons/:id{[0-9]{1,15}}/supprimer', 'membre', supprimer, { sansEffet: true })

async function lister(c: Contexte): Promise<Response> {
  const brouillons = await listBrouillons(c.var.db, moi(c).id)
  const supprime = c.req.query('avis') === 'supprime'
  return page(c, { titre: 'Mes brouillons', indexer: false }, <BrouillonsPage {...{ brouillons, supprime }} />)
}

async function enregistrer(c: Contexte): Promise<Response> {
  const membre = moi(c)
  const { saisie, erreurs } = await recevoirRessource(c)
  const slug = texteDe(saisie, 'ressource')
  const ressourceId = slug === '' ? null : (await ressourceModifiable(c, slug)).fiche.id
  const id = Number(texteDe(saisie, 'brouillon')) || 0
  const connu = id > 0 && Number.isSafeInteger(id) ? { id, version: texteDe(saisie, 'brouillon_version') } : null
  const issue = await enregistrerBrouillon(c.var.db, { membreId: membre.id, ressourceId, connu, saisie })
  if (c.req.header('accept')?.includes('application/json')) return c.json(issue)
  if (Object.keys(erreurs).length > 0) return rendre(c, ressourceId, avecSonNumero(saisie, issue), { erreurs, statut: 422 })
  return c.redirect(`/ressources/brouillons/${issue.id}?avis=${issue.copie ? 'copie' : 'enregistre'}`, 303)
}

async function reprendre(c: Contexte): Promise<Response> {
  const brouillon = trouve(
    await findBrouillon(c.var.db, Number(c.req.param('id')), moi(c).id),
    "Ce brouillon n'existe pas, ou n'existe plus.",
  )
  const avis = (['enregistre', 'copie'] as const).find((nom) => nom === c.req.query('avis')) ?? null
  return rendre(c, brouillon.ressourceId, avecSonNumero(brouillon.saisie, brouillon), { avis })
}

async function supprimer(c: Contexte): Promise<Response> {
  await supprimerBrouillon(c.var.db, Number(c.req.param('id')), moi(c).id)
  return c.redirect('/ressources/brouillons?avis=supprime', 303)
}

const avecSonNumero = (saisie: Saisie, { id, version }: Pick<Issue, 'id' | 'version'>): Saisie => ({
  ...saisie,
  brouillon: String(id),
  brouillon_version: version,
})

type Suite = { erreurs?: Erreurs; avis?: Avis; statut?: number }

async function rendre(c: Contexte, ressourceId: number | null, saisie: Saisie, { erreurs = {}, ...suite }: Suite): Promise<Response> {
  const etat = { saisie, erreurs, lieux: [], ...suite }
  if (ressourceId === null) return rendreContribution(c, etat)
  // Elle a pu changer de mains depuis : on relit le droit de la modifier.
  const lue = trouve(await findById(c.var.db, ressourceId))
  return rendreModification(c, (await ressourceModifiable(c, lue.slug)).fiche, etat)
}
