import { z } from 'zod'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireFormulaire, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { creerParcours, modifierParcours } from '../enregistrer-parcours.ts'
import { parcoursLisible } from '../lire/acces.ts'
import { listTous, updateOrdre } from '../parcours.repository.ts'
import { urlParcours } from '../parcours.ts'
import { GererPage } from './GererPage.tsx'
import { lireVersion } from './lire-version.ts'
import { VersionsPage } from './VersionsPage.tsx'

export const routes = routesDe('parcours')
  .get('/parcours/gerer', 'animateur', (c) => pageGerer(c, {}, {}))
  .post('/parcours/nouveau', 'animateur', creer, { limite: 'formulaire' })
  .post('/parcours/ordre', 'animateur', ordonner)
  .get('/parcours/:slug/historique', 'animateur', listerVersions)
  .post('/parcours/:slug/historique/:numero{[0-9]{1,9}}/restaurer', 'animateur', restaurer)

const nouveauSchema = z.object({
  titre: z.string('Donnez un titre.').min(3, 'Donnez un titre, en trois lettres au moins.').max(200, 'Un titre tient en 200 caractères.'),
})

async function creer(c: Contexte) {
  const lu = await lireFormulaire(c, nouveauSchema)
  if (!lu.ok) return pageGerer(c, lu.saisie, lu.erreurs, 422)
  const vide = { but: '', pourQui: '', resume: '', termeId: null, termeIds: [], estProposition: false, source: '', blocs: [] }
  const naissance = { etat: 'brouillon' as const, auteurId: moi(c).id, motif: 'création' }
  const cree = await c.var.db.transaction().execute((trx) => creerParcours(trx, { ...vide, titre: lu.valeurs.titre }, naissance))
  return c.redirect(`${urlParcours(cree)}/composer`, 303)
}

async function ordonner(c: Contexte) {
  const { monter, descendre } = await lireSaisie(c)
  const ids = (await listTous(c.var.db)).map(({ id }) => id)
  const rang = ids.indexOf(Number(monter ?? descendre))
  const vers = rang + (monter === undefined ? 1 : -1)
  const [un, autre] = [ids[rang], ids[vers]]
  if (un !== undefined && autre !== undefined) {
    const ordonnes = ids.with(rang, autre).with(vers, un)
    await c.var.db.transaction().execute((trx) => updateOrdre(trx, ordonnes))
  }
  return c.redirect(`/parcours/gerer${un === undefined ? '' : `#parcours-${un}`}`, 303)
}

async function listerVersions(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const versions = await listVersions(c.var.db, 'parcours', parcours.id)
  const meta = { titre: `Versions · ${parcours.titre}`, classe: 'famille-savoir', indexer: false }
  return page(c, meta, <VersionsPage parcours={parcours} versions={versions} />)
}

async function restaurer(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const numero = Number(c.req.param('numero'))
  const version = trouve(await lireVersion(c.var.db, parcours.id, numero), "Cette version n'existe pas.")
  const auteur = { auteurId: moi(c).id, motif: `retour à la version ${numero}` }
  await c.var.db.transaction().execute((trx) => modifierParcours(trx, parcours.id, version, auteur))
  return c.redirect(`${urlParcours(parcours)}/composer?fait=restaure`, 303)
}

async function pageGerer(c: Contexte, saisie: Saisie, erreurs: Erreurs, statut = 200) {
  const meta = { titre: 'Ordonner et composer les parcours', classe: 'famille-savoir', indexer: false }
  return page(c, meta, <GererPage parcours={await listTous(c.var.db)} saisie={saisie} erreurs={erreurs} />, statut)
}
