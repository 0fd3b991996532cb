import '../scripts/verifier-node.cjs'
import path from 'node:path'
import { creerApp } from './app.tsx'
import { creerServeur } from './creer-serveur.ts'
import { assurerDemonstration } from './demonstration/charger-demonstration.ts'
import { chargerContenuFondateur, preparerBase } from './preparer-base.ts'
import { taches } from './salles.ts'
import { adresseSur, noterAdresse } from './socle/adresse-ecoutee.ts'
import { fermerLesAteliers } from './socle/atelier/atelier.ts'
import { auPlus } from './socle/au-plus.ts'
import { adresseDeLaBase } from './socle/avec-serveur.ts'
import { config } from './socle/config.ts'
import { rompre } from './socle/connexions-muettes.ts'
import { demarrerExpedition } from './socle/courriel/expedier.ts'
import { ouvrirDb } from './socle/db.ts'
import { brancherLaFile } from './socle/enfiler.ts'
import { lireFichiersStatiques } from './socle/fichiers-statiques.ts'
import { journal } from './socle/journal.ts'
import { choisirLecture } from './socle/lecture.ts'
import { PagesGardees } from './socle/pages-gardees.ts'
import { demarrerPostgres } from './socle/postgres-embarque.ts'
import { renoncer } from './socle/renoncer.ts'
import { ecouterRevisions, revision } from './socle/revision.ts'
import { demarrerTaches } from './socle/taches.ts'
import { lireFront } from './vitrine/front.ts'
import { diffusion, ecouterQuestions } from './webinaire/direct/questions/diffusion.ts'

process.once('uncaughtException', renoncer)
const embarque = config.baseUrl ? undefined : await demarrerPostgres(config.dossier)
const base = ouvrirDb(await adresseDeLaBase(embarque), { max: config.connexionsMax, pages: true })
const replique = config.baseLectureUrl ? ouvrirDb(config.baseLectureUrl, { max: config.connexionsMax, pages: true }) : undefined
// Ce qui peut durer a ses connexions, et ses délais.
const fond = ouvrirDb(base.url, { max: 3 })
const relever = async () => void (embarque && (await demarrerPostgres(config.dossier)))
// Avant toute chose : dire que l'on est là, pour qu'une restauration en cours finisse d'abord.
const cesserEcoute = await ecouterRevisions(base.url, revision, relever)
await preparerBase(fond.db, (phrase) => journal.info(phrase))
if (config.demonstration) await assurerDemonstration(fond, { taille: config.tailleDemonstration, dire: (phrase) => journal.info(phrase) })
// La démonstration a son réseau inventé, et le même contenu pédagogique.
await chargerContenuFondateur(fond.db, { demonstration: config.demonstration })
const cesserQuestions = await ecouterQuestions(base.url)
const travaux = await demarrerTaches(base.url, fond.db, taches)
brancherLaFile(travaux.enfiler)
const expedition = demarrerExpedition(fond.db)
// L'écoute perdue, les autres connexions le sont sans doute, et un travail n'a personne pour s'en apercevoir.
revision.surChangement((raison) => {
  if (raison !== 'coupure') return
  rompre(fond.pool)
  travaux.rompre()
  rompre(base.pool, 1000)
})

const gardees = new PagesGardees(revision)
const app = creerApp(base, { gardees, lecture: choisirLecture(base.db, replique, revision) })
const fichiers = lireFichiersStatiques(path.resolve('dist/client'))
// Les noms des vitrines sont connus avant la première demande.
await lireFront(base.db, undefined)
const serveur = creerServeur({ app, fichiers, gardees })
serveur.once('error', (erreur) => void arreter(() => renoncer(erreur)))
serveur.listen(config.port, config.hote, annoncer)

function annoncer(): void {
  process.removeListener('uncaughtException', renoncer)
  const ou = serveur.address()
  const port = ou && typeof ou === 'object' ? ou.port : config.port
  journal.info({ port }, 'écoute')
  const adresse = adresseSur(port)
  noterAdresse(adresse)
  process.stderr.write(`\n  Catalyse est prête : ${adresse.locale}\n${ouSontLesDonnees()}\n`)
  process.send?.({ port })
}

// Seulement quand rien ne l'a demandé : lancée par root sous un dossier fermé, elle les met ailleurs.
function ouSontLesDonnees(): string {
  return process.env.DOSSIER_DONNEES || config.dossier === path.resolve('.catalyse') ? '' : `  Ses données sont dans ${config.dossier}\n`
}

function signaler(quoi: string) {
  return (erreur: Error) => journal.error({ erreur: erreur.message }, quoi)
}

let arretDemande = false
async function arreter(sortir: () => void = () => process.exit(0)): Promise<void> {
  if (arretDemande) return
  arretDemande = true
  // Docker tue après dix secondes ; une base figée ou un envoi sans fin ne nous retient pas jusque-là.
  setTimeout(() => void quitterSansAttendre(sortir), 9000)
  const expedie = expedition.arreter()
  diffusion.fermer()
  // Les réponses en cours finissent, cinq secondes au plus ; les connexions inactives sont rendues.
  const repondu = new Promise<void>((suite) => {
    serveur.close(() => suite())
    serveur.closeIdleConnections()
    setTimeout(() => serveur.closeAllConnections(), 5000).unref()
  })
  await Promise.all([repondu, expedie, travaux.arreter(repondu).catch(signaler('travaux'))])
  await fermerLesAteliers()
  await Promise.all([cesserEcoute(), cesserQuestions(), base.fermer(), fond.fermer(), replique?.fermer()])
  // Démarrée à côté de l'application, la démonstration lui laisse son PostgreSQL.
  if (!(config.demonstration && embarque?.repris)) await embarque?.arreter()
  journal.flush()
  sortir()
}

async function quitterSansAttendre(sortir: () => void): Promise<void> {
  await auPlus(300, fermerLesAteliers()).catch(signaler('ateliers'))
  journal.warn("arrêt : neuf secondes n'ont pas suffi à tout finir")
  journal.flush()
  sortir()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void arreter())
