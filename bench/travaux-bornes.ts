import { spawnSync } from 'node:child_process'
import { setTimeout as attendre } from 'node:timers/promises'
import { collerEnMarkdown } from '#ressource/contribution/redaction/coller.ts'
import { modifierRessource, saisieDe } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { config } from '#socle/config.ts'
import { type Base, ouvrirDb } from '#socle/db.ts'
import { connecter } from '#socle/session.factory.ts'
import { baseDe } from './bases.ts'
import { chronometrer, ecrire, type Mesure, quantile, type Resultat, verifier } from './mesurer.ts'
import { arreter, famille, lancerApplication, pss } from './processus.ts'
import { exportWordpress, htmlOrdinaire, imageUnie, tableauDActeurs, texteOrdinaire } from './travaux-bornes.contenus.ts'

const port = 3933
const attentes = 6000
const pasMs = 50

/** Ce que le site reçoit de plus lourd, pendant que /sante est demandée toutes les 50 ms : personne ne doit attendre. */
export const mesure: Mesure = { nom: 'travaux-bornes', faire }

type Site = { url: string; cookie: string; base: Base; pid: number }

async function faire(): Promise<Resultat[]> {
  const databaseUrl = await baseDe(0)
  const base = ouvrirDb(databaseUrl, { max: 2 })
  const application = await lancerApplication(databaseUrl, port, { SECRET: config.secret, NIVEAU_JOURNAL: 'error' })
  const pid = application.processus.pid ?? 0
  // Les deux cœurs : les ouvriers ont le leur, comme en service.
  spawnSync('taskset', ['-acp', '0-1', String(pid)])
  const image = new Uint8Array(await imageUnie())
  try {
    const { cookie } = await connecter(base.db, { role: 'administrateur' })
    const site = { url: application.url, cookie, base, pid }
    // D'abord rien : ce que la machine fait attendre d'elle-même.
    return [
      ...(await observer(site, 'au repos', () => attendre(10_000))),
      ...(await observer(site, 'tableau de 10 000 organisations', async () =>
        verifier((await importer(site, '/acteurs/imports', tableauDActeurs(10_000), 'acteurs.csv')) === 10_000, 'des lignes sont refusées'),
      )),
      ...(await observer(site, 'export WordPress de 10 Mo, analysé', () =>
        importer(site, '/ressources/imports', exportWordpress(10_000_000), 'site.xml'),
      )),
      ...(await observer(site, 'le même, 500 articles convertis à l’essai', () => convertir(site))),
      ...(await observer(site, 'deux versions de 200 Ko comparées', await aComparer(site))),
      ...(await observer(site, 'une image de 49 Mpx', () => deposer(site, image, 1))),
      ...(await observer(site, 'huit images de 49 Mpx ensemble', () => deposer(site, image, 8))),
      await coller(),
    ]
  } finally {
    await base.db.deleteFrom('ressource').execute()
    await base.db.deleteFrom('acteur').execute()
    await base.db.deleteFrom('import').execute()
    await base.fermer()
    await arreter(application.processus)
  }
}

/** Fait ce travail en demandant /sante toutes les 50 ms ; rend sa pire attente, avec la durée et la mémoire du travail. */
async function observer({ url, pid }: Site, nom: string, travailler: () => Promise<unknown>): Promise<Resultat[]> {
  const delais: number[] = []
  const memoire: number[] = []
  let fini = false
  const surveiller = async () => {
    while (!fini) {
      delais.push(await chronometrer(async () => void (await (await fetch(`${url}/sante`)).arrayBuffer())))
      await attendre(pasMs)
    }
  }
  const peser = async () => {
    while (!fini) {
      memoire.push(famille(pid).reduce((somme, un) => somme + pss(un), 0))
      await attendre(1000)
    }
  }
  const sondes = [surveiller(), peser()]
  const duree = await chronometrer(travailler)
  fini = true
  await Promise.all(sondes)
  const pire = Math.max(...delais)
  const note = `${delais.length} demandes, médiane ${ecrire(quantile(delais, 0.5))} ms, p99 ${ecrire(quantile(delais, 0.99))} ms ; le travail dure ${ecrire(duree / 1000)} s ; tous les processus, ${ecrire(Math.max(...memoire))} Mo au plus`
  return [{ nom: `${nom} : pire attente de /sante`, valeurs: [pire], unite: 'ms', seuil: 300, sens: 'au plus', note }]
}

