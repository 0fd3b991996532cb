import { page } from '#interface/page.tsx'
import { enfilerImport } from '#socle/echange/enfiler-import.ts'
import { filtresDesImports, filtresDuRapport, lireEnvoi, numero } from '#socle/echange/envoi.schema.ts'
import { exporterRapport } from '#socle/echange/exporter-rapport.ts'
import { countIssues, findImport, insertImport, listImports, listLignes, updateAuDebut } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { tache } from './executer-import.ts'
import { ImportPage } from './ImportPage.tsx'
import { ImportsPage } from './ImportsPage.tsx'
import { NouvelImportPage } from './NouvelImportPage.tsx'

const parPage = 100
const moMax = 20

/** Les imports d'acteurs : à monter avant l'annuaire, dont /acteurs/:slug prendrait ces chemins. */
export const routes = routesDe('acteur')
  .get('/acteurs/imports', 'animateur', lister)
  .get('/acteurs/imports/nouveau', 'animateur', (c) => page(c, { titre: 'Importer des acteurs', indexer: false }, <NouvelImportPage />))
  .post('/acteurs/imports', 'animateur', envoyer, { limite: 'formulaire', tailleMax: moMax * 1024 ** 2 + 100 * 1024 })
  .get('/acteurs/imports/:id', 'animateur', montrer)
  .post('/acteurs/imports/:id/lancer', 'animateur', lancer)
  .get('/acteurs/imports/:id/rapport.csv', 'animateur', emporter)

async function lister(c: Contexte): Promise<Response> {
  const { avant } = lireFiltres(c, filtresDesImports)
  const imports = await listImports(c.var.db, 'acteur', avant)
  return page(c, { titre: "Imports d'acteurs", indexer: false }, <ImportsPage imports={imports} avant={avant} />)
}

async function envoyer(c: Contexte): Promise<Response> {
  const corps = await c.req.parseBody().catch((erreur: unknown) => {
    if (erreur instanceof ErreurMetier) throw erreur
    throw new ErreurMetier(400, "L'envoi n'a pas pu être lu. Revenez à la page et recommencez.")
  })
  const lu = await lireEnvoi(corps, { moMax })
  if (!lu.ok) return page(c, { titre: 'Importer des acteurs', indexer: false }, <NouvelImportPage {...lu} />, 422)
  const id = await insertImport(c.var.db, { ...lu.envoi, auteurId: c.var.membre?.id ?? null })
  await enfilerImport(c.var.db, tache, id)
  return c.redirect(`/acteurs/imports/${id}`, 303)
}

async function montrer(c: Contexte): Promise<Response> {
  const { db } = c.var
  const suivi = await importDe(c)
  const filtre = lireFiltres(c, filtresDuRapport)
  const [{ issues: comptes, signalees }, lues] = await Promise.all([
    countIssues(db, suivi.id),
    listLignes(db, suivi.id, { apres: filtre.apres, limite: parPage + 1, signaleesSeules: filtre.lignes === 'signalees' }),
  ])
  const lignes = lues.slice(0, parPage)
  const suivante = lues.length > parPage ? lignes.at(-1)?.ligne : undefined
  if (suivi.etat === 'en-attente' || suivi.etat === 'en-cours') c.header('refresh', '2')
  return page(
    c,
    { titre: `Import de ${suivi.nomFichier}`, indexer: false },
    <ImportPage {...{ suivi, comptes, signalees, lignes, filtre, suivante }} />,
  )
}

async function lancer(c: Contexte): Promise<Response> {
  const suivi = await importDe(c)
  if (!suivi.simuler || suivi.etat !== 'fini')
    throw new ErreurMetier(409, "Cet import n'est pas un essai terminé : il n'y a rien à lancer.")
  if (!suivi.aSonContenu) throw new ErreurMetier(410, "Le fichier de cet essai n'est plus gardé. Envoyez-le de nouveau.")
  await updateAuDebut(c.var.db, suivi.id, { simuler: false, auteurId: c.var.membre?.id ?? null })
  await enfilerImport(c.var.db, tache, suivi.id)
  return c.redirect(`/acteurs/imports/${suivi.id}`, 303)
}

async function emporter(c: Contexte): Promise<Response> {
  const { id } = await importDe(c)
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="import-${id}.csv"` }
  return new Response(exporterRapport(c.var.db, id), { headers })
}

async function importDe(c: Contexte) {
  const id = trouve(numero.safeParse(c.req.param('id')).data, 'Cet import n’existe pas.')
  const suivi = await findImport(c.var.db, id)
  return trouve(suivi?.salle === 'acteur' ? suivi : undefined, "Cet import n'existe pas, ou n'existe plus.")
}
