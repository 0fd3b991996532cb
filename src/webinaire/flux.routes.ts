import { z } from 'zod'
import { type EntreeDeFil, ecrireFil } from '#fiche/fil.ts'
import { findTerme } from '#referentiel/referentiel.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { ecrireAgenda } from './agenda.ts'
import { findCycleBySlug } from './cycle.repository.ts'
import { findBySlug } from './seance.depot.ts'
import { listPubliques } from './seance.repository.ts'
import { dateEnMots, estPublique, type Seance, urlSeance } from './seance.ts'

/** Ce à quoi un agenda ou un lecteur de fils s'abonne. */
export const routes = routesDe('webinaire')
  .get('/webinaires.ics', 'public', agenda, { cors: true })
  .get('/webinaires.atom', 'public', fil, { cors: true })
  .get('/webinaires/:fichier{[a-z0-9-]+\\.ics}', 'public', agendaDeSeance, { cors: true })

// Bien plus que le réseau n'en annonce en dix ans ; borne la lecture malgré tout.
const seancesDeLAgenda = 1000
const seancesDuFil = 100
const schema = z.object({ cycle: un(z.string().max(100), ''), thematique: un(z.string().max(100), '') })

async function agenda(c: Contexte) {
  const { db } = c.var
  const filtre = lireFiltres(c, schema)
  const cycle = filtre.cycle ? trouve(await findCycleBySlug(db, filtre.cycle), "Ce cycle n'existe pas.") : undefined
  const theme = filtre.thematique
    ? trouve(await findTerme(db, 'thematique', filtre.thematique), "Cette thématique n'existe pas.")
    : undefined
  const seances = await listPubliques(db, { limite: seancesDeLAgenda, cycleId: cycle?.id, termeIds: theme ? [theme.id] : [] })
  const nom = ['Webinaires du réseau', cycle?.titre, theme?.libelle].filter(Boolean).join(' · ')
  return calendrier(c, ecrireAgenda(seances, { nom, chemin: avecParametres('/webinaires.ics', filtre) }), 'webinaires')
}

async function agendaDeSeance(c: Contexte) {
  const slug = (c.req.param('fichier') ?? '').replace(/\.ics$/, '')
  const lue = await findBySlug(c.var.db, slug)
  const seance = trouve(lue && estPublique(lue) ? lue : null, "Cette séance n'existe pas, ou n'existe plus.")
  return calendrier(c, ecrireAgenda([seance], { nom: seance.titre, chemin: `${urlSeance(seance)}.ics` }), slug)
}

/** Les séances au format Atom, la dernière modifiée d'abord. */
async function fil(c: Contexte) {
  const seances = await listPubliques(c.var.db, { limite: seancesDuFil })
  const tete = {
    titre: 'Webinaires et rencontres du réseau',
    description: 'Les séances annoncées, déplacées, annulées, et leurs enregistrements.',
    lien: '/webinaires',
    id: '/webinaires',
    ici: '/webinaires.atom',
  }
  const recentes = seances.toSorted((a, b) => b.modifieLe.getTime() - a.modifieLe.getTime())
  return c.body(ecrireFil(tete, recentes.map(enEntree)), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
}

function calendrier(c: Contexte, texte: string, nom: string) {
  return c.body(texte, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${nom}.ics"`,
  })
}

function enEntree(seance: Seance): EntreeDeFil {
  const annulee = seance.etat === 'annulee'
  return {
    id: `urn:catalyse:seance:${seance.uid}`,
    adresse: urlSeance(seance),
    titre: annulee ? `Annulé : ${seance.titre}` : seance.titre,
    resume: [dateEnMots(seance), seance.question, annulee ? seance.motifAnnulation : seance.resume].filter(Boolean).join(' · '),
    date: seance.modifieLe,
    publieeLe: seance.creeLe,
    termes: [],
  }
}
