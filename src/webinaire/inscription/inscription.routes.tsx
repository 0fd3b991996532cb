import { z } from 'zod'
import { page } from '#interface/page.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { seanceLisible } from '../acces.ts'
import { findById } from '../seance.depot.ts'
import { type Seance, urlSeance } from '../seance.ts'
import { montrerSeance } from '../webinaire.routes.tsx'
import { inscriptionSchema } from './FormulaireInscription.tsx'
import { ConfirmeePage, ConfirmerPage, DemandeRecuePage, LienPerimePage, RetireeDepuisPage, RetirerPage } from './InscriptionPages.tsx'
import { findInscription, updateDesinscrite } from './inscription.repository.ts'
import { cleDAvantLeRetrait, cleJuste, type Inscription, idDeLaCle, type Usage } from './inscription.ts'
import { confirmerInscription, demanderInscription, inscrireMembre } from './inscrire.ts'

/** S'inscrire, confirmer, se retirer. */
export const routes = routesDe('webinaire')
  .get('/webinaires/inscription/confirmer', 'public', demanderAConfirmer, { cache: false })
  .post('/webinaires/inscription/confirmer', 'public', confirmer, { limite: 'formulaire' })
  .get('/webinaires/inscription/retirer', 'public', demanderARetirer, { cache: false })
  .post('/webinaires/inscription/retirer', 'public', retirer, { sansOrigine: true, tailleMax: 16 * 1024 })
  .post('/webinaires/:slug/inscription', 'public', inscrire, { limite: 'contact' })
  .get('/webinaires/:slug/inscription/merci', 'public', remercier)
  .get('/webinaires/:slug/inscription/confirmee', 'public', feliciter)

const cleSchema = z.object({ cle: un(z.string().max(200), '') })

async function inscrire(c: Contexte) {
  const { fiche: seance } = await seanceLisible(c)
  const saisie = await lireSaisie(c)
  const { db, membre } = c.var
  if (membre) {
    await inscrireMembre(db, seance, membre)
    return c.redirect(`${urlSeance(seance)}/inscription/confirmee`, 303)
  }
  const recue = () => c.redirect(`${urlSeance(seance)}/inscription/merci`, 303)
  // Seul un robot remplit ce champ : il reçoit la même réponse, et rien ne part.
  if (saisie.adresse_bis) return recue()
  const lu = verifier(saisie, inscriptionSchema)
  if (!lu.ok) return montrerSeance(c, { saisie, erreurs: lu.erreurs })
  await borner(c, { 'inscription-de': lu.valeurs.courriel })
  await demanderInscription(db, seance, lu.valeurs)
  return recue()
}

async function remercier(c: Contexte) {
  const { fiche: seance } = await seanceLisible(c)
  return page(c, { titre: 'Confirmez votre inscription', indexer: false }, <DemandeRecuePage seance={seance} />)
}

async function feliciter(c: Contexte) {
  const { fiche: seance } = await seanceLisible(c)
  return page(c, { titre: 'Inscription confirmée', indexer: false }, <ConfirmeePage seance={seance} />)
}

async function demanderAConfirmer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const lue = await lireCle(c, 'confirmer', cle)
  if (lue instanceof Response) return lue
  if (lue.inscription.etat === 'confirmee') return c.redirect(`${urlSeance(lue.seance)}/inscription/confirmee`, 303)
  return page(c, { titre: 'Confirmer votre inscription', indexer: false }, <ConfirmerPage seance={lue.seance} cle={cle} />)
}

async function confirmer(c: Contexte) {
  const { cle } = await lireSaisie(c)
  const lue = await lireCle(c, 'confirmer', typeof cle === 'string' ? cle : '')
  if (lue instanceof Response) return lue
  await confirmerInscription(c.var.db, lue.seance, lue.inscription)
  return c.redirect(`${urlSeance(lue.seance)}/inscription/confirmee`, 303)
}

async function demanderARetirer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const lue = await lireCle(c, 'retirer', cle)
  if (lue instanceof Response) return lue
  const fait = lue.inscription.etat === 'desinscrite'
  return page(c, { titre: 'Retirer mon inscription', indexer: false }, <RetirerPage seance={lue.seance} cle={cle} fait={fait} />)
}

// La même adresse sert au bouton de la page et au bouton « se désabonner » des messageries (RFC 8058), qui l'envoient sans page.
async function retirer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const lue = await lireCle(c, 'retirer', cle)
  if (lue instanceof Response) return lue
  await updateDesinscrite(c.var.db, lue.inscription.id)
  return page(c, { titre: 'Inscription retirée', indexer: false }, <RetirerPage seance={lue.seance} cle={cle} fait />)
}

type Lue = { inscription: Inscription; seance: Seance }

/** L'inscription d'une clé, ou la page qui dit que ce lien ne vaut plus : effacée, ou retirée depuis. Une clé fausse est refusée. */
async function lireCle(c: Contexte, usage: Usage, cle: string): Promise<Lue | Response> {
  const faux = new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  const perime = { titre: 'Lien périmé', indexer: false }
  const id = idDeLaCle(cle)
  if (id === undefined) throw faux
  const inscription = await findInscription(c.var.db, id)
  if (!inscription) return page(c, perime, <LienPerimePage />, 410)
  const ancienne = usage === 'confirmer' && cleDAvantLeRetrait(inscription, cle)
  if (!ancienne && !cleJuste(usage, inscription, cle)) throw faux
  const seance = trouve(await findById(c.var.db, inscription.seanceId))
  return ancienne ? page(c, perime, <RetireeDepuisPage seance={seance} />, 410) : { inscription, seance }
}
