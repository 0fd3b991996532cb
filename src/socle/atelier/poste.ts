import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { ErreurMetier } from '../erreurs.ts'
import { EchecDAtelier } from './echec-d-atelier.ts'
import { adresseDuModule, type Ouvrage } from './ouvrage.ts'
import type { Commande, Reponse } from './ouvrier.ts'

/** Bornes d'un ouvrier. `tasMo` : son tas JavaScript. `memoireMo` : tout le processus. `reposMs` : il s'arrête après ce temps sans travail. */
export type BornesDOuvrier = { tasMo: number; memoireMo: number; reposMs: number }
export type Poste = {
  travailler: <E, S>(ouvrage: Ouvrage<E, S>, donnees: E, ms: number) => Promise<S>
  fermer: () => Promise<void>
}

// Démarrer et charger un module ne compte pas dans le temps du travail ; sur une machine chargée, c'est quelques secondes.
const chargementMs = 20_000
// Arrêtés par nous, au milieu peut-être d'un travail qui n'y est pour rien : il passera plus tard.
const renvoyes = new WeakSet<ChildProcess>()

/** La place d'un ouvrier : le processus y naît à la demande, y est tué passé sa borne, y est remplacé. Un travail à la fois. */
export function creerPoste(bornes: BornesDOuvrier): Poste {
  let enfant: ChildProcess | undefined
  let repos: NodeJS.Timeout | undefined

  const presenter = (): ChildProcess => {
    clearTimeout(repos)
    if (enfant?.connected) return enfant
    const nouveau = demarrer(bornes)
    nouveau.once('exit', () => {
      if (enfant === nouveau) enfant = undefined
    })
    enfant = nouveau
    return nouveau
  }
  const fermer = async (): Promise<void> => {
    clearTimeout(repos)
    const present = enfant
    enfant = undefined
    if (!present) return
    renvoyes.add(present)
    await tuer(present)
  }
  return {
    travailler: async (ouvrage, donnees, ms) => {
      const present = presenter()
      retenir(present)
      try {
        return await faireFaire(present, ouvrage, donnees, ms)
      } finally {
        relacher(present)
        repos = setTimeout(() => void fermer(), bornes.reposMs).unref()
      }
    },
    fermer,
  }
}

function demarrer({ tasMo, memoireMo }: BornesDOuvrier): ChildProcess {
  const { NODE_ENV, TZ } = process.env
  const enfant = fork(adresseDuModule('src/socle/atelier/ouvrier.ts'), [String(memoireMo)], {
    // Rien des réglages ni du secret : ce qui est traité là vient d'ailleurs. Une seule réserve de mémoire pour tous les fils du
    // processus : la bibliothèque du système en tient sinon une par fil, et une image finie y reste comptée.
    env: { MALLOC_ARENA_MAX: '1', ...(NODE_ENV ? { NODE_ENV } : {}), ...(TZ ? { TZ } : {}) },
    execArgv: [`--max-old-space-size=${tasMo}`, '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  enfant.on('error', () => {})
  cederLePas(enfant)
  return enfant
}

// À processeur disputé, les pages passent d'abord.
function cederLePas({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, 5)
  } catch {
    // Un système qui ne le permet pas, ou un ouvrier déjà mort : il travaillera comme les autres.
  }
}

function faireFaire<E, S>(enfant: ChildProcess, { module, nom }: Ouvrage<E, S>, donnees: E, ms: number): Promise<S> {
  return new Promise<S>((reussir, echouer) => {
    let tropLong = false
    const arreter = () => {
      tropLong = true
      enfant.kill('SIGKILL')
    }
    let chrono = setTimeout(arreter, chargementMs)
    const conclure = (suite: () => void) => {
      clearTimeout(chrono)
      enfant.off('message', ecouter).off('exit', finir).off('error', rater)
      suite()
    }
    const ecouter = (reponse: Reponse<S>) => {
      if (reponse.etat === 'commence') {
        clearTimeout(chrono)
        chrono = setTimeout(arreter, ms)
      } else if (reponse.etat === 'fait') conclure(() => reussir(reponse.resultat))
      else if (reponse.etat === 'refus') conclure(() => echouer(new ErreurMetier(reponse.statut, reponse.phrase)))
      else conclure(() => echouer(new EchecDAtelier('echec', `${nom} : ${reponse.detail}`)))
    }
    const finir = (code: number | null, signal: string | null) =>
      conclure(() => {
        const raison = renvoyes.has(enfant) ? 'occupe' : tropLong ? 'trop-long' : causeDeLaFin(code, signal)
        echouer(new EchecDAtelier(raison, `${nom} : ${signal ?? code}`))
      })
    const rater = (erreur: Error) => conclure(() => echouer(new EchecDAtelier('echec', `${nom} : ${erreur.message}`)))
    enfant.on('message', ecouter).on('exit', finir).on('error', rater)
    const commande: Commande<E> = { module: adresseDuModule(module).href, nom, donnees }
    try {
      enfant.send(commande, (erreur) => erreur && rater(erreur))
    } catch (erreur) {
      rater(erreur instanceof Error ? erreur : new Error(String(erreur)))
    }
  })
}

// V8 abandonne quand le tas est plein (SIGABRT, ou 134 selon le système) ; la garde, ou le système, tue (SIGKILL).
const causeDeLaFin = (code: number | null, signal: string | null) =>
  code === 134 || signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL' ? 'trop-grand' : 'echec'

// Au repos, un ouvrier ne retient pas le processus : une commande ou un test finit sans le fermer.
function retenir(enfant: ChildProcess): void {
  enfant.ref()
  enfant.channel?.ref()
}
function relacher(enfant: ChildProcess): void {
  enfant.unref()
  enfant.channel?.unref()
}

async function tuer(enfant: ChildProcess): Promise<void> {
  if (enfant.exitCode !== null || enfant.signalCode !== null || enfant.pid === undefined) return
  enfant.ref()
  const fini = new Promise((suite) => enfant.once('exit', suite))
  enfant.kill('SIGKILL')
  await fini
}
