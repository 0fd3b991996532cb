import { z } from 'zod'
import { confirmerFiche } from '#acteur/acteur.depot.ts'
import { peutModifier } from '#acteur/acteur.droits.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ficheLisible } from '../acces.ts'
import { lireCleDArret, lireCleDeConfirmation } from './cles-de-fraicheur.ts'
import { ClePerimeePage, ConfirmeePage, ConfirmerPage, RappelsPage } from './FraicheurPage.tsx'
import { upsertArret } from './rappel.repository.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/:slug/a-jour', 'public', demander, { cache: false })
  .post('/acteurs/:slug/a-jour', 'public', confirmer, { limite: 'formulaire' })
  .get('/acteurs/:slug/a-jour/merci', 'public', remercier)
  .get('/rappels', 'public', demanderArret, { cache: false })
  .post('/rappels', 'public', arreter, { sansOrigine: true, tailleMax: 16 * 1024 })

const cleSchema = z.object({ cle: un(z.string().max(300), '') })

async function demander(c: Contexte) {
  const { fiche } = await ficheLisible(c)
  const { cle } = lireFiltres(c, cleSchema)
  if (!c.var.membre || cle !== '') {
    if (exigerCle(fiche, cle) === 'perimee') return perimee(c, fiche)
  }
  return page(c, { titre: `${fiche.nom} : toujours à jour ?`, indexer: false }, <ConfirmerPage {...{ fiche, cle }} />)
}

async function confirmer(c: Contexte) {
  const { fiche, portee } = await ficheLisible(c)
  const { membre } = c.var
  const cle = texteDe(await lireSaisie(c), 'cle')
  if (cle === '' && !membre) throw new ErreurMetier(401, 'Connectez-vous pour dire cette fiche à jour.')
  if (cle === '' && !peutModifier(membre, fiche, portee))
    throw new ErreurMetier(403, "Seules la personne qui tient cette fiche et l'animation du réseau peuvent la dire à jour.")
  if (cle !== '' && exigerCle(fiche, cle) === 'perimee') return perimee(c, fiche)
  // La clé n'a été envoyée qu'à la personne qui tient la fiche : c'est elle qui confirme.
  const auteurId = cle === '' ? (membre?.id ?? null) : fiche.proprietaireId
  await c.var.db.transaction().execute((trx) => confirmerFiche(trx, fiche.id, auteurId))
  return c.redirect(`/acteurs/${fiche.slug}/a-jour/merci`, 303)
}

async function remercier(c: Contexte) {
  const { fiche } = await ficheLisible(c)
  return page(c, { titre: 'Fiche à jour', indexer: false }, <ConfirmeePage fiche={fiche} />)
}

function exigerCle(fiche: Acteur, cle: string): 'bonne' | 'perimee' {
  const valeur = lireCleDeConfirmation(fiche, cle)
  if (valeur === 'fausse')
    throw new ErreurMetier(403, 'Ce lien ne vaut pas pour cette fiche. Reprenez-le entier dans le courriel reçu, ou connectez-vous.')
  return valeur
}

function perimee(c: Contexte, fiche: Acteur) {
  return page(c, { titre: 'Lien périmé', indexer: false }, <ClePerimeePage fiche={fiche} />, 410)
}

function demanderArret(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  exigerArret(cle)
  return page(c, { titre: 'Arrêter les rappels', indexer: false }, <RappelsPage cle={cle} etat="demande" />)
}

// La même adresse sert au bouton de la page et au bouton « se désabonner » des messageries, qui l'envoient sans page.
async function arreter(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const membreId = exigerArret(cle)
  const reprendre = texteDe(await lireSaisie(c), 'acte') === 'reprendre'
  await upsertArret(c.var.db, membreId, !reprendre)
  return page(c, { titre: 'Rappels', indexer: false }, <RappelsPage cle={cle} etat={reprendre ? 'repris' : 'arretes'} />)
}

function exigerArret(cle: string): string {
  const membreId = lireCleDArret(cle)
  if (membreId === undefined) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  return membreId
}
