import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { config } from './config.ts'
import { creerDossier, ecrireDUnCoup } from './ecrire-fichier.ts'

// Par base : la démonstration peut tourner à côté du site, sur un autre port.
const fichier = path.join(config.dossier, `adresse-${config.nomDeLaBase}.json`)
const schema = z.object({ locale: z.url(), publique: z.url() })

/** Où ce site répond : depuis cette machine, et pour ses visiteuses. */
export type AdresseEcoutee = z.infer<typeof schema>

/** L'adresse d'un site qui écoute sur ce port, avec les réglages de ce processus. */
export function adresseSur(port: number): AdresseEcoutee {
  const partout = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(config.hote)
  const hote = partout ? 'localhost' : config.hote.includes(':') ? `[${config.hote}]` : config.hote
  const locale = `http://${hote}:${port}`
  return { locale, publique: config.adressePublique ?? locale }
}

/** Garde l'adresse de ce démarrage avec les données, pour les commandes qui écrivent un lien. */
export function noterAdresse(adresse: AdresseEcoutee): void {
  creerDossier(config.dossier)
  ecrireDUnCoup(fichier, JSON.stringify(adresse))
}

/** L'adresse du dernier démarrage sur ces données, et si le site y répond à l'instant ; sans démarrage, rien. */
export async function lireAdresse(): Promise<(AdresseEcoutee & { repond: boolean }) | undefined> {
  if (!existsSync(fichier)) return undefined
  const adresse = schema.parse(JSON.parse(readFileSync(fichier, 'utf8')))
  const repond = await fetch(`${adresse.locale}/sante`, { signal: AbortSignal.timeout(2000) }).then(
    (reponse) => reponse.ok,
    () => false,
  )
  return { ...adresse, repond }
}
