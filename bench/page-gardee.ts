import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import autocannon from 'autocannon'
import { ouvrirDb } from '#socle/db.ts'
import { baseDe } from './bases.ts'
import { chronometrer, type Mesure, parPaires, type Resultat, verifier } from './mesurer.ts'
import { arreter, attendreReponse, lancerApplication, lancerSurUnCoeur, processeur } from './processus.ts'

const ports = { application: 3921, nu: 3922, nginx: 3923, statique: 3924 }
const dossier = path.resolve('.catalyse/bench/nginx')
const accept = { 'accept-encoding': 'br' }

/** Une page gardée contre le minimum : un serveur Node nu, puis un fichier statique de nginx, qui rendent les mêmes octets. */
export const mesure: Mesure = { nom: 'page-gardee', faire }

async function faire(): Promise<Resultat[]> {
  const databaseUrl = await baseDe(350)
  seRanger('1')
  const application = await lancerApplication(databaseUrl, ports.application, { MANDATAIRES: '1' })
  const page = await lirePage(application.url)
  const nu = await lancerServeurNu(page)
  const nginx = await lancerNginx(page)
  try {
    await memesOctets(page, Object.values(ports))
    const pids = { application: application.processus.pid ?? 0, nu: nu.pid ?? 0, nginx: nginx.pid ?? 0 }
    const seul = await parPaires(solliciter(ports.application, [pids.application]), solliciter(ports.nu, [pids.nu]))
    const derriere = await parPaires(solliciter(ports.nginx, [pids.nginx, pids.application]), solliciter(ports.statique, [pids.nginx]))
    return [
      ...grandeurs('page gardée / serveur Node nu', seul),
      ...grandeurs('page gardée derrière nginx / fichier statique de nginx', derriere),
      {
        nom: 'un changement se voit à travers nginx en (le plus lent de dix)',
        valeurs: await delaisDeChangement(databaseUrl),
        unite: 'ms',
        seuil: 1000,
        sens: 'au plus',
      },
    ]
  } finally {
    seRanger('0-1')
    for (const processus of [nginx, nu, application.processus]) await arreter(processus)
  }
}

// Le client sur l'autre cœur que ce qu'il sollicite, le temps de cette mesure.
function seRanger(coeurs: string): void {
  spawnSync('taskset', ['-acp', coeurs, String(process.pid)])
}

type Page = { entetes: Record<string, string>; corps: Buffer }

async function lirePage(url: string): Promise<Page> {
  await fetch(`${url}/`, { headers: accept })
  const reponse = await fetch(`${url}/`, { headers: accept })
  verifier(reponse.status === 200 && reponse.headers.get('content-encoding') === 'br', 'la page d’accueil ne répond pas comme prévu')
  // fetch décompresse : les octets compressés sont lus à part.
  return { entetes: Object.fromEntries(reponse.headers), corps: await octetsBruts(`${url}/`) }
}

async function octetsBruts(url: string): Promise<Buffer> {
  const { get } = await import('node:http')
  return new Promise((suite, echec) => {
    get(url, { headers: accept }, (reponse) => {
      const morceaux: Buffer[] = []
      reponse.on('data', (morceau: Buffer) => morceaux.push(morceau))
      reponse.on('end', () => suite(Buffer.concat(morceaux)))
    }).on('error', echec)
  })
}

async function lancerServeurNu({ entetes, corps }: Page) {
  const fichier = path.resolve('.catalyse/bench/page.json')
  writeFileSync(fichier, JSON.stringify({ entetes, corps: corps.toString('base64') }))
  const processus = lancerSurUnCoeur(0, process.execPath, ['bench/serveur-nu.ts', fichier, String(ports.nu)])
  await attendreReponse(`http://127.0.0.1:${ports.nu}/`)
  return processus
}

