import { z } from 'zod'
import { lireCleDeConfirmation } from '#acteur/fiche/fraicheur/cles-de-fraicheur.ts'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireFormulaire, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ressourceLisible } from '../acces.ts'
import { confirmerRessource } from '../ressource.depot.ts'
import { peutModifier } from '../ressource.droits.ts'
import { type Ressource, urlRessource } from '../ressource.ts'
import { ClePerimeePage, ConfirmeePage, ConfirmerPage } from './FraicheurPage.tsx'
import { usageDeLaCle } from './usage-de-la-cle.ts'

/** « Toujours à jour », d'un clic depuis un courriel ou depuis la fiche. */
export const routes = routesDe('ressource')
  .get('/ressources/:slug/a-jour', 'public', demander, { cache: false })
  .post('/ressources/:slug/a-jour', 'public', confirmer, { limite: 'formulaire' })
  .get('/ressources/:slug/a-jour/merci', 'public', remercier)

const cleSchema = z.object({ cle: un(z.string().max(300), '') })

async function demander(c: Contexte) {
  const { fiche: ressource } = await ressourceLisible(c)
  const { cle } = lireFiltres(c, cleSchema)
  if ((!c.var.membre || cle !== '') && exigerCle(ressource, cle) === 'perimee') return perimee(c, ressource)
  return page(c, { titre: `${ressource.titre} : toujours à jour ?`, indexer: false }, <ConfirmerPage {...{ ressource, cle }} />)
}

async function confirmer(c: Contexte) {
  const { fiche: ressource, portee } = await ressourceLisible(c)
  const { membre } = c.var
  const lecture = await lireFormulaire(c, cleSchema)
  const cle = lecture.ok ? lecture.valeurs.cle : ''
  if (cle === '' && !membre) throw new ErreurMetier(401, 'Connectez-vous pour dire cette ressource à jour.')
  if (cle === '' && !peutModifier(membre, ressource, portee))
    throw new ErreurMetier(403, "Seules la personne qui tient cette ressource et l'animation du réseau peuvent la dire à jour.")
  if (cle !== '' && exigerCle(ressource, cle) === 'perimee') return perimee(c, ressource)
  // La clé n'a été envoyée qu'à la personne qui tient la ressource : c'est elle qui confirme.
  const auteurId = cle === '' ? (membre?.id ?? null) : ressource.proprietaireId
  await c.var.db.transaction().execute((trx) => confirmerRessource(trx, ressource.id, auteurId))
  return c.redirect(`${urlRessource(ressource)}/a-jour/merci`, 303)
}

async function remercier(c: Contexte) {
  const { fiche: ressource } = await ressourceLisible(c)
  return page(c, { titre: 'Ressource à jour', indexer: false }, <ConfirmeePage ressource={ressource} />)
}

function exigerCle(ressource: Ressource, cle: string): 'bonne' | 'perimee' {
  const valeur = lireCleDeConfirmation(ressource, cle, { usage: usageDeLaCle })
  if (valeur === 'fausse')
    throw new ErreurMetier(403, 'Ce lien ne vaut pas pour cette ressource. Reprenez-le entier dans le courriel reçu, ou connectez-vous.')
  return valeur
}

function perimee(c: Contexte, ressource: Ressource) {
  return page(c, { titre: 'Lien périmé', indexer: false }, <ClePerimeePage ressource={ressource} />, 410)
}
