import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { creerBase } from '#socle/bases.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'

export const roles = ['visiteuse', 'membre', 'tenante', 'animatrice', 'administratrice'] as const
export type Qui = (typeof roles)[number]

/** Le site tel que ses pages le nomment, quel que soit le port où il écoute. */
export const adresse = 'http://catalyse.essai'

export type ServeurEnregistre = { url: string; base: pg.Client; cookies: Record<Qui, string>; arreter: () => Promise<void> }

/** Le monde des deux versions : la sauvegarde 0.2.0 des tests, que chacune restaure et met à niveau elle-même. */
const monde = path.resolve('tests/jeu/catalyse-0.2.0.tar.gz')
const secret = 'un-secret-d-essai-de-trente-deux-caracteres-au-moins'
const noms: Record<Exclude<Qui, 'visiteuse'>, string> = {
  membre: 'Malik Membre',
  tenante: 'Tania Tenante',
  animatrice: 'Anouk Animatrice',
  administratrice: 'Ada Administratrice',
}

/** Démarre le site construit dans ce dossier, sur une base neuve où il a restauré le monde de l'essai, une session ouverte par personne. */
export async function demarrer(dossier: string): Promise<ServeurEnregistre> {
  const donnees = await mkdtemp(path.join(os.tmpdir(), 'reponses-'))
  // Lancé par root, PostgreSQL tourne sous un autre nom : il doit pouvoir entrer.
  await chmod(donnees, 0o755)
  const postgres = await demarrerPostgres(donnees, { fsync: 'off' })
  await creerBase(postgres.url('postgres'), 'catalyse')
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NIVEAU_JOURNAL: 'error',
    PORT: '0',
    MANDATAIRES: '1',
    ADRESSE_PUBLIQUE: adresse,
    SECRET: secret,
    DATABASE_URL: postgres.url('catalyse'),
    DOSSIER_DONNEES: donnees,
  }
  await promisify(execFile)(process.execPath, ['scripts/restauration.ts', monde], { cwd: dossier, env })
  const processus = spawn(process.execPath, ['dist/serveur/server.js'], {
    cwd: dossier,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const fin = new Promise((suite) => processus.once('close', suite))
  const base = new pg.Client({ connectionString: postgres.url('catalyse') })
  await base.connect()
  const arreter = async () => {
    processus.kill('SIGTERM')
    await fin
    await base.end()
    await postgres.arreter()
    await rm(donnees, { recursive: true, force: true })
  }
  try {
    const url = `http://127.0.0.1:${await portDe(processus)}`
    await base.query(`UPDATE seance SET debut = date_trunc('day', now()), duree_minutes = 1439 WHERE slug = 'questions-aux-lucioles'`)
    return { url, base, cookies: await ouvrirLesSessions(base), arreter }
  } catch (erreur) {
    await arreter()
    throw erreur
  }
}

function portDe(processus: ChildProcess): Promise<number> {
  return new Promise((suite, echec) => {
    processus.once('message', (message) => suite(Number(Object(message).port)))
    processus.once('close', (code) => echec(new Error(`Le serveur s'est arrêté (${code}).`)))
  })
}

// Signées comme le fait better-auth : HMAC-SHA256 du jeton, en base64.
async function ouvrirLesSessions(base: pg.Client): Promise<Record<Qui, string>> {
  const cookies = { visiteuse: '', membre: '', tenante: '', animatrice: '', administratrice: '' }
  await base.query('DELETE FROM membre_session')
  for (const [qui, nom] of Object.entries(noms)) {
    const jeton = `jeton-d-essai-de-la-personne-${qui}`
    await base.query(
      `INSERT INTO membre_session (id, membre_id, jeton, expire_le) SELECT $1, id, $2, now() + interval '1 day' FROM membre WHERE nom = $3`,
      [`session-${qui}`, jeton, nom],
    )
    const signature = createHmac('sha256', secret).update(jeton).digest('base64')
    Object.assign(cookies, { [qui]: `catalyse.session_token=${encodeURIComponent(`${jeton}.${signature}`)}` })
  }
  return cookies
}
