import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { page } from '#interface/page.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import type { Db } from '#socle/db.ts'
import { filtresDesImports, filtresDuRapport } from '#socle/echange/envoi.schema.ts'
import { exporterRapport } from '#socle/echange/exporter-rapport.ts'
import {
  countIssues,
  insertImport,
  listImports,
  listLignes,
  type SuiviDImport,
  updateAuDebut,
} from '#socle/echange/suivi-import.repository.ts'
import { enfiler } from '#socle/enfiler.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { TableauAImporter } from '#socle/salle.ts'
import { dateLongue, nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { majuscule } from '../../mots.ts'
import type { Tableau as Tableaux } from '../tableau-de.ts'
import { executerImport, tacheDImport } from './executer-import.ts'
import { type DeLaSorte, estARanger, type Imports, importDemande, type Site } from './imports.ts'
import { ImportPage } from './page/ImportPage.tsx'
import { NouvelImportPage } from './page/NouvelImportPage.tsx'
import { recevoirImport } from './recevoir-import.ts'

const parPage = 100
const auFilDeLEau = { auFilDeLEau: true } as const

/**
 * Importer : ses pages, son travail de fond, et de quoi importer d'un trait. À monter avant le catalogue, dont « chemin/:slug »
 * prendrait ces adresses.
 */
export function importDe<S extends object, E extends string, P extends object>(tableau: Tableaux<S, E, P>, imports: Imports<E>) {
  const { sorte, colonnes } = tableau
  const { salle } = sorte
  const { mots, site, moMax, tropGros, nouvelles, menager = false } = imports
  const liste = `${sorte.chemin}/imports`
  const executer = (db: Db, id: number) => executerImport(db, id, tableau, imports)
  const tache = tacheDImport(tableau, executer)
  const envoi = { limite: 'formulaire', tailleMax: (moMax + 1) * 1024 ** 2, ...(site && auFilDeLEau) } as const

  async function lister(c: Contexte): Promise<Response> {
    const { avant } = lireFiltres(c, filtresDesImports)
    const suivis = await listImports(c.var.db, salle, avant)
    return page(c, { titre: mots.imports, indexer: false }, <ImportsPage {...{ sorte, imports, suivis, avant }} />)
  }

  const nouveau = (c: Contexte, refuse = {}, statut = 200): Response =>
    page(c, { titre: mots.importer, indexer: false }, <NouvelImportPage {...{ sorte, imports, colonnes, ...refuse }} />, statut)

  async function envoyer(c: Contexte): Promise<Response> {
    const recu = await recevoirImport(c, { moMax, tropGros, aPart: site?.format })
    if (!recu.ok) return nouveau(c, recu.refuse, 422)
    const { nouvelles: voulues, ...fichier } = recu.envoi
    // Un site est d'abord lu en entier : rien ne s'écrit avant qu'on ait dit où va chaque rubrique.
    const aRanger = fichier.format === site?.format
    const options = { nouvelles: voulues, ...(aRanger && { etape: 'analyse' }) }
    const simuler = aRanger || fichier.simuler
    const id = await insertImport(c.var.db, { ...fichier, simuler, salle, options, auteurId: c.var.membre?.id ?? null })
    return suivre(c, id)
  }

  async function suivre(c: Contexte, id: number): Promise<Response> {
    // S'il ne partait pas (arrêt brutal juste ici), la reprise périodique le trouverait.
    await enfiler(c.var.db, tache, { id })
    return c.redirect(`${liste}/${id}`, 303)
  }

  async function recommencer(c: Contexte, { id }: SuiviDImport, simuler: boolean): Promise<Response> {
    await updateAuDebut(c.var.db, id, { simuler, auteurId: c.var.membre?.id ?? null })
    return suivre(c, id)
  }

  async function montrer(c: Contexte): Promise<Response> {
    const { db } = c.var
    const suivi = await importDemande(c, salle)
    if (site && estARanger(site, suivi) && suivi.etat === 'fini') return site.ranger(c, suivi)
    const filtre = lireFiltres(c, filtresDuRapport)
    const tranche = { apres: filtre.apres, limite: parPage + 1, signaleesSeules: filtre.lignes === 'signalees' }
    const [{ issues: comptes, signalees }, lues] = await Promise.all([countIssues(db, suivi.id), listLignes(db, suivi.id, tranche)])
    const lignes = lues.slice(0, parPage)
    const suite = (await imports.suite?.(c, suivi, lignes)) ?? { contenu: null }
    const suivante = lues.length > parPage ? lignes.at(-1)?.ligne : undefined
    if (suivi.etat === 'en-attente' || suivi.etat === 'en-cours') c.header('refresh', '2')
    const vue = { sorte, imports, suivi, comptes, signalees, lignes, filtre, suivante, suite }
    return page(c, { titre: `Import de ${suivi.nomFichier} (n° ${suivi.id})`, indexer: false }, <ImportPage {...vue} />)
  }

  async function lancer(c: Contexte): Promise<Response> {
    const suivi = await importDemande(c, salle)
    if (!suivi.simuler || suivi.etat !== 'fini' || estARanger(site, suivi))
      throw new ErreurMetier(409, "Cet import n'est pas un essai terminé : il n'y a rien à lancer.")
    if (!suivi.aSonContenu) throw new ErreurMetier(410, "Le fichier de cet essai n'est plus gardé. Envoyez-le de nouveau.")
    return recommencer(c, suivi, false)
  }

  async function emporter(c: Contexte): Promise<Response> {
    const { id } = await importDemande(c, salle)
    const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="import-${id}.csv"` }
    return new Response(exporterRapport(c.var.db, id), { headers })
  }

  const routes = routesDe(salle)
    .get(liste, 'animateur', lister)
    .get(`${liste}/nouveau`, 'animateur', (c) => nouveau(c))
    .post(liste, 'animateur', envoyer, envoi)
    .get(`${liste}/:id`, 'animateur', montrer)
    .post(`${liste}/:id/lancer`, 'animateur', lancer)
    .get(`${liste}/:id/rapport.csv`, 'animateur', emporter)
  if (site) {
    const aRevoir = async (c: Contexte) => {
      const suivi = await importDemande(c, salle)
      if (suivi.format !== site.format || suivi.etat !== 'fini' || !suivi.simuler)
        throw new ErreurMetier(409, `Ce n'est pas un export ${site.nom} analysé : il n'y a rien à y ranger.`)
      if (!suivi.aSonContenu) throw new ErreurMetier(410, "Le fichier de cet export n'est plus gardé. Envoyez-le de nouveau.")
      return suivi
    }
    routes
      .get(`${liste}/:id/correspondances`, 'animateur', async (c) => site.ranger(c, await aRevoir(c)))
      .post(`${liste}/:id/correspondances`, 'animateur', async (c) => {
        const suivi = await aRevoir(c)
        return (await site.choisir(c, suivi)) ?? recommencer(c, suivi, true)
      })
  }
  const importer: TableauAImporter['importer'] = (db, octets, { nomFichier, simuler, format }) =>
    site && format === site.format
      ? site.dUnTrait(db, octets, { simuler })
      : tableau.importer(db, octets, { nomFichier, simuler, menager, nouvelles: nouvelles[0].valeur })
  return { ...routes, taches: [tache], tableaux: [{ liste: tableau.liste, site: site?.format, importer }], tache, executer }
}

type Props = { sorte: DeLaSorte; imports: Imports<string>; suivis: SuiviDImport[]; avant: number | undefined }

const etats: Record<string, string> = { 'en-attente': 'En attente', 'en-cours': 'En cours', fini: 'Terminé', refuse: 'Refusé' }
const colonnes = [
  { cle: 'fichier', libelle: 'Fichier' },
  { cle: 'genre', libelle: 'Genre' },
  { cle: 'etat', libelle: 'État' },
  { cle: 'lignes', libelle: 'Lignes', nombre: true },
  { cle: 'envoye', libelle: 'Envoyé' },
]

/** Les imports d'une sorte, le plus récent d'abord. */
function ImportsPage({ sorte, imports: { mots, site }, suivis, avant }: Props) {
  const chemin = `${sorte.chemin}/imports`
  const dernier = suivis.length === 50 ? suivis.at(-1)?.id : undefined
  const lignes = suivis.map((suivi) => ({
    fichier: <a href={`${chemin}/${suivi.id}`}>{suivi.nomFichier}</a>,
    genre: genreDe(suivi, site),
    etat: etats[suivi.etat] ?? suivi.etat,
    lignes: suivi.total === null ? '' : `${nombre(suivi.fait)} / ${nombre(suivi.total)}`,
    envoye: `${dateLongue(suivi.creeLe)}${suivi.auteur ? `, ${suivi.auteur}` : ''}`,
  }))
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: mots.etape, href: sorte.chemin }, { libelle: 'Imports' }]} />
      <h1>{mots.imports}</h1>
      <p class="actions">
        <Bouton href={`${chemin}/nouveau`}>{mots.nouveau}</Bouton>
      </p>
      {suivis.length === 0 ? (
        <EtatVide titre="Aucun import">{mots.vide}</EtatVide>
      ) : (
        <Tableau legende="Imports, le plus récent d'abord" colonnes={colonnes} lignes={lignes} />
      )}
      <Pagination
        resume={pluriel(suivis.length, 'import affiché', 'imports affichés')}
        precedente={avant ? chemin : undefined}
        suivante={dernier ? avecParametres(chemin, { avant: dernier }) : undefined}
      />
    </div>
  )
}

function genreDe(suivi: SuiviDImport, site: Site | undefined): string {
  const acte = estARanger(site, suivi) ? 'à ranger' : suivi.simuler ? 'essai à blanc' : 'import'
  return site ? `${suivi.format === site.format ? site.nom : 'Tableau'}, ${acte}` : majuscule(acte)
}
