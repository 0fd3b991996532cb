import { setTimeout as attendre } from 'node:timers/promises'
import { config } from '#socle/config.ts'
import { preparerExpedition } from '#socle/courriel/expedier.ts'
import { ouvrirDb } from '#socle/db.ts'

// Un expéditeur seul dans son processus, fait pour être tué : voir courriels-sous-les-coups.test.ts. Son horloge va plus vite.
const depart = Number(process.env.DEPART)
const vitesse = Number(process.env.VITESSE)
const minute = 60_000

const { db } = ouvrirDb(config.baseUrl ?? '', { max: 2 })
const expedition = preparerExpedition(db, {
  maintenant: () => new Date(depart + (Date.now() - depart) * vitesse),
  // Un silence de 300 ms, et un bail de 6 s, en durées réelles.
  delais: { smtp: 300, envoi: 2000, bail: 6000 * vitesse, repos: minute },
})
process.send?.('prêt')
for (;;) {
  await expedition.passer()
  await attendre(10)
}
