import { fileURLToPath } from 'node:url'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { ErreurMetier, type StatutErreur } from '../erreurs.ts'
import { signalDeLaGarde } from './signal-de-la-garde.ts'

/** Ce que l'atelier demande. `module` : une adresse file://. */
export type Commande<E> = { module: string; nom: string; donnees: E }
/** Ce que l'ouvrier répond : le module est chargé et le travail commence, puis comment il finit. */
export type Reponse<S> =
  | { etat: 'commence' }
  | { etat: 'fait'; resultat: S }
  | { etat: 'refus'; statut: StatutErreur; phrase: string }
  | { etat: 'echec'; detail: string }
  /** Le module ne se charge pas : ce qui a été donné n'y est pour rien. */
  | { etat: 'panne'; detail: string }

type Garde = { parent: number; memoireMo: number }

if (isMainThread) travailler()
else monterLaGarde(workerData)

function travailler(): void {
  const garde: Garde = { parent: process.ppid, memoireMo: Number(process.argv[2]) }
  const fil = new Worker(fileURLToPath(import.meta.url), {
    workerData: garde,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  })
  // Sans garde, pas de travail : le système n'a plus de quoi faire un fil, le travail n'y est pour rien.
  fil.on('error', () => process.kill(process.pid, 'SIGKILL')).unref()
  process.on('message', (commande: Commande<unknown>) => void faire(commande).then(repondre))
  process.on('disconnect', () => process.exit(0))
  // Un arrêt demandé à tout le groupe : le parent finit ses réponses, puis coupe le canal.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
}

async function faire({ module, nom, donnees }: Commande<unknown>): Promise<Reponse<unknown>> {
  let commence = false
  try {
    const fonction = (await import(/* @vite-ignore */ module))[nom]
    repondre({ etat: 'commence' })
    commence = true
    return { etat: 'fait', resultat: await fonction(donnees) }
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return { etat: 'refus', statut: erreur.statut, phrase: erreur.message }
    const detail = erreur instanceof Error ? `${erreur.name} : ${erreur.message}` : String(erreur)
    return { etat: commence ? 'echec' : 'panne', detail }
  }
}

function repondre(reponse: Reponse<unknown>): void {
  process.send?.(reponse)
}

// Un fil à part : il voit la mémoire hors du tas, et un parent mort, même quand le travail ne rend pas la main.
function monterLaGarde({ parent, memoireMo }: Garde): void {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    if (process.memoryUsage.rss() > memoireMo * 1024 ** 2) process.kill(process.pid, signalDeLaGarde)
  }, 50)
}
