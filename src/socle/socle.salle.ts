import { config } from './config.ts'
import { deleteAvant } from './courriel/file.repository.ts'
import { deleteTracesAnciennes } from './courriel/trace.repository.ts'
import { type Db, repond } from './db.ts'
import { purgerLimites } from './limites.ts'
import { repondreMetriques } from './metriques.ts'
import { purgerRendus } from './rendu/texte-rendu.repository.ts'
import { routesDe } from './routes.ts'
import type { Salle } from './salle.ts'

/** /sante pour le mandataire et la supervision ; /metriques pour Prometheus. */
const routes = routesDe('socle')
  .get(
    '/sante',
    'public',
    async (c) => {
      const base = await repond(c.var.db)
      return c.json({ etat: base ? 'bien' : 'base injoignable' }, base ? 200 : 503)
    },
    { cache: false },
  )
  .get('/metriques', 'public', repondreMetriques, { cache: false })

export const salle: Salle = {
  nom: 'socle',
  actes: [
    routes,
    {
      taches: [
        { nom: 'purger-courriels', rythme: '17 3 * * *', faire: (db) => purgerCourriels(db) },
        { nom: 'purger-limites', rythme: '22 3 * * *', faire: (db) => purgerLimites(db) },
        { nom: 'purger-rendus', rythme: '37 3 * * *', faire: (db) => purgerRendus(db) },
      ],
    },
  ],
}

const joursGardes = 30

/** Efface les courriels 30 jours après leur départ (ou l'abandon ; sans SMTP, après qu'ils ont été écrits), et les traces d'avant-hier. */
export async function purgerCourriels(db: Db, maintenant = new Date(), envoiRegle = config.smtpUrl !== undefined): Promise<void> {
  await deleteAvant(db, new Date(maintenant.getTime() - joursGardes * 86_400_000), { envoiRegle })
  await deleteTracesAnciennes(db, maintenant)
}
