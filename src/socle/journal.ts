import pino from 'pino'
import { sansSecret } from './chemin-note.ts'
import { config } from './config.ts'

/** Journal en JSON, une ligne par évènement, sans donnée personnelle ni secret : ni adresse, ni courriel, ni clé, ni paramètre d'URL. */
export const journal = pino(
  {
    level: config.niveauJournal,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (niveau) => ({ niveau }) },
    // Ce qu'une erreur dit peut venir de ce qu'on a reçu.
    serializers: { erreur: sansSecret, pile: sansSecret },
  },
  // Écrit par paquets, au plus tard chaque seconde : une ligne de journal ne ralentit pas une page. Vidé à l'arrêt (voir server.ts).
  pino.destination({ dest: 1, sync: false, minLength: 8192, periodicFlush: 1000 }),
)
