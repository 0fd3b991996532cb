import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { baseDe } from './bases.ts'
import { chronometrer, type Mesure, type Resultat, verifier } from './mesurer.ts'
import { arreter, lancerApplication } from './processus.ts'

const port = 3926

/** L'export JSON de 1 000 fiches : son poids compressé et sa durée, de la demande au dernier octet. */
export const mesure: Mesure = { nom: 'export-json', faire }

async function faire(): Promise<Resultat[]> {
  const application = await lancerApplication(await baseDe(1000), port, { MANDATAIRES: '1' })
  try {
    const corps = await telecharger(`${application.url}/acteurs.json`, 0)
    const lues = compter(JSON.parse(gunzipSync(corps).toString()))
    verifier(lues >= 1000 && lues < 1100, `${lues} fiches et non 1 000 (et les fondatrices)`)
    const durees: number[] = []
    for (let i = 1; i <= 25; i++) {
      const duree = await chronometrer(() => telecharger(`${application.url}/acteurs.json?tour=${i}`, i))
      if (i > 5) durees.push(duree)
    }
    return [
      { nom: '1 000 fiches en JSON, compressées', valeurs: [corps.length / 1000], unite: 'Ko', seuil: 200, sens: 'au plus' },
      { nom: '1 000 fiches en JSON, durée', valeurs: durees, unite: 'ms', seuil: 100, sens: 'au plus' },
    ]
  } finally {
    await arreter(application.processus)
  }
}

const liste = z.union([
  z.array(z.unknown()),
  z.object({ features: z.array(z.unknown()) }).transform(({ features }) => features),
  z.object({ acteurs: z.array(z.unknown()) }).transform(({ acteurs }) => acteurs),
])

function compter(donnees: unknown): number {
  return liste.parse(donnees).length
}

function telecharger(url: string, i: number): Promise<Buffer> {
  return new Promise((suite, echec) => {
    get(url, { headers: { 'accept-encoding': 'gzip', 'x-forwarded-for': `192.0.2.${i}` } }, (reponse) => {
      verifier(reponse.statusCode === 200 && reponse.headers['content-encoding'] === 'gzip', `${url} répond ${reponse.statusCode}`)
      const morceaux: Buffer[] = []
      reponse.on('data', (morceau: Buffer) => morceaux.push(morceau))
      reponse.on('end', () => suite(Buffer.concat(morceaux)))
    }).on('error', echec)
  })
}
