import { spawnSync } from 'node:child_process'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'
import { ouvrirDb } from '#socle/db.ts'
import { reglerQuestions } from '#webinaire/direct/questions/moderer-question.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { baseDe } from './bases.ts'
import { ecrire, type Mesure, quantile, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication, processeur, pss } from './processus.ts'

const port = 3929
const personnes = 500
const questions = 40

/** Une séance suivie par 500 personnes sur un seul processus : quand voient-elles la question qu'une autre vient de poser ? */
export const mesure: Mesure = { nom: 'questions-en-direct', faire }

type Suivi = { vues: Map<string, number>; fermer: () => void }

async function faire(): Promise<Resultat[]> {
  const databaseUrl = await baseDe(0)
  const base = ouvrirDb(databaseUrl, { max: 1 })
  const seance = await creerSeance(base.db, { titre: `Séance du banc ${Date.now()}` })
  await reglerQuestions(base.db, seance.id, { ouvertes: true, moderees: false }, null)
  seRanger('1')
  const application = await lancerApplication(databaseUrl, port, { MANDATAIRES: '1' })
  const pid = application.processus.pid ?? 0
  const url = `${application.url}/webinaires/${seance.slug}/questions`
  const suivis: Suivi[] = []
  try {
    await poser(url, 'Une question pour chauffer', 0)
    const memoireAvant = pss(pid)
    suivis.push(...(await Promise.all(Array.from({ length: personnes }, (_, rang) => suivre(`${url}/direct`, rang)))))
    await attendre(2000)
    const memoire = pss(pid) - memoireAvant
    const avant = processeur([pid])
    const parQuestion = []
    for (let n = 1; n <= questions; n++) parQuestion.push(await delais(url, suivis, n))
    const cpu = processeur([pid]) - avant
    const tous = parQuestion.flat()
    return [
      {
        nom: `une question neuve vue par ${personnes} personnes, p95`,
        valeurs: parQuestion.map((liste) => quantile(liste, 0.95)),
        unite: 'ms',
        seuil: 1000,
        sens: 'au plus',
        note: `sur ${tous.length} lectures : médiane ${ecrire(quantile(tous, 0.5))} ms, p95 ${ecrire(quantile(tous, 0.95))} ms, la plus lente ${ecrire(Math.max(...tous))} ms ; processeur ${ecrire((cpu * 1000) / questions)} ms par question`,
      },
      {
        nom: 'mémoire du processus par personne qui suit',
        valeurs: [(memoire * 1000) / personnes],
        unite: 'ko',
        seuil: 100,
        sens: 'au plus',
      },
    ]
  } finally {
    for (const { fermer } of suivis) fermer()
    seRanger('0-1')
    await base.db.deleteFrom('seance').where('id', '=', seance.id).execute()
    await base.fermer()
    await arreter(application.processus)
  }
}

// Du premier octet de l'envoi à la lecture par chacun.
async function delais(url: string, suivis: Suivi[], n: number): Promise<number[]> {
  const texte = `Question du banc ${n}`
  const debut = performance.now()
  await poser(url, texte, n)
  const terme = Date.now() + 10_000
  while (suivis.some(({ vues }) => !vues.has(texte)) && Date.now() < terme) await attendre(20)
  verifier(
    suivis.every(({ vues }) => vues.has(texte)),
    `« ${texte} » n'est pas arrivée chez tous`,
  )
  return suivis.map(({ vues }) => (vues.get(texte) ?? Number.NaN) - debut)
}

async function poser(url: string, texte: string, n: number): Promise<void> {
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'x-forwarded-for': `198.51.100.${n}` },
    body: new URLSearchParams({ texte }),
    redirect: 'manual',
  })
  verifier(status === 303, `la question est refusée (${status})`)
}

/** Suit le fil comme un navigateur, en notant quand chaque question arrive. */
function suivre(url: string, rang: number): Promise<Suivi> {
  const vues = new Map<string, number>()
  return new Promise((suite, echec) => {
    const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip, br', 'x-forwarded-for': `192.0.2.${rang % 250}` }
    const requete = get(url, { headers, agent: false }, (reponse: IncomingMessage) => {
      if (reponse.statusCode !== 200) return echec(new Error(`le direct répond ${reponse.statusCode}`))
      let reste = ''
      reponse.setEncoding('utf8').on('data', (morceau: string) => {
        const blocs = (reste + morceau).split('\n\n')
        reste = blocs.pop() ?? ''
        for (const bloc of blocs) {
          for (const [, texte = ''] of bloc.matchAll(/"texte":"(Question du banc \d+)"/g)) vues.set(texte, performance.now())
          if (bloc.includes('event: etat')) suite({ vues, fermer: () => requete.destroy() })
        }
      })
    })
    requete.on('error', echec)
  })
}

// Le client sur l'autre cœur que l'application, le temps de cette mesure.
function seRanger(coeurs: string): void {
  spawnSync('taskset', ['-acp', coeurs, String(process.pid)])
}