/** Importe un fichier ; rend combien de ses lignes ont donné quelque chose. */
async function importer({ url, cookie, base: { db } }: Site, chemin: string, contenu: Buffer, nom: string): Promise<number> {
  const body = new FormData()
  body.append('fichier', new File([new Uint8Array(contenu)], nom))
  body.append('mode', 'importer')
  const envoi = await fetch(url + chemin, { method: 'POST', headers: { origin: url, cookie }, body, redirect: 'manual' })
  verifier(envoi.status === 303, `${nom} est refusé (${envoi.status})`)
  const page = envoi.headers.get('location') ?? ''
  await finir({ url, cookie }, page)
  return creees(db, Number(page.split('/').at(-1)))
}

/** Range l'export analysé et le convertit en entier, sans l'écrire. */
async function convertir({ url, cookie, base: { db } }: Site): Promise<void> {
  const { id } = await db.selectFrom('import').select('id').where('format', '=', 'wxr').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const type = await db.selectFrom('terme').select('id').where('code', '=', 'methode').executeTakeFirstOrThrow()
  const body = new URLSearchParams({ 'types[]': 'post', brouillons: '1', typeId: String(type.id), licence: 'CC-BY-4.0' })
  const chemin = `/ressources/imports/${id}/correspondances`
  const { status } = await fetch(url + chemin, { method: 'POST', headers: { origin: url, cookie }, body, redirect: 'manual' })
  verifier(status === 303, `le rangement est refusé (${status})`)
  await finir({ url, cookie }, `/ressources/imports/${id}`)
  const faits = await creees(db, id)
  verifier(faits >= 400, `${faits} articles convertis`)
}

const creees = async (db: Base['db'], id: number): Promise<number> =>
  (await db.selectFrom('import_ligne').select('ligne').where('import_id', '=', id).where('issue', '=', 'creee').execute()).length

async function finir({ url, cookie }: Pick<Site, 'url' | 'cookie'>, page: string): Promise<void> {
  for (let fois = 0; fois < attentes; fois++) {
    const reponse = await fetch(url + page, { headers: { cookie } })
    const texte = await reponse.text()
    verifier(reponse.status === 200 && !texte.includes('pas pu être importé'), `${page} n'a pas été importé`)
    if (!reponse.headers.has('refresh')) return
    await attendre(100)
  }
  verifier(false, `${page} n'est pas fini après ${attentes / 10} s`)
}

async function aComparer({ base: { db }, url, cookie }: Site): Promise<() => Promise<void>> {
  const ressource = await creerRessource(db, { corps: texteOrdinaire(199_000, 1) })
  const nouvelle = { ...saisieDe(ressource), corps: texteOrdinaire(199_000, 2) }
  await db.transaction().execute((trx) => modifierRessource(trx, ressource.id, nouvelle, { auteurId: null, motif: 'banc' }))
  return async () => {
    const reponse = await fetch(`${url}/ressources/${ressource.slug}/historique?de=1&a=2`, { headers: { cookie } })
    const page = await reponse.text()
    verifier(reponse.status === 200 && page.includes('retiré'), `la comparaison répond ${reponse.status}`)
  }
}

async function deposer({ url, cookie }: Site, image: Uint8Array<ArrayBuffer>, combien: number): Promise<void> {
  const envoyer = async () => {
    const body = new FormData()
    body.append('image', new File([image], 'photo.jpg'))
    const { status } = await fetch(`${url}/ressources/images`, { method: 'POST', headers: { origin: url, cookie }, body })
    verifier(status === 200, `l'image est refusée (${status})`)
  }
  await Promise.all(Array.from({ length: combien }, envoyer))
}

// Le collage se fait dans le navigateur de la personne : le site n'y a aucune part, seule compte sa durée.
async function coller(): Promise<Resultat> {
  const html = htmlOrdinaire(200_000)
  const ms = await chronometrer(async () => verifier((collerEnMarkdown(html) ?? '').includes('## Étape 1'), 'le collage ne rend rien'))
  return { nom: 'coller 200 000 signes de HTML (sans le site)', valeurs: [ms], unite: 'ms', seuil: 2000, sens: 'au plus' }
}
