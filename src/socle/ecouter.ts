import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { auPlus } from './au-plus.ts'
import { ouvrirConnexion } from './connexion.ts'
import { journal } from './journal.ts'
import { marquerPresence } from './presence.ts'

type Ecoute = {
  /** Le canal de NOTIFY. */
  canal: string
  /** Une annonce est venue. */
  annonce: (contenu: string | undefined) => void
  /** L'écoute commence, ou reprend après une coupure : ce qui a été annoncé entre-temps ne l'a pas été ici. */
  reprise: () => void
  /** L'écoute est perdue ; elle sera reprise. */
  coupure?: () => void
  /** Fait avant chaque reconnexion : relève le PostgreSQL embarqué s'il est tombé. */
  relever?: () => Promise<void>
}

type Branchement = { client: pg.Client; fin: Promise<void> }

// Un serveur figé, une machine éteinte d'un coup ne ferment pas la connexion : sans réponse à ce rythme, l'écoute est perdue.
const battement = 5000

/** Écoute un canal de la base sur une connexion à part ; se reconnecte tout seul. Rend de quoi arrêter. */
export async function ecouter(url: string, ecoute: Ecoute): Promise<() => Promise<void>> {
  let arret = false
  let present = await brancher(url, ecoute)
  const tenir = async () => {
    while (!arret) {
      ecoute.reprise()
      await present.fin
      ecoute.coupure?.()
      const retrouve = await rebrancher(url, ecoute, () => arret)
      if (!retrouve) return
      present = retrouve
    }
    // L'arrêt est venu pendant la reconnexion.
    await quitter(present)
  }
  void tenir()
  return async () => {
    arret = true
    await quitter(present)
  }
}

// Une base figée ne répond pas à l'adieu.
const quitter = ({ client }: Branchement) => auPlus(1000, client.end()).catch(() => {})

async function rebrancher(url: string, ecoute: Ecoute, arret: () => boolean): Promise<Branchement | undefined> {
  const { canal, relever = async () => {} } = ecoute
  for (;;) {
    await attendre(1000, undefined, { ref: false })
    if (arret()) return undefined
    try {
      await relever()
      return await brancher(url, ecoute)
    } catch (erreur) {
      journal.warn({ erreur: String(erreur), canal }, 'écoute : base injoignable')
    }
  }
}

async function brancher(url: string, { canal, annonce }: Ecoute): Promise<Branchement> {
  const client = await ouvrirConnexion(url, `catalyse-${canal}`)
  const fin = new Promise<void>((suite) => client.once('end', suite))
  client.on('notification', ({ payload }) => annonce(payload))
  try {
    await marquerPresence(client)
    await auPlus(battement, client.query(`LISTEN ${pg.escapeIdentifier(canal)}`))
  } catch (erreur) {
    void client.end()
    throw erreur
  }
  const pouls = setInterval(() => void auPlus(battement, client.query('SELECT 1')).catch(() => client.end()), battement).unref()
  void fin.then(() => clearInterval(pouls))
  return { client, fin }
}
