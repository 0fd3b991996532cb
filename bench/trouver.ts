import { trouver } from '#devant/accueil/trouver.ts'
import { salles } from '#salles.ts'
import { ouvrirDb } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { baseDe } from './bases.ts'
import { chronometrer, ecrire, type Mesure, mediane, parPaires, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'
import { questions } from './questions.ts'
import { noterRequetes, rejouer, type Vague } from './requetes-notees.ts'

const port = 3925

/** /trouver jamais demandé encore, contre le seul SQL qu'il fait : ce que coûtent l'application et la page en plus. */
export const mesure: Mesure = { nom: 'trouver', faire }

async function faire(): Promise<Resultat[]> {
  const databaseUrl = await baseDe(20_000)
  const base = ouvrirDb(databaseUrl, { max: 10 })
  const application = await lancerApplication(databaseUrl, port, { MANDATAIRES: '1' })
  try {
    const vagues: Vague[][] = []
    for (const question of questions) {
      const notees = await noterRequetes(base, (db) => trouver(db, { ...question, morceau: undefined }, salles))
      verifier(notees.length > 1, 'aucune requête notée')
      vagues.push(notees)
    }
    let tour = 0
    const page = async () => {
      tour++
      return [mediane(await enSerie(questions, (question) => demander(application.url, { ...question, tour })))]
    }
    const sql = async () => [mediane(await enSerie(vagues, (notees) => rejouer(base, notees)))]
    const [rapports = []] = await parPaires(page, sql)
    return [
      {
        nom: '/trouver / son SQL seul, durée',
        valeurs: rapports,
        seuil: 2,
        sens: 'au plus',
        note: `page ${ecrire((await page())[0] ?? 0)} ms, SQL ${ecrire((await sql())[0] ?? 0)} ms`,
      },
    ]
  } finally {
    await base.fermer()
    await arreter(application.processus)
  }
}

async function enSerie<T>(liste: T[], faireUn: (un: T) => Promise<unknown>): Promise<number[]> {
  const durees: number[] = []
  for (const un of [...liste, ...liste]) durees.push(await chronometrer(() => faireUn(un)))
  return durees
}

let adresse = 0
// « tour » n'est pas un paramètre du site : il rend seulement l'URL neuve, donc jamais gardée.
async function demander(url: string, { q, ou, tour }: { q: string; ou: string; tour: number }): Promise<void> {
  adresse++
  const chemin = avecParametres('/trouver', { q, ou, tour: `${tour}-${adresse}` })
  const reponse = await fetch(`${url}${chemin}`, { headers: { 'x-forwarded-for': `192.0.2.${adresse}`, 'accept-encoding': 'identity' } })
  const texte = await reponse.text()
  verifier(reponse.status === 200 && texte.includes('</html>'), `/trouver répond ${reponse.status}`)
}
