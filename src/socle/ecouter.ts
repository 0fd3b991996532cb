import pg from 'pg'
import { journal } from './journal.ts'
import { ouvrirClient } from './serveur-qui-ecrit.ts'

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

/** Écoute un canal de la base sur une connexion à part ; se reconnecte tout seul. Rend de quoi arrêter. */
export async function ecouter(url: string, ecoute: Ecoute): Promise<() => Promise<void>> {
  const { canal, relever = async () => {} } = ecoute
  let arret = false
  let client: pg.Client | undefined
  const brancher = async () => {
    const nouveau = await ouvrirClient(url, { application_name: `catalyse-${canal}`, keepAlive: true })
    nouveau.on('notification', ({ payload }) => ecoute.annonce(payload))
    nouveau.on('end', () => {
      ecoute.coupure?.()
      if (!arret) setTimeout(() => void rebrancher(), 1000).unref()
    })
    await nouveau.query(`LISTEN ${pg.escapeIdentifier(canal)}`)
    client = nouveau
    ecoute.reprise()
  }
  const rebrancher = async () => {
    if (arret) return
    await relever()
      .then(brancher)
      .catch((erreur: Error) => {
        journal.warn({ erreur: erreur.message, canal }, 'écoute : base injoignable')
        if (!arret) setTimeout(() => void rebrancher(), 1000).unref()
      })
  }
  await brancher()
  return async () => {
    arret = true
    await client?.end()
  }
}
