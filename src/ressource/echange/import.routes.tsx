import { page } from '#interface/page.tsx'
import { enfilerImport } from '#socle/echange/enfiler-import.ts'
import { filtresDesImports, filtresDuRapport } from '#socle/echange/envoi.schema.ts'
import { exporterRapport } from '#socle/echange/exporter-rapport.ts'
import { countIssues, insertImport, listImports, listLignes, updateAuDebut } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { filtresDesBrouillons } from './echange.schema.ts'
import { tache } from './executer-import.ts'
import { ImportPage } from './ImportPage.tsx'
import { ImportsPage } from './ImportsPage.tsx'
import { countParEtat, listBrouillonsNes, listNeesDesLignes, updateCorrespondances } from './import.repository.ts'
import { importDemande } from './import-demande.ts'
import { NouvelImportPage } from './NouvelImportPage.tsx'
import { optionsDe } from './options.ts'
import { recevoirImport } from './recevoir-import.ts'
import { montrerCorrespondances } from './wordpress.routes.tsx'

const parPage = 100

export async function lister(c: Contexte): Promise<Response> {
  const { avant } = lireFiltres(c, filtresDesImports)
  const imports = await listImports(c.var.db, 'ressource', avant)
  return page(c, { titre: 'Imports de ressources', indexer: false }, <ImportsPage imports={imports} avant={avant} />)
}

export const nouveau = (c: Contexte): Response => page(c, { titre: 'Importer des ressources', indexer: false }, <NouvelImportPage />)

export async function envoyer(c: Contexte): Promise<Response> {
  const recu = await recevoirImport(c)
  if (!recu.ok) return page(c, { titre: 'Importer des ressources', indexer: false }, <NouvelImportPage {...recu.refuse} />, 422)
  const { nouvelles, ...envoi } = recu.envoi
  // Un export WordPress est d'abord analysé : rien ne s'écrit avant qu'on ait dit où va chaque rubrique.
  const deWordpress = envoi.format === 'wxr'
  const options = { nouvelles, ...(deWordpress ? { etape: 'analyse' } : {}) }
  const a = { ...envoi, simuler: deWordpress || envoi.simuler, salle: 'ressource' as const, options, auteurId: c.var.membre?.id ?? null }
  const id = await insertImport(c.var.db, a)
  await enfilerImport(c.var.db, tache, id)
  return c.redirect(`/ressources/imports/${id}`, 303)
}

export async function montrer(c: Contexte): Promise<Response> {
  const { db } = c.var
  const suivi = await importDemande(c)
  const enAnalyse = suivi.format === 'wxr' && optionsDe(suivi).etape === 'analyse'
  if (enAnalyse && suivi.etat === 'fini') return montrerCorrespondances(c, suivi)
  const filtre = lireFiltres(c, filtresDuRapport)
  const choix = lireFiltres(c, filtresDesBrouillons)
  const tranche = { apres: filtre.apres, limite: parPage + 1, signaleesSeules: filtre.lignes === 'signalees' }
  const [{ issues: comptes, signalees }, lues, brouillons, etats] = await Promise.all([
    countIssues(db, suivi.id),
    listLignes(db, suivi.id, tranche),
    listBrouillonsNes(db, suivi.id, { apres: choix.suite, limite: parPage + 1 }),
    countParEtat(db, suivi.id),
  ])
  const lignes = lues.slice(0, parPage)
  const montres = brouillons.slice(0, parPage)
  const nees = await listNeesDesLignes(
    db,
    suivi.id,
    lignes.map(({ ligne }) => ligne),
  )
  const suivantes = {
    suivante: lues.length > parPage ? lignes.at(-1)?.ligne : undefined,
    suite: brouillons.length > parPage ? montres.at(-1)?.ligne : undefined,
  }
  if (suivi.etat === 'en-attente' || suivi.etat === 'en-cours') c.header('refresh', '2')
  const vue = { suivi, comptes, signalees, lignes, filtre, brouillons: montres, etats, choix, adresses: nees, enAnalyse, ...suivantes }
  return page(c, { titre: `Import de ${suivi.nomFichier} (n° ${suivi.id})`, indexer: false }, <ImportPage {...vue} />)
}

export async function lancer(c: Contexte): Promise<Response> {
  const { db } = c.var
  const suivi = await importDemande(c)
  const enAnalyse = suivi.format === 'wxr' && optionsDe(suivi).etape === 'analyse'
  if (!suivi.simuler || suivi.etat !== 'fini' || enAnalyse)
    throw new ErreurMetier(409, "Cet import n'est pas un essai terminé : il n'y a rien à lancer.")
  if (!suivi.aSonContenu) throw new ErreurMetier(410, "Le fichier de cet essai n'est plus gardé. Envoyez-le de nouveau.")
  if (suivi.format === 'wxr') await updateCorrespondances(db, suivi.id, {}, 'import')
  await updateAuDebut(db, suivi.id, { simuler: false, auteurId: c.var.membre?.id ?? null })
  await enfilerImport(db, tache, suivi.id)
  return c.redirect(`/ressources/imports/${suivi.id}`, 303)
}

export async function emporter(c: Contexte): Promise<Response> {
  const { id } = await importDemande(c)
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="import-${id}.csv"` }
  return new Response(exporterRapport(c.var.db, id), { headers })
}
