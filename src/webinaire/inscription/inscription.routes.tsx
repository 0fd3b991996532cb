import './donnees-webinaire.tsx'
import { page } from '#interface/page.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { seanceLisible } from '../acces.ts'
import { montrerSeance } from '../montrer-seance.tsx'
import { findById } from '../seance.depot.ts'
import { type Seance, urlSeance } from '../seance.ts'
import { ConfirmeePage, ConfirmerPage, DemandeRecuePage, LienPerimePage, RetireeDepuisPage, RetirerPage } from './InscriptionPages.tsx'
import { findInscription, updateDesinscrite } from './inscription.repository.ts'
import { cleSchema, inscriptionSchema } from './inscription.schema.ts'
import { cleDAvantLeRetrait, cleJuste, type Inscription, idDeLaCle } from './inscription.ts'
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

type Usage = Parameters<typeof cleJuste>[0]

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
  if (!lue) return perime(c)
  if (lue.ancienne) return retireeDepuis(c, lue.seance)
  if (lue.inscription.etat === 'confirmee') return c.redirect(`${urlSeance(lue.seance)}/inscription/confirmee`, 303)
  return page(c, { titre: 'Confirmer votre inscription', indexer: false }, <ConfirmerPage seance={lue.seance} cle={cle} />)
}

async function confirmer(c: Contexte) {
  const { cle } = await lireSaisie(c)
  const lue = await lireCle(c, 'confirmer', typeof cle === 'string' ? cle : '')
  if (!lue) return perime(c)
  if (lue.ancienne) return retireeDepuis(c, lue.seance)
  await confirmerInscription(c.var.db, lue.seance, lue.inscription)
  return c.redirect(`${urlSeance(lue.seance)}/inscription/confirmee`, 303)
}

async function demanderARetirer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const lue = await lireCle(c, 'retirer', cle)
  if (!lue) return perime(c)
  const fait = lue.inscription.etat === 'desinscrite'
  return page(c, { titre: 'Retirer mon inscription', indexer: false }, <RetirerPage seance={lue.seance} cle={cle} fait={fait} />)
}

// La même adresse sert au bouton de la page et au bouton « se désabonner » des messageries (RFC 8058), qui l'envoient sans page.
async function retirer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const lue = await lireCle(c, 'retirer', cle)
  if (!lue) return perime(c)
  await updateDesinscrite(c.var.db, lue.inscription.id)
  return page(c, { titre: 'Inscription retirée', indexer: false }, <RetirerPage seance={lue.seance} cle={cle} fait />)
}

type Lue = { inscription: Inscription; seance: Seance; ancienne: boolean }

/** L'inscription d'une clé (`ancienne` : la personne s'est retirée depuis) ; undefined si elle a été effacée depuis. Une clé fausse est refusée. */
async function lireCle(c: Contexte, usage: Usage, cle: string): Promise<Lue | undefined> {
  const id = idDeLaCle(cle)
  if (id === undefined) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  const inscription = await findInscription(c.var.db, id)
  if (!inscription) return undefined
  const ancienne = usage === 'confirmer' && cleDAvantLeRetrait(inscription, cle)
  if (!ancienne && !cleJuste(usage, inscription, cle))
    throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  return { inscription, ancienne, seance: trouve(await findById(c.var.db, inscription.seanceId)) }
}

function perime(c: Contexte) {
  return page(c, { titre: 'Lien périmé', indexer: false }, <LienPerimePage />, 410)
}

function retireeDepuis(c: Contexte, seance: Seance) {
  return page(c, { titre: 'Lien périmé', indexer: false }, <RetireeDepuisPage seance={seance} />, 410)
}
