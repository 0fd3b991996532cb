import { setTimeout as attendre } from 'node:timers/promises'
import { expliquerLesTextes } from '#glossaire/expliquer.ouvrage.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { type Base, ouvrirDb } from '#socle/db.ts'
import { markdownRiche } from '#socle/markdown-riche.ts'
import { baseDe } from './bases.ts'
import { chronometrer, ecrire, type Mesure, mediane, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'
import { textesOrdinaires } from './textes-ordinaires.ts'

const port = 3947
const signes = 200_000

/** Des textes ordinaires aussi longs qu'on en admet : leur aperçu, leur page, et l'attente des autres pendant ce temps. */
export const mesure: Mesure = { nom: 'rendu', faire }

async function faire(): Promise<Resultat[]> {
  const databaseUrl = await baseDe(0)
  const base = ouvrirDb(databaseUrl, { max: 1 })
  const application = await lancerApplication(databaseUrl, port)
  try {
    const resultats: Resultat[] = []
    for (const [genre, texte] of Object.entries(textesOrdinaires(signes)))
      resultats.push(...(await mesurerTexte(application.url, base, genre, texte)))
    return [...resultats, ...(await comparer(application.url, base))]
  } finally {
    await base.db.deleteFrom('ressource').where('titre', 'like', 'Banc du rendu%').execute()
    await base.fermer()
    await arreter(application.processus)
  }
}

async function mesurerTexte(url: string, base: Base, genre: string, texte: string): Promise<Resultat[]> {
  const guet = guetter(`${url}/sante`)
  const apercus: number[] = []
  const pages: number[] = []
  for (let tour = 0; tour < 3; tour++) {
    // Chaque tour a son texte : rien n'en est gardé d'avance.
    const corps = `${texte}\n\nTour ${tour}, ${Date.now()}.`.slice(-signes)
    apercus.push(await chronometrer(() => apercevoir(url, corps)))
    const { slug } = await creerRessource(base.db, { titre: `Banc du rendu ${genre} ${Date.now()}`, corps, etat: 'publiee' })
    pages.push(await chronometrer(() => lire(`${url}/ressources/${slug}`)))
  }
  const { pire, nombre } = await guet.finir()
  return [
    { nom: `${genre}, aperçu de ${ecrire(signes)} signes`, valeurs: apercus, unite: 'ms', seuil: 2500, sens: 'au plus' },
    { nom: `${genre}, page jamais rendue`, valeurs: pages, unite: 'ms', seuil: 2500, sens: 'au plus' },
    {
      nom: `${genre}, /sante pendant ce temps, la plus lente`,
      valeurs: [pire],
      unite: 'ms',
      seuil: 300,
      sens: 'au plus',
      note: `${nombre} demandes`,
    },
  ]
}

// Une page qui n'est pas en mémoire, son HTML gardé ; la même, et son corps rendu et expliqué à chaque lecture, comme avant.
async function comparer(url: string, base: Base): Promise<Resultat[]> {
  const mots = await chargerMots(base.db)
  const resultats: Resultat[] = []
  for (const longueur of [20_000, signes]) {
    const rapports: number[] = []
    const durees: number[] = []
    for (const [genre, corps] of Object.entries(textesOrdinaires(longueur))) {
      const { slug } = await creerRessource(base.db, { titre: `Banc du rendu ${genre} ${longueur} ${Date.now()}`, corps, etat: 'publiee' })
      const page = (n: number) => lire(`${url}/ressources/${slug}?banc=${n}`)
      await page(0)
      const gardee: number[] = []
      const rendue: number[] = []
      for (let n = 1; n <= 7; n++) {
        gardee.push(await chronometrer(() => page(n)))
        rendue.push(await chronometrer(async () => [await page(-n), expliquerLesTextes([markdownRiche(corps).html], mots)]))
      }
      durees.push(mediane(gardee))
      rapports.push(mediane(rendue) / mediane(gardee))
    }
    const note = `page ${ecrire(mediane(durees))} ms ; un rapport par genre de texte`
    resultats.push({ nom: `page de ${ecrire(longueur)} signes, rendre / garder`, valeurs: rapports, seuil: 1.5, sens: 'au moins', note })
  }
  return resultats
}

async function apercevoir(url: string, corps: string): Promise<void> {
  const reponse = await fetch(`${url}/ressources/apercu`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ corps }),
  })
  const html = await reponse.text()
  verifier(reponse.status === 200 && html.length > corps.length / 2, `l'aperçu répond ${reponse.status}`)
}

async function lire(url: string): Promise<void> {
  const reponse = await fetch(url)
  const html = await reponse.text()
  verifier(reponse.status === 200 && !/<p>(##|\||- Inviter)/.test(html), `la page répond ${reponse.status}, ou n'est pas mise en forme`)
}

/** Demande `url` toutes les 50 ms, sans attendre la réponse précédente, et retient la plus lente. */
function guetter(url: string) {
  let [pire, nombre, fini] = [0, 0, false]
  const enCours = new Set<Promise<void>>()
  const boucle = (async () => {
    while (!fini) {
      const demande = chronometrer(() => fetch(url).then((reponse) => reponse.arrayBuffer())).then((ms) => {
        pire = Math.max(pire, ms)
        nombre++
      })
      enCours.add(demande)
      void demande.finally(() => enCours.delete(demande))
      await attendre(50)
    }
  })()
  return {
    finir: async () => {
      fini = true
      await boucle
      await Promise.all(enCours)
      return { pire, nombre }
    },
  }
}
