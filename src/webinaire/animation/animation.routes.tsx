import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { porteesDe } from '#fiche/portee.repository.ts'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type ErreursDe, lireFiltres, lireSaisie, type Saisie, un, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { seanceAnimable } from '../acces.ts'
import { listCycles } from '../cycle.repository.ts'
import { countInscriptions, listConfirmees } from '../inscription/inscription.repository.ts'
import { ecrireAuxInscrits } from '../inscription/prevenir-inscrits.ts'
import { changerEtat } from '../seance.depot.ts'
import { listNonPubliques } from '../seance.repository.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { type EtatDeSeance, type Seance, urlSeance } from '../seance.ts'
import { peutTenirLesCycles } from '../webinaire.droits.ts'
import { AnimationPage, annulationSchema, EtatPage, InscritsPage, messageSchema } from './AnimationPages.tsx'

/** Suivre les séances : brouillons, état, inscrits. */
export const routes = routesDe('webinaire')
  .get('/webinaires/animation', 'animateur', lister)
  .get('/webinaires/:slug/etat', 'animateur', montrerEtat)
  .post('/webinaires/:slug/etat', 'animateur', changer)
  .get('/webinaires/:slug/inscrits', 'animateur', montrerInscrits)
  .post('/webinaires/:slug/inscrits', 'animateur', ecrire, { limite: 'contact' })
  .get('/webinaires/:slug/inscrits.csv', 'animateur', exporter)

async function lister(c: Contexte) {
  const { db } = c.var
  const membre = moi(c)
  const [lues, cycles] = await Promise.all([listNonPubliques(db), listCycles(db)])
  const portees = await porteesDe(db, sorteSeance, lues)
  const seances = portees.flatMap((portee, rang) => (peutModerer(membre, portee) ? (lues[rang] ?? []) : []))
  const vue = { seances, cycles, cyclesTenus: peutTenirLesCycles(membre) }
  return page(c, { titre: 'Brouillons, archives et cycles', indexer: false }, <AnimationPage {...vue} />)
}

async function montrerEtat(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  return rendreEtat(c, seance)
}

async function rendreEtat(c: Contexte, seance: Seance, refus?: { saisie: Saisie; erreurs: ErreursDe<typeof annulationSchema> }) {
  const inscrits = (await countInscriptions(c.var.db, seance.id)).confirmee
  return page(c, { titre: 'État de la séance', indexer: false }, <EtatPage {...{ seance, inscrits }} {...refus} />, refus ? 422 : 200)
}

const motifs: Record<Exclude<EtatDeSeance, 'brouillon'>, string> = { annoncee: 'annonce', annulee: 'annulation', archivee: 'archivage' }

async function changer(c: Contexte) {
  const { fiche: seance, membre } = await seanceAnimable(c)
  const { db } = c.var
  const saisie = await lireSaisie(c)
  const { etat } = saisie
  if (etat !== 'annoncee' && etat !== 'annulee' && etat !== 'archivee') throw new ErreurMetier(422, 'Choisissez ce que devient la séance.')
  const lu = etat === 'annulee' ? verifier(saisie, annulationSchema) : undefined
  if (lu && !lu.ok) return rendreEtat(c, seance, { saisie, erreurs: lu.erreurs })
  const motifAnnulation = lu?.ok ? lu.valeurs.motif : ''
  const auteur = { auteurId: membre.id, motif: motifs[etat] }
  await db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat, motifAnnulation }, auteur))
  return c.redirect(urlSeance(seance), 303)
}

const montres = 500
const filtreSchema = z.object({ ecrits: un(z.string().regex(/^\d{1,6}$/), '') })

async function montrerInscrits(c: Contexte) {
  return page(c, { titre: 'Personnes inscrites', indexer: false }, <InscritsPage {...(await vueDesInscrits(c))} />)
}

async function ecrire(c: Contexte) {
  const vue = await vueDesInscrits(c)
  const saisie = await lireSaisie(c)
  const lu = verifier(saisie, messageSchema)
  if (!lu.ok)
    return page(c, { titre: 'Personnes inscrites', indexer: false }, <InscritsPage {...vue} saisie={saisie} erreurs={lu.erreurs} />, 422)
  await borner(c, { 'message-aux-inscrits': vue.seance.id })
  const ecrits = await ecrireAuxInscrits(c.var.db, vue.seance, lu.valeurs)
  return c.redirect(avecParametres(`${urlSeance(vue.seance)}/inscrits`, { ecrits }), 303)
}

async function vueDesInscrits(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  const [comptes, inscrits] = await Promise.all([
    countInscriptions(c.var.db, seance.id),
    listConfirmees(c.var.db, seance.id, { limite: montres }),
  ])
  return { seance, comptes, inscrits, ecrits: lireFiltres(c, filtreSchema).ecrits }
}

async function exporter(c: Contexte) {
  const { fiche: seance } = await seanceAnimable(c)
  const inscrits = await listConfirmees(c.var.db, seance.id, { limite: 10_000 })
  const lignes = inscrits.map(({ nom, structure, confirmeeLe }) => [nom, structure, confirmeeLe ? aujourdhui(confirmeeLe) : ''])
  const colonnes = ['nom', 'structure', 'inscription']
  return c.body(stringify(lignes, { header: true, columns: colonnes, bom: true, escape_formulas: true, delimiter: ';' }), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="inscrits-${seance.slug}.csv"`,
  })
}
