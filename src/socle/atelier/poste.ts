import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { ErreurMetier } from '../erreurs.ts'
import { journal } from '../journal.ts'
import { EchecDAtelier, type RaisonDEchec } from './echec-d-atelier.ts'
import { adresseDuModule, type Ouvrage } from './ouvrage.ts'
import type { Commande, Reponse } from './ouvrier.ts'
import { signalDeLaGarde } from './signal-de-la-garde.ts'

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

/** `panne` : l'ouvrier a manqué avant de pouvoir dire quoi que ce soit du travail. `reprendre` : un autre ouvrier dira mieux. */
type Issue<S> = { resultat: S } | { panne: EchecDAtelier; reprendre: boolean }

/**
 * La place d'un ouvrier : le processus y naît à la demande, y est tué passé sa borne, y est remplacé. Un travail à la fois.
 * Un ouvrier qui ne démarre pas, ou meurt sans avoir passé une borne, est remplacé et le travail refait, une fois ; puis `occupe`.
 */
export function creerPoste(bornes: BornesDOuvrier): Poste {
  let enfant: ChildProcess | undefined
  let repos: NodeJS.Timeout | undefined

  const presenter = (): ChildProcess => {
    clearTimeout(repos)
    if (enfant?.connected && enfant.pid !== undefined) return enfant
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
  const tenter = async <E, S>(ouvrage: Ouvrage<E, S>, donnees: E, ms: number): Promise<Issue<S>> => {
    let present: ChildProcess
    try {
      present = presenter()
    } catch (erreur) {
      // Le système refuse un processus de plus : selon l'erreur, Node la jette ou l'annonce.
      return { panne: new EchecDAtelier('occupe', `${ouvrage.nom} : ${String(erreur)}`), reprendre: true }
    }
    retenir(present)
    try {
      return await faireFaire(present, ouvrage, donnees, ms)
    } finally {
      relacher(present)
      repos = setTimeout(() => void fermer(), bornes.reposMs).unref()
    }
  }
  return {
    travailler: async (ouvrage, donnees, ms) => {
      const premiere = await tenter(ouvrage, donnees, ms)
      if ('resultat' in premiere) return premiere.resultat
      await fermer()
      journal.warn({ raison: premiere.panne.raison, detail: premiere.panne.detail }, 'ouvrier perdu')
      const issue = premiere.reprendre ? await tenter(ouvrage, donnees, ms) : premiere
      if ('resultat' in issue) return issue.resultat
      await fermer()
      throw issue.panne
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

function faireFaire<E, S>(enfant: ChildProcess, { module, nom }: Ouvrage<E, S>, donnees: E, ms: number): Promise<Issue<S>> {
  return new Promise<Issue<S>>((reussir, echouer) => {
    let commence = false
    let tropLong = false
    const arreter = () => {
      tropLong = true
      enfant.kill('SIGKILL')
    }
    let chrono = setTimeout(arreter, chargementMs)
    const conclure = (suite: () => void) => {
      clearTimeout(chrono)
      enfant.off('message', ecouter).off('exit', finir).off('error', perdre)
      suite()
    }
    const echec = (raison: RaisonDEchec, detail: string | number | null) => new EchecDAtelier(raison, `${nom} : ${detail}`)
    const ecouter = (reponse: Reponse<S>) => {
      if (reponse.etat === 'commence') {
        commence = true
        clearTimeout(chrono)
        chrono = setTimeout(arreter, ms)
      } else if (reponse.etat === 'fait') conclure(() => reussir({ resultat: reponse.resultat }))
      else if (reponse.etat === 'refus') conclure(() => echouer(new ErreurMetier(reponse.statut, reponse.phrase)))
      else if (reponse.etat === 'echec') conclure(() => echouer(echec('echec', reponse.detail)))
      else conclure(() => reussir({ panne: echec('occupe', reponse.detail), reprendre: true }))
    }
    const finir = (code: number | null, signal: string | null) =>
      conclure(() => {
        const borne = commence ? borneDe(tropLong, code, signal) : undefined
        if (renvoyes.has(enfant)) reussir({ panne: echec('occupe', 'atelier fermé'), reprendre: false })
        else if (borne) echouer(echec(borne, signal ?? code))
        else
          reussir({
            // Tombé de lui-même en plein travail : si le suivant tombe aussi, c'est ce travail.
            panne: echec(commence && tombeDeLuiMeme(signal) ? 'echec' : 'occupe', signal ?? code),
            // Un chargement qui a déjà pris vingt secondes ne recommence pas aussitôt.
            reprendre: !tropLong,
          })
      })
    const perdre = (erreur: Error) => conclure(() => reussir({ panne: echec('occupe', erreur.message), reprendre: true }))
    enfant.on('message', ecouter).on('exit', finir).on('error', perdre)
    const commande: Commande<E> = { module: adresseDuModule(module).href, nom, donnees }
    try {
      enfant.send(commande, (erreur) => erreur && perdre(erreur))
    } catch (erreur) {
      // Ce qui est donné ne se copie pas.
      conclure(() => echouer(echec('echec', erreur instanceof Error ? erreur.message : String(erreur))))
    }
  })
}

// Nos bornes, et elles seules : le temps (tué par nous), le tas (V8 abandonne : SIGABRT, SIGTRAP, ou 134), la mémoire (la garde).
function borneDe(tropLong: boolean, code: number | null, signal: string | null): RaisonDEchec | undefined {
  if (tropLong) return 'trop-long'
  return code === 134 || signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === signalDeLaGarde ? 'trop-grand' : undefined
}

// Les autres signaux viennent du dehors : le système à court de mémoire, ou quelqu'un.
const tombeDeLuiMeme = (signal: string | null) => signal === null || ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE'].includes(signal)

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