// Le fichier livré, aux adresses près : sans TLS, sur la boucle locale, avec en plus un site statique des mêmes octets.
async function lancerNginx({ entetes, corps }: Page) {
  rmSync(dossier, { recursive: true, force: true })
  mkdirSync(path.join(dossier, 'statique'), { recursive: true })
  writeFileSync(path.join(dossier, 'statique', 'page'), corps)
  const livre = readFileSync('deploiement/nginx.conf', 'utf8')
  const site = livre
    .replace(/server \{\s+listen 80;[\s\S]*?\n\}\n/, '')
    .replace(/\s+listen \[::\].*/g, '')
    .replace(/listen 443[^;]*;/, `listen 127.0.0.1:${ports.nginx};`)
    .replace(/\n\s*ssl_.*/g, '')
    .replace('127.0.0.1:3000', `127.0.0.1:${ports.application}`)
    .replace('/var/cache/nginx/catalyse', `${dossier}/cache`)
  const copies = Object.entries(entetes).filter(
    ([nom]) => !['content-length', 'connection', 'keep-alive', 'date', 'content-type', 'etag', 'transfer-encoding'].includes(nom),
  )
  const enPlus = copies.map(([nom, valeur]) => `add_header ${nom} "${valeur.replaceAll('"', '\\"')}";`).join('\n')
  const statique = `server { listen 127.0.0.1:${ports.statique}; root ${dossier}/statique; gzip off; access_log off; location = / { try_files /page =404; default_type "text/html; charset=UTF-8"; ${enPlus} } }`
  const temporaires = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((nom) => `${nom}_temp_path ${dossier}/${nom};`).join(' ')
  const nom = process.getuid?.() === 0 ? 'user root;' : ''
  const entier = `${nom} daemon off; worker_processes 1; pid ${dossier}/pid; error_log ${dossier}/erreurs.log; events { worker_connections 1024; } http { sendfile on; keepalive_requests 1000000; ${temporaires}\n${site}\n${statique} }`
  writeFileSync(path.join(dossier, 'nginx.conf'), entier)
  const processus = lancerSurUnCoeur(0, 'nginx', ['-e', path.join(dossier, 'erreurs.log'), '-c', path.join(dossier, 'nginx.conf')])
  await attendreReponse(`http://127.0.0.1:${ports.nginx}/`)
  return processus
}

async function memesOctets(page: Page, tous: number[]): Promise<void> {
  for (const port of tous) {
    const recus = await octetsBruts(`http://127.0.0.1:${port}/`)
    verifier(recus.equals(page.corps), `le port ${port} ne rend pas les mêmes octets`)
  }
}

/**
 * Quatre secondes, vingt connexions, depuis l'autre cœur. Deux grandeurs : requêtes par seconde, et requêtes par seconde
 * de processeur du côté servi, qui ne dépend ni de la vitesse du client ni de ce qui tourne à côté.
 */
function solliciter(port: number, pids: number[]) {
  return async () => {
    const avant = processeur(pids)
    const resultat = await autocannon({ url: `http://127.0.0.1:${port}/`, connections: 20, duration: 4, headers: accept })
    verifier(resultat.non2xx === 0 && resultat.errors === 0, `des réponses fausses sur le port ${port}`)
    return [resultat.requests.average, resultat.requests.total / (processeur(pids) - avant)]
  }
}

function grandeurs(nom: string, [debit = [], parProcesseur = []]: number[][]): Resultat[] {
  return [
    { nom: `${nom}, débit`, valeurs: debit, seuil: 0.8, sens: 'au moins' },
    { nom: `${nom}, requêtes par seconde de processeur`, valeurs: parProcesseur, seuil: 0.8, sens: 'au moins' },
  ]
}

// Écrit dans la base comme le ferait une personne, et redemande à nginx jusqu'à voir le changement.
async function delaisDeChangement(databaseUrl: string): Promise<number[]> {
  const base = ouvrirDb(databaseUrl, { max: 1 })
  const { rows } = await base.pool.query<{ slug: string; id: number }>(
    "SELECT slug, id FROM acteur WHERE etat = 'publiee' AND est_catalyseur ORDER BY id LIMIT 1",
  )
  const url = `http://127.0.0.1:${ports.nginx}/catalyseurs/${rows[0]?.slug}`
  const delais: number[] = []
  for (let i = 0; i < 10; i++) {
    const marque = `Résumé changé ${i} ${Date.now()}`
    const { status } = await fetch(url)
    verifier(status === 200, `la fiche ${url} répond ${status}`)
    await attendre(137 * i)
    verifier((await fetch(url)).headers.get('content-encoding') !== null, 'la fiche ne vient pas compressée')
    await base.pool.query('UPDATE acteur SET resume = $1 WHERE id = $2', [marque, rows[0]?.id])
    delais.push(
      await chronometrer(async () => {
        while (!(await (await fetch(url)).text()).includes(marque)) await attendre(5)
      }),
    )
  }
  await base.fermer()
  // Le plus lent : la promesse vaut pour chaque changement.
  return [Math.max(...delais)]
}
