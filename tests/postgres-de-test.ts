import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { pidDuServeur, serveurVivant } from '#socle/processus-postgres.ts'
import { dossierDejaServi } from './dossier-deja-servi.ts'
import { jusqua } from './serveur-en-service.ts'

/** Un PostgreSQL à part, où le site a déjà servi, dans un dossier provisoire, que le test tue, fige et relance ; l'application le voit comme un serveur d'ailleurs. */
export async function postgresAPart(reglages: Record<string, string> = {}) {
  const dossier = await dossierDejaServi('postgres-a-part-')
  const donnees = path.join(dossier, 'postgres')
  const demarrer = () => demarrerPostgres(dossier, { fsync: 'off', ...reglages })
  const { url } = await demarrer()
  const signaler = (signal: NodeJS.Signals) => {
    for (const pid of famille(pidDuServeur(donnees) ?? 0)) {
      try {
        process.kill(pid, signal)
      } catch {
        // Fini entre-temps.
      }
    }
  }
  const eteint = () => jusqua(async () => !serveurVivant(donnees), 30, 'PostgreSQL arrêté')
  return {
    dossier,
    url: url('catalyse'),
    demarrer: async () => void (await demarrer()),
    /** L'arrêt « immédiat », comme une panne : aucune connexion n'est prévenue. */
    tuer: async () => {
      process.kill(pidDuServeur(donnees) ?? 0, 'SIGQUIT')
      await eteint()
    },
    /** L'arrêt « rapide », comme à une mise à jour : chaque connexion est prévenue, puis fermée. */
    arreter: async () => {
      process.kill(pidDuServeur(donnees) ?? 0, 'SIGINT')
      await eteint()
    },
    figer: () => signaler('SIGSTOP'),
    degeler: () => signaler('SIGCONT'),
    oter: async () => {
      signaler('SIGCONT')
      if (serveurVivant(donnees)) process.kill(pidDuServeur(donnees) ?? 0, 'SIGQUIT')
      await eteint()
      await rm(dossier, { recursive: true, force: true })
    },
  }
}

// Ce processus et ses enfants : le serveur, et un processus par connexion.
function famille(pid: number): number[] {
  const enfants = readdirSync('/proc').filter((nom) => {
    try {
      return /^\d+$/.test(nom) && Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${nom}/stat`, 'utf8'))?.[1]) === pid
    } catch {
      return false
    }
  })
  return pid > 0 ? [pid, ...enfants.map(Number)] : []
}
