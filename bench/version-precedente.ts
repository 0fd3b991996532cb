import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chronometrer, ecrire, type Mesure, mediane, parPaires, type Resultat, verifier } from './mesurer.ts'
import { reglagesDeStart } from './npm-start.ts'
import { attendreReponse } from './processus.ts'

/** Un dossier où l'on a mis et construit (npm ci && npm run build) la version à laquelle se comparer. */
const precedente = process.env.VERSION_PRECEDENTE
const ports = { ici: 3951, avant: 3952 }
const pages = [
  '/',
  '/catalyseurs',
  '/acteurs',
  '/ressources',
  '/webinaires',
  '/parcours',
  '/glossaire',
  '/territoires',
  '/trouver?q=mobilit%C3%A9',
]

/**
 * Les mêmes pages par cette version et par la précédente, chacune sur la démonstration qu'elle charge elle-même : la base que l'on a
 * vraiment. Durée médiane d'une page, ici / avant ; gardée, puis jamais demandée.
 */
export const mesure: Mesure = { nom: 'version-precedente', faire }

async function faire(): Promise<Resultat[]> {
  if (!precedente || !existsSync(path.join(precedente, 'dist/serveur/server.js'))) {
    process.stdout.write('  SAUTÉ : VERSION_PRECEDENTE=dossier de la version précédente, construite.\n')
    return []
  }
  const ici = await lancer(process.cwd(), ports.ici)
  const avant = await lancer(precedente, ports.avant)
  try {
    const resultats: Resultat[] = []
    const [gardees = []] = await parPaires(
      async () => [await dureeGardee(ici.url)],
      async () => [await dureeGardee(avant.url)],
    )
    resultats.push({ nom: 'page gardée, ici / avant, durée', valeurs: gardees, seuil: 1.05, sens: 'au plus' })
    const fiche = await uneFiche(ici.url, '/ressources')
    for (const page of [...pages, fiche]) {
      const [rapports = []] = await parPaires(
        async () => [await neuve(ici.url, page)],
        async () => [await neuve(avant.url, page)],
      )
      const note = `${ecrire(await neuve(ici.url, page))} ms`
      resultats.push({ nom: `${page} jamais demandée, ici / avant, durée`, valeurs: rapports, seuil: 1.05, sens: 'au plus', note })
    }
    return resultats
  } finally {
    await Promise.all([ici.arreter(), avant.arreter()])
  }
}

async function lancer(dossier: string, port: number) {
  const donnees = path.join(dossier, '.catalyse/bench-version')
  const { options, env: variables } = reglagesDeStart(dossier)
  const env = {
    ...process.env,
    ...variables,
    PORT: String(port),
    DOSSIER_DONNEES: donnees,
    DEMONSTRATION: '1',
    NODE_ENV: 'production',
    MANDATAIRES: '1',
    NIVEAU_JOURNAL: 'error',
  }
  const processus = spawn(process.execPath, [...options, 'dist/serveur/server.js'], {
    cwd: dossier,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const fin = new Promise((suite) => processus.once('exit', suite))
  const url = `http://127.0.0.1:${port}`
  await attendreReponse(`${url}/sante`, 240)
  return {
    url,
    arreter: async () => {
      processus.kill('SIGTERM')
      await fin
    },
  }
}

// La première ressource que montre le catalogue : la même des deux côtés, le contenu fondateur étant commun.
async function uneFiche(url: string, liste: string): Promise<string> {
  const html = await (await fetch(url + liste)).text()
  const lien = html.match(/href="(\/ressources\/(?!contribuer|imports|export|pour-moi)[a-z0-9-]+)"/)?.[1]
  verifier(lien !== undefined, 'aucune ressource dans le catalogue')
  return lien ?? liste
}

let rang = 0
async function lire(adresse: string): Promise<void> {
  rang++
  const headers = { 'x-forwarded-for': `10.9.${(rang >> 8) & 255}.${rang & 255}`, 'accept-encoding': 'identity' }
  const reponse = await fetch(adresse, { headers })
  await reponse.arrayBuffer()
  verifier(reponse.status === 200, `${adresse} répond ${reponse.status}`)
}

async function dureeGardee(url: string): Promise<number> {
  const durees: number[] = []
  for (let i = 0; i < 300; i++) durees.push(await chronometrer(() => lire(url + (pages[i % pages.length] ?? '/'))))
  return mediane(durees)
}

// « neuve » n'est pas un paramètre du site : l'adresse n'a jamais été demandée, la page n'est donc pas gardée.
async function neuve(url: string, page: string): Promise<number> {
  const durees: number[] = []
  for (let i = 0; i < 25; i++) durees.push(await chronometrer(() => lire(`${url}${page}${page.includes('?') ? '&' : '?'}neuve=${++rang}`)))
  return mediane(durees)
}
