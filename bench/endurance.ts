import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { config } from '#socle/config.ts'
import { type Base, type Db, ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { pidDuServeur } from '#socle/processus-postgres.ts'
import { connecter } from '#socle/session.factory.ts'
import { reglerQuestions } from '#webinaire/direct/questions/moderer-question.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { type Exemplaire, ouvrirServeurSmtp } from '../tests/serveur-smtp.ts'
import { lacherLaFoule, type Recit } from './foule.ts'
import { type Mesure, mediane, type Resultat } from './mesurer.ts'
import { famille, lancerApplication, pss } from './processus.ts'

const port = 3933
const dossier = path.resolve('.catalyse/bench-endurance')
const minutes = Number(process.env.ENDURANCE_MINUTES ?? 10)

/**
 * Dix minutes de lectures, d'écritures, de dépôts, de questions et de courriels ; l'application et PostgreSQL sont tués chacun leur tour
 * toutes les 30 s. À la fin : tout ce qui a été confirmé est là, une fois ; chaque courriel est arrivé ; la mémoire n'a pas monté.
 */
export const mesure: Mesure = { nom: 'endurance', faire }

async function faire(): Promise<Resultat[]> {
  rmSync(dossier, { recursive: true, force: true })
  const boite = await ouvrirServeurSmtp()
  const reglages = {
    DATABASE_URL: '',
    DOSSIER_DONNEES: dossier,
    MANDATAIRES: '1',
    SECRET: config.secret,
    SMTP_URL: boite.url,
    NIVEAU_JOURNAL: 'error',
    // Les réglages de Node que posent « npm start » et les unités systemd.
    NODE_OPTIONS: '--max-semi-space-size=4 --max-old-space-size=192',
  }
  const lancer = () => lancerApplication('', port, reglages)
  let application = await lancer()
  const decor = await surLaBase(planter)
  const foule = lacherLaFoule(() => application.url, decor)
  const memoire: Memoire[] = []
  const releve = setInterval(() => memoire.push(peser(application.processus.pid)), 1000)
  const terme = Date.now() + minutes * 60_000
  for (let coup = 0; Date.now() < terme - 30_000; coup++) {
    await attendre(30_000)
    if (coup % 2 === 0) {
      application.processus.kill('SIGKILL')
      application = await lancer()
    } else {
      process.kill(pidDuServeur(path.join(dossier, 'postgres')) ?? 0, 'SIGKILL')
    }
  }
  await attendre(Math.max(0, terme - Date.now()))
  clearInterval(releve)
  await foule.cesser()
  const bilan = await surLaBase(async ({ db }) => {
    await plusDeCourrielEnAttente(db)
    return compter(db, foule.recit, application.url, parAdresse(boite.recus))
  })
  application.processus.kill('SIGTERM')
  await new Promise((suite) => application.processus.once('exit', suite))
  await boite.fermer()
  return enResultats(bilan, foule.recit, memoire, boite.recus.length)
}

// Chaque envoi répondu doit se retrouver une fois ; chaque courriel, arriver, et deux exemplaires porter le même Message-ID.
async function compter(db: Db, { confirmes }: Recit, url: string, recus: Map<string, string[]>) {
  const acteurs = compterPar(await db.selectFrom('acteur').select('nom as cle').execute())
  const inscrits = compterPar(await db.selectFrom('inscription').select('courriel as cle').execute())
  const questions = compterPar(await db.selectFrom('question').select('texte as cle').execute())
  const images = await Promise.all([...confirmes.images].map(async (image) => (await fetch(url + image)).status === 200))
  const pasUne = (voulus: Set<string>, gardes: Map<string, number>) => [...voulus].filter((cle) => gardes.get(cle) !== 1).length
  const copies = [...recus.values()].flatMap((identifiants) => (identifiants.length > 1 ? [identifiants] : []))
  return {
    ecritures:
      pasUne(confirmes.organisations, acteurs) +
      pasUne(confirmes.inscriptions, inscrits) +
      pasUne(confirmes.questions, questions) +
      images.filter((vue) => !vue).length,
    courrielsPerdus: [...confirmes.inscriptions].filter((adresse) => !recus.has(adresse)).length,
    courrielsEnDouble: copies.filter((identifiants) => new Set(identifiants).size > 1).length,
    copies: copies.length,
  }
}

function enResultats(bilan: Awaited<ReturnType<typeof compter>>, recit: Recit, memoire: Memoire[], recus: number): Resultat[] {
  const { organisations, inscriptions, questions, images } = recit.confirmes
  const total = organisations.size + inscriptions.size + questions.size + images.size
  const statuts = [...recit.statuts].toSorted(([a], [b]) => a - b).map(([statut, fois]) => `${statut || 'sans réponse'} × ${fois}`)
  const [deuxieme, derniere] = [memoire.slice(60, 120), memoire.slice(-60)].map(medianes)
  return [
    {
      ...zero('écritures confirmées qui manquent ou sont doublées', bilan.ecritures),
      note: `sur ${total} : ${organisations.size} organisations, ${inscriptions.size} inscriptions, ${questions.size} questions, ${images.size} images`,
    },
    { ...zero('courriels perdus', bilan.courrielsPerdus), note: `${recus} reçus` },
    {
      ...zero('courriels reçus deux fois sous deux Message-ID', bilan.courrielsEnDouble),
      note: `${bilan.copies} reçus deux fois sous le même : tués entre la remise et sa note`,
    },
    { ...zero('réponses inattendues', recit.surprises.length), note: [...statuts, ...recit.surprises.slice(0, 5)].join(', ') },
    {
      nom: 'mémoire : dernière minute / deuxième',
      valeurs: [(derniere?.total ?? Number.NaN) / (deuxieme?.total ?? Number.NaN)],
      seuil: 1.1,
      sens: 'au plus',
      note: `médianes, ouvriers compris : deuxième minute ${enMo(deuxieme)}, dernière ${enMo(derniere)}`,
    },
  ]
}

const zero = (nom: string, valeur: number): Resultat => ({ nom, valeurs: [valeur], seuil: 0, sens: 'au plus' })

async function planter({ db }: Base) {
  const seance = await creerSeance(db, { titre: `Séance d'endurance ${Date.now()}` })
  await reglerQuestions(db, seance.id, { ouvertes: true, moderees: false }, null)
  return { slug: seance.slug, cookie: (await connecter(db)).cookie }
}

async function plusDeCourrielEnAttente(db: Db): Promise<void> {
  for (let essai = 0; essai < 1200; essai++) {
    const reste = await db
      .selectFrom('courriel')
      .select('id')
      .where('envoye_le', 'is', null)
      .where('destinataire', 'like', 'personne%')
      .limit(1)
      .execute()
    if (reste.length === 0) return
    await attendre(500)
  }
}

async function surLaBase<T>(faire: (base: Base) => Promise<T>): Promise<T> {
  const postgres = await demarrerPostgres(dossier)
  const base = ouvrirDb(postgres.url('catalyse'), { max: 2 })
  return faire(base).finally(base.fermer)
}

function compterPar(lignes: { cle: string }[]): Map<string, number> {
  return lignes.reduce((compte, { cle }) => compte.set(cle, (compte.get(cle) ?? 0) + 1), new Map<string, number>())
}

// Les Message-ID reçus par chaque adresse.
function parAdresse(recus: Exemplaire[]): Map<string, string[]> {
  const par = Map.groupBy(recus, ({ destinataire }) => destinataire)
  return new Map([...par].map(([adresse, exemplaires]) => [adresse, exemplaires.map(({ messageId }) => messageId)]))
}

type Memoire = { application: number; postgres: number; total: number }

// L'application et ses ouvriers, PostgreSQL et ses connexions : PSS, en Mo.
function peser(application: number | undefined): Memoire {
  const somme = (pid: number | undefined) => (pid ? famille(pid) : []).reduce((total, un) => total + pss(un), 0)
  const [un, deux] = [somme(application), somme(pidDuServeur(path.join(dossier, 'postgres')))]
  return { application: un, postgres: deux, total: un + deux }
}

function medianes(releves: Memoire[]): Memoire {
  const de = (quoi: keyof Memoire) => mediane(releves.map((releve) => releve[quoi]))
  return { application: de('application'), postgres: de('postgres'), total: de('total') }
}

const enMo = (m: Memoire | undefined) =>
  m ? `${m.total.toFixed(0)} Mo (application ${m.application.toFixed(0)}, PostgreSQL ${m.postgres.toFixed(0)})` : ''
