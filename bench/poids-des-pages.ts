import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import paquetChromium from '@sparticuz/chromium'
import { baseDe } from './bases.ts'
import { ecoindex } from './ecoindex.ts'
import { ecrire, type Mesure, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'

const port = 3928

/** Première visite dans Chromium : octets reçus (compressés, polices à part), script, requêtes, EcoIndex. */
export const mesure: Mesure = { nom: 'poids-des-pages', faire }

async function faire(): Promise<Resultat[]> {
  const application = await lancerApplication(await baseDe(350), port)
  const navigateur = await ouvrirNavigateur()
  try {
    const fiche = await premierLien(application.url, '/catalyseurs', /href="(\/catalyseurs\/[a-z0-9-]+)"/)
    const resultats: Resultat[] = []
    for (const [nom, chemin] of [
      ['accueil', '/'],
      ['annuaire', '/catalyseurs'],
      ['fiche', fiche],
      ['catalogue des ressources', '/ressources'],
      ['ressource', await premierLien(application.url, '/ressources?type=exemple', /<h\d[^>]*><a href="(\/ressources\/[a-z0-9-]+)"/)],
      ['parcours', await premierLien(application.url, '/parcours', premierParcours)],
      ['webinaires', '/webinaires'],
      ['glossaire', '/glossaire'],
      ['vitrine', '/vitrines/innovation-territoriale'],
      ['étape de parcours', await premiereEtape(application.url)],
    ]) {
      if (nom && chemin) resultats.push(...(await peserPage(navigateur, nom, `${application.url}${chemin}`)))
    }
    return resultats
  } finally {
    await navigateur.close()
    await arreter(application.processus)
  }
}

type Recu = { type: string; octets: number; url: string }

async function peserPage(navigateur: Browser, nom: string, url: string): Promise<Resultat[]> {
  const contexte = await navigateur.newContext()
  const page = await contexte.newPage()
  const recus = new Map<string, Recu>()
  const cdp = await contexte.newCDPSession(page)
  await cdp.send('Network.enable')
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => recus.set(requestId, { type, octets: 0, url: response.url }))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const recu = recus.get(requestId)
    if (recu) recu.octets = encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  // Comme l'EcoIndex : ce que contient un dessin SVG ne compte pas.
  const elements = await page.evaluate(() => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length)
  await contexte.close()
  const reseau = [...recus.values()].filter((recu) => !recu.url.startsWith('data:'))
  verifier(
    reseau.every((recu) => recu.url.startsWith('http://127.0.0.1')),
    `une demande part ailleurs depuis ${url}`,
  )
  const somme = (garder: (recu: Recu) => boolean) => reseau.filter(garder).reduce((total, { octets }) => total + octets, 0) / 1000
  const [tout, polices, script] = [somme(() => true), somme(({ type }) => type === 'Font'), somme(({ type }) => type === 'Script')]
  const { score, note } = ecoindex({ elements, requetes: reseau.length, ko: tout })
  return [
    {
      nom: `${nom}, octets sans les polices`,
      valeurs: [tout - polices],
      unite: 'Ko',
      seuil: 60,
      sens: 'au plus',
      note: `polices ${ecrire(polices)} Ko, ${reseau.length} requêtes`,
    },
    { nom: `${nom}, script`, valeurs: [script], unite: 'Ko', seuil: 15, sens: 'au plus' },
    {
      nom: `${nom}, EcoIndex`,
      valeurs: [score],
      seuil: 81,
      sens: 'au moins',
      note: `${note}, ${elements} éléments, ${reseau.length} requêtes, ${ecrire(tout)} Ko`,
    },
  ]
}

async function premierLien(url: string, liste: string, motif: RegExp): Promise<string> {
  const page = await (await fetch(`${url}${liste}`)).text()
  const chemin = page.match(motif)?.[1]
  verifier(chemin !== undefined, `rien à ouvrir dans ${liste}`)
  return chemin ?? ''
}

async function premiereEtape(url: string): Promise<string> {
  const parcours = await premierLien(url, '/parcours', premierParcours)
  return premierLien(url, parcours, new RegExp(`href="(${parcours}/[a-z0-9-]+\\?version=[0-9h]+)"`))
}

const premierParcours = /href="(\/parcours\/[a-z0-9-]+)"/

// Le Chromium de la machine s'il y en a un, sinon celui du paquet @sparticuz/chromium.
async function ouvrirNavigateur(): Promise<Browser> {
  const deLaMachine = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (deLaMachine) return chromium.launch({ executablePath: deLaMachine })
  return chromium.launch({ executablePath: await paquetChromium.executablePath(), args: ['--no-sandbox', '--disable-gpu'] })
}
