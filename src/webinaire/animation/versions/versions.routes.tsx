import { z } from 'zod'
import { marquerUtilises } from '#fichier/fichier.repository.ts'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { seanceAnimable } from '#webinaire/acces.ts'
import { momentDe } from '#webinaire/dates-de-seance.ts'
import { modifierSeance, saisieDe } from '#webinaire/enregistrer-seance.ts'
import { porteeDe } from '#webinaire/seance.repository.ts'
import { changeLeRendezvous, estPublique, type Seance, urlSeance } from '#webinaire/seance.ts'
import { peutAnimer } from '#webinaire/webinaire.droits.ts'
import { comparerSaisies, comparerVersions } from './comparer-seances.ts'
import { nommer, sansLesDisparus } from './nommer.ts'
import { RestaurerPage, VersionsPage } from './VersionsPages.tsx'
import { lireVersion } from './version.ts'

/** Les versions d'une séance : les comparer, revenir à l'une d'elles. */
export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/historique', 'animateur', montrer)
  .get('/webinaires/:slug/historique/:numero/restaurer', 'animateur', demander)
  .post('/webinaires/:slug/historique/:numero/restaurer', 'animateur', restaurer)

const numeroSchema = z.coerce.number().int().positive().max(1_000_000)
const deuxVersionsSchema = z.object({ de: un(numeroSchema.optional(), undefined), a: un(numeroSchema.optional(), undefined) })
const versionInconnue = "Cette version n'existe pas."

async function montrer(c: Contexte) {
  const { seance } = await seanceAnimable(c)
  const { de, a } = lireFiltres(c, deuxVersionsSchema)
  const versions = await listVersions(c.var.db, 'webinaire', seance.id)
  const comparee = de && a ? { de, a, differences: await comparer(c, seance.id, de, a) } : null
  return page(c, { titre: `Versions : ${seance.titre}`, indexer: false }, <VersionsPage {...{ seance, versions, comparee }} />)
}

async function comparer(c: Contexte, id: number, de: number, a: number) {
  const avant = trouve(await lireVersion(c.var.db, id, de), versionInconnue)
  const apres = trouve(await lireVersion(c.var.db, id, a), versionInconnue)
  return comparerVersions(avant, apres, await nommer(c.var.db, [avant.saisie, apres.saisie]))
}

async function demander(c: Contexte) {
  const { seance } = await seanceAnimable(c)
  const { numero, saisie, noms } = await versionDe(c, seance)
  const previent = estPublique(seance) && momentDe(saisie) !== 'passee' && changeLeRendezvous(seance, { ...saisie, etat: seance.etat })
  const differences = await comparerSaisies(saisieDe(seance), saisie, noms)
  const meta = { titre: `Revenir à la version ${numero}`, indexer: false }
  return page(c, meta, <RestaurerPage {...{ seance, numero, differences, previent }} />)
}

async function restaurer(c: Contexte) {
  const { seance, membre } = await seanceAnimable(c)
  const { numero, saisie } = await versionDe(c, seance)
  if (!peutAnimer(membre, await porteeDe(c.var.db, saisie))) throw new ErreurMetier(422, horsPerimetre)
  await c.var.db.transaction().execute(async (trx) => {
    await marquerUtilises(
      trx,
      saisie.documents.flatMap(({ fichierId }) => fichierId ?? []),
    )
    await modifierSeance(trx, seance.id, saisie, { auteurId: membre.id, motif: `retour à la version ${numero}` })
  })
  return c.redirect(urlSeance(seance), 303)
}

async function versionDe(c: Contexte, seance: Seance) {
  const numero = trouve(numeroSchema.safeParse(c.req.param('numero')).data, versionInconnue)
  const { saisie } = trouve(await lireVersion(c.var.db, seance.id, numero), versionInconnue)
  const noms = await nommer(c.var.db, [saisie, saisieDe(seance)])
  return { numero, saisie: sansLesDisparus(saisie, noms), noms }
}
