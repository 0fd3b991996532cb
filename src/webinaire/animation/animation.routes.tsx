import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { porteesDe } from '#fiche/portee.repository.ts'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { desamorcer } from '#socle/echange/cellule.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { seanceAnimable } from '../acces.ts'
import { listCycles } from '../cycle.repository.ts'
import { countInscriptions, listConfirmees } from '../inscription/inscription.repository.ts'
import { messageSchema } from '../inscription/inscription.schema.ts'
import { ecrireAuxInscrits } from '../inscription/prevenir-inscrits.ts'
import { changerEtat } from '../seance.depot.ts'
import { listNonPubliques } from '../seance.repository.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { type EtatDeSeance, urlSeance } from '../seance.ts'
import { peutTenirLesCycles } from '../webinaire.droits.ts'
import { AnimationPage, EtatPage, InscritsPage } from './AnimationPages.tsx'

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
  const inscrits = (await countInscriptions(c.var.db, seance.id)).confirmee
  return page(c, { titre: 'État de la séance', indexer: false }, <EtatPage {...{ seance, inscrits }} />)
}

const annulationSchema = z.object({
  motif: z
    .string({ error: 'Écrivez une phrase : les personnes inscrites la recevront.' })
    .trim()
    .min(5, 'Écrivez une phrase : les personnes inscrites la recevront.')
    .max(500, 'Cette phrase est trop longue : 500 caractères au plus.'),
})

const motifs: Record<Exclude<EtatDeSeance, 'brouillon'>, string> = { annoncee: 'annonce', annulee: 'annulation', archivee: 'archivage' }

async function changer(c: Contexte) {
  const { fiche: seance, membre } = await seanceAnimable(c)
  const { db } = c.var
  const saisie = await lireSaisie(c)
  const { etat } = saisie
  if (etat !== 'annoncee' && etat !== 'annulee' && etat !== 'archivee') throw new ErreurMetier(422, 'Choisissez ce que devient la séance.')
  const lu = etat === 'annulee' ? verifier(saisie, annulationSchema) : undefined
  if (lu && !lu.ok) {
    const inscrits = (await countInscriptions(db, seance.id)).confirmee
    return page(c, { titre: 'État de la séance', indexer: false }, <EtatPage {...{ seance, inscrits, saisie }} erreurs={lu.erreurs} />, 422)
  }
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
  const lignes = (await listConfirmees(c.var.db, seance.id, { limite: 10_000 })).map(({ nom, structure, confirmeeLe }) => [
    desamorcer(nom),
    desamorcer(structure),
    confirmeeLe ? aujourdhui(confirmeeLe) : '',
  ])
  return c.body(`\uFEFF${stringify([['nom', 'structure', 'inscription'], ...lignes], { delimiter: ';' })}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="inscrits-${seance.slug}.csv"`,
  })
}
