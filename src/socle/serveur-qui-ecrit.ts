import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'

/** Un serveur a deux secondes pour dire s'il écrit : celui qui se tait ne retient pas les autres. */
const delaiDeReponse = 2000
const delaiDesAutres = 300
const choixRetenu = 5000

/** Code SQLSTATE « cannot_connect_now » : aucun serveur n'accepte d'écrire, pour l'instant. */
const pasMaintenant = '57P03'

/**
 * Une URL par serveur, de celle qui en nomme plusieurs à la façon de libpq (« postgres://nom@hote1:5432,hote2:5432/base »).
 * Le pilote `pg` n'en connaît qu'un. L'ordre ne compte pas.
 */
export function urlsDesServeurs(url: string): string[] {
  const [, debut = '', hotes = '', fin = ''] = url.match(/^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/) ?? []
  return hotes.includes(',') ? hotes.split(',').map((hote) => `${debut}${hote}${fin}`) : [url]
}

type Choix = { choisir: () => Promise<string>; oublier: () => void }
const choixParUrl = new Map<string, Choix>()

/**
 * Le client de `pg` qui se connecte au serveur qui écrit ; après une bascule, les connexions neuves vont au nouveau. Avec un seul
 * serveur, c'est le client ordinaire, sans une requête de plus.
 */
export function clientPour(url: string): typeof pg.Client {
  const urls = urlsDesServeurs(url)
  if (urls.length === 1) return pg.Client
  const choix = choixParUrl.get(url) ?? creerChoix(urls)
  choixParUrl.set(url, choix)
  return class extends pg.Client {
    override connect(): Promise<pg.Client>
    override connect(retour: ((erreur: Error) => void) | ((erreur: null, client: pg.Client) => void)): void
    override connect(retour?: (...suite: [Error] & [null, pg.Client]) => void): Promise<pg.Client> | undefined {
      const ouverture = this.#rejoindre()
      if (!retour) return ouverture
      ouverture.then(
        () => Reflect.apply(retour, undefined, [null, this]),
        (erreur) => Reflect.apply(retour, undefined, [erreur]),
      )
      return undefined
    }

    async #rejoindre(): Promise<pg.Client> {
      const { host, port } = new pg.Client({ connectionString: await choix.choisir() })
      this.host = host
      this.port = port
      try {
        await super.connect()
        const { rows } = await this.query<{ ecrit: boolean }>('SELECT NOT pg_is_in_recovery() AS ecrit')
        if (rows[0]?.ecrit) return this
        throw aucunNEcrit()
      } catch (erreur) {
        choix.oublier()
        void this.end().catch(() => {})
        throw erreur
      }
    }
  }
}

/**
 * Retient le serveur choisi cinq secondes, ou jusqu'à ce qu'une connexion y échoue. Un ancien serveur principal, relancé après qu'un
 * autre a été promu, accepte encore d'écrire : il faut donc demander à tous, et sa ligne de temps (timeline), restée en arrière,
 * le fait écarter.
 */
function creerChoix(urls: string[]): Choix {
  let choisi: Promise<string> | undefined
  let quand = 0
  let derniereLigne = 0
  const chercher = async (): Promise<string> => {
    const elu = (await interroger(urls)).toSorted((a, b) => b.ligne - a.ligne)[0]
    if (!elu || elu.ligne < derniereLigne) throw aucunNEcrit()
    derniereLigne = elu.ligne
    return elu.url
  }
  const oublier = () => {
    choisi = undefined
  }
  const choisir = () => {
    if (choisi && performance.now() - quand < choixRetenu) return choisi
    quand = performance.now()
    choisi = chercher()
    choisi.catch(oublier)
    return choisi
  }
  return { choisir, oublier }
}

// Ceux qui écrivent. Dès que l'un d'eux a répondu, les autres n'ont plus qu'un instant : une machine éteinte ne répond jamais.
async function interroger(urls: string[]): Promise<{ url: string; ligne: number }[]> {
  const ecrivent: { url: string; ligne: number }[] = []
  const reponses = urls.map(async (url) => {
    const ligne = await ligneDeTemps(url)
    if (ligne === undefined) throw aucunNEcrit()
    ecrivent.push({ url, ligne })
  })
  await Promise.any(reponses).catch(() => {})
  await Promise.race([Promise.allSettled(reponses), attendre(delaiDesAutres)])
  return ecrivent
}

// La ligne de temps d'un serveur qui écrit, lue dans le nom du fichier journal en cours (celle du dernier point de contrôle
// retarde sur une promotion) ; rien s'il ne répond pas, ou s'il est une réplique.
async function ligneDeTemps(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: delaiDeReponse, query_timeout: delaiDeReponse })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ ligne: string }>(
      'SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8) AS ligne WHERE NOT pg_is_in_recovery()',
    )
    return rows[0] && Number.parseInt(rows[0].ligne, 16)
  } catch {
    return undefined
  } finally {
    void client.end().catch(() => {})
  }
}

function aucunNEcrit(): Error {
  return Object.assign(new Error("Aucun des serveurs que nomme DATABASE_URL n'accepte d'écrire."), { code: pasMaintenant })
}
