import { fileURLToPath } from 'node:url'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { ErreurMetier, type StatutErreur } from '../erreurs.ts'

/** Ce que l'atelier demande. `module` : une adresse file://. */
export type Commande<E> = { module: string; nom: string; donnees: E }
/** Ce que l'ouvrier répond : le module est chargé et le travail commence, puis comment il finit. */
export type Reponse<S> =
  | { etat: 'commence' }
  | { etat: 'fait'; resultat: S }
  | { etat: 'refus'; statut: StatutErreur; phrase: string }
  | { etat: 'echec'; detail: string }

type Garde = { parent: number; memoireMo: number }

if (isMainThread) travailler()
else monterLaGarde(workerData)

function travailler(): void {
  const garde: Garde = { parent: process.ppid, memoireMo: Number(process.argv[2]) }
  new Worker(fileURLToPath(import.meta.url), { workerData: garde, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref()
  process.on('message', (commande: Commande<unknown>) => void faire(commande).then(repondre))
  process.on('disconnect', () => process.exit(0))
  // Un arrêt demandé à tout le groupe : le parent finit ses réponses, puis coupe le canal.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
}

async function faire({ module, nom, donnees }: Commande<unknown>): Promise<Reponse<unknown>> {
  try {
    const fonction = (await import(/* @vite-ignore */ module))[nom]
    repondre({ etat: 'commence' })
    return { etat: 'fait', resultat: await fonction(donnees) }
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return { etat: 'refus', statut: erreur.statut, phrase: erreur.message }
    return { etat: 'echec', detail: erreur instanceof Error ? `${erreur.name} : ${erreur.message}` : String(erreur) }
  }
}

function repondre(reponse: Reponse<unknown>): void {
  process.send?.(reponse)
}

// Un fil à part : il voit la mémoire hors du tas, et un parent mort, même quand le travail ne rend pas la main.
function monterLaGarde({ parent, memoireMo }: Garde): void {
  setInterval(() => {
    const tropGros = process.memoryUsage.rss() > memoireMo * 1024 ** 2
    if (tropGros || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, 50)
}
