import { afterEach, beforeEach } from 'vitest'
import type { baseDeTest } from '#socle/base-de-test.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import { type Humeur, ouvrirServeurSmtp } from './serveur-smtp.ts'

export const minute = 60_000
export const jour = 24 * 60 * minute

/** Une file de courriels vidée à chaque test, une horloge que l'on avance, des serveurs SMTP fermés à la fin. */
export function fileDEssai(base: ReturnType<typeof baseDeTest>) {
  const debut = new Date('2030-06-03T08:00:00Z')
  let instant = debut
  let ouverts: (() => Promise<void>)[] = []
  beforeEach(async () => {
    await base.vider()
    instant = debut
  })
  afterEach(async () => {
    for (const fermer of ouverts) await fermer()
    ouverts = []
  })
  const maintenant = () => instant
  const avancer = (ms: number) => {
    instant = new Date(instant.getTime() + ms)
  }
  const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
  return {
    maintenant,
    avancer,
    courriels,
    unSeul: async () => (await courriels())[0],
    serveurSmtp: async (humeur: Humeur = {}) => {
      const serveur = await ouvrirServeurSmtp(humeur)
      ouverts.push(serveur.fermer)
      return serveur
    },
    ecrire: async (combien: number, reste: { valableJusqua?: Date } = {}) => {
      for (let n = 0; n < combien; n++)
        await ecrireCourriel(base.db, { a: `p${n}@essai.invalid`, sujet: `N° ${n}`, texte: 'Bonjour.', ...reste }, instant)
    },
    /** Passe toutes les `pas` minutes, pendant tant de minutes ; rend le nombre de partis. */
    pendant: async (minutes: number, expedition: { passer: () => Promise<number> }, pas = 1) => {
      let partis = 0
      for (let n = 0; n < minutes; n += pas) {
        partis += await expedition.passer()
        avancer(pas * minute)
      }
      return partis
    },
  }
}
