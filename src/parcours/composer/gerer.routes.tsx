import { z } from 'zod'
import { contenuVide } from '#champ/champs.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { type Erreurs, lireFormulaire, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { champs } from '../parcours.champs.ts'
import { creerParcours, listTous } from '../parcours.depot.ts'
import { updateOrdre } from '../parcours.repository.ts'
import { urlParcours } from '../parcours.ts'
import { GererPage } from './GererPage.tsx'

export const routes = routesDe('parcours')
  .get('/parcours/gerer', 'animateur', (c) => pageGerer(c, {}, {}))
  .post('/parcours/nouveau', 'animateur', creer, { limite: 'formulaire' })
  .post('/parcours/ordre', 'animateur', ordonner)

const nouveauSchema = z.object({
  titre: z.string('Donnez un titre.').min(3, 'Donnez un titre, en trois lettres au moins.').max(200, 'Un titre tient en 200 caractères.'),
})

async function creer(c: Contexte) {
  const lu = await lireFormulaire(c, nouveauSchema)
  if (!lu.ok) return pageGerer(c, lu.saisie, lu.erreurs, 422)
  const naissance = { etat: 'brouillon' as const, auteurId: moi(c).id, motif: 'création' }
  const cree = await c.var.db
    .transaction()
    .execute((trx) => creerParcours(trx, { ...contenuVide(champs), titre: lu.valeurs.titre }, naissance))
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

async function pageGerer(c: Contexte, saisie: Saisie, erreurs: Erreurs, statut = 200) {
  const meta = { titre: 'Ordonner et composer les parcours', classe: 'famille-savoir', indexer: false }
  return page(c, meta, <GererPage parcours={await listTous(c.var.db)} saisie={saisie} erreurs={erreurs} />, statut)
}
