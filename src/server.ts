import path from 'node:path'
import { creerApp } from './app.tsx'
import { chargerContenuFondateur } from './contenu-fondateur.ts'
import { creerServeur } from './creer-serveur.ts'
import { assurerDemonstration } from './demonstration/charger-demonstration.ts'
import { preparerBase } from './preparer-base.ts'
import { adresseDeLaBase } from './socle/avec-serveur.ts'
import { config } from './socle/config.ts'
import { envoyerCourriels } from './socle/courriel.ts'
import { type Base, ouvrirDb } from './socle/db.ts'
import { brancherLaFile } from './socle/enfiler.ts'
import { lireFichiersStatiques } from './socle/fichiers-statiques.ts'
import { journal } from './socle/journal.ts'
import { choisirLecture } from './socle/lecture.ts'
import { PagesGardees } from './socle/pages-gardees.ts'
import { demarrerPostgres } from './socle/postgres-embarque.ts'
import { renoncer } from './socle/renoncer.ts'
import { ecouterRevisions, revision } from './socle/revision.ts'
import { demarrerTaches } from './socle/taches.ts'
import { taches } from './taches.ts'
import { lireFront } from './vitrine/front.ts'
import { diffusion, ecouterQuestions } from './webinaire/direct/questions/diffusion.ts'

process.once('uncaughtException', renoncer)
const embarque = config.baseUrl ? undefined : await demarrerPostgres(config.dossier)
const base = ouvrirDb(await adresseDeLaBase(embarque), { max: config.connexionsMax })
const replique = config.baseLectureUrl ? ouvrirDb(config.baseLectureUrl, { max: config.connexionsMax }) : undefined
await preparerBase(base.db, (phrase) => journal.info(phrase))
if (config.demonstration) await assurerDemonstration(base, { taille: config.tailleDemonstration, dire: (phrase) => journal.info(phrase) })
// La démonstration a son réseau inventé, et le même contenu pédagogique.
await chargerContenuFondateur(base.db, { acteurs: !config.demonstration })
const relever = async () => void (embarque && (await demarrerPostgres(config.dossier)))
const cesserEcoute = await ecouterRevisions(base.url, revision, relever)
const cesserQuestions = await ecouterQuestions(base.url)
const travaux = await demarrerTaches(base.url, base.db, taches)
brancherLaFile(travaux.enfiler)
const courriels = setInterval(() => void envoyerCourriels(base.db).catch(signaler('courriels')), 5000)

const gardees = new PagesGardees(revision)
const app = creerApp(base, { gardees, lecture: choisirLecture(base.db, replique?.db, revision) })
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
  process.stderr.write(`\n  Catalyse est prête : http://localhost:${port}\n\n`)
  process.send?.({ port })
}

function signaler(quoi: string) {
  return (erreur: Error) => journal.error({ erreur: erreur.message }, quoi)
}

let arretDemande = false
async function arreter(sortir: () => void = () => process.exit(0)): Promise<void> {
  if (arretDemande) return
  arretDemande = true
  clearInterval(courriels)
  diffusion.fermer()
  // Les réponses en cours finissent ; les connexions inactives sont rendues.
  await new Promise<void>((suite) => {
    serveur.close(() => suite())
    serveur.closeIdleConnections()
    setTimeout(() => serveur.closeAllConnections(), 8000).unref()
  })
  await travaux.arreter().catch(signaler('travaux'))
  await Promise.all([cesserEcoute(), cesserQuestions()])
  for (const ouverte of [base, replique] satisfies (Base | undefined)[]) await ouverte?.fermer()
  // Démarrée à côté de l'application, la démonstration lui laisse son PostgreSQL.
  if (!(config.demonstration && embarque?.repris)) await embarque?.arreter()
  journal.flush()
  sortir()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void arreter())
