import { baseDeRessources } from './bases.ts'
import { type Mesure, mediane, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'

const port = 3931
const ressources = 100_000
const pagesComparees = 25

/** Une moisson OAI-PMH de 100 000 ressources : son débit, et le coût des dernières pages devant celui des premières. */
export const mesure: Mesure = { nom: 'moisson', faire }

async function faire(): Promise<Resultat[]> {
  const application = await lancerApplication(await baseDeRessources(ressources), port)
  try {
    // Un tour de chauffe, puis trois moissons entières.
    await moissonner(application.url, 50)
    const tours = []
    for (let i = 0; i < 3; i++) tours.push(await moissonner(application.url))
    return [
      { nom: 'moisson OAI-PMH', valeurs: tours.map(({ debit }) => debit), unite: 'notices/s', seuil: 2000, sens: 'au moins' },
      {
        nom: `moisson, ${pagesComparees} dernières pages / ${pagesComparees} premières`,
        valeurs: tours.map(({ dernieres, premieres }) => dernieres / premieres),
        seuil: 1.3,
        sens: 'au plus',
      },
    ]
  } finally {
    await arreter(application.processus)
  }
}

// Comme un moissonneur : une page à la fois, le jeton de l'une demande la suivante.
async function moissonner(url: string, pagesAuPlus = Number.POSITIVE_INFINITY) {
  const durees: number[] = []
  let [notices, suite] = [0, 'metadataPrefix=oai_dc']
  const debut = performance.now()
  while (suite !== '' && durees.length < pagesAuPlus) {
    const avant = performance.now()
    const reponse = await fetch(`${url}/oai?verb=ListRecords&${suite}`)
    const xml = await reponse.text()
    durees.push(performance.now() - avant)
    const lues = xml.split('<record>').length - 1
    verifier(reponse.status === 200 && lues > 0, `la moisson s'arrête après ${notices} notices`)
    notices += lues
    const jeton = /<resumptionToken[^>]*>([^<]*)</.exec(xml)?.[1] ?? ''
    suite = jeton === '' ? '' : `resumptionToken=${encodeURIComponent(jeton)}`
  }
  verifier(pagesAuPlus < Number.POSITIVE_INFINITY || notices >= ressources, `${notices} notices moissonnées`)
  const debit = notices / ((performance.now() - debut) / 1000)
  return { debit, premieres: mediane(durees.slice(0, pagesComparees)), dernieres: mediane(durees.slice(-pagesComparees)) }
}
