import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { creerDossier, ecrireSIlManque } from './ecrire-fichier.ts'

/** Ce que doit compter un secret, en caractères : en dessous, les clés signées se devineraient. */
export const longueurDuSecret = 32

/** Sans SECRET, un secret tiré une fois et gardé avec les données : les sessions survivent aux redémarrages. */
export function secretGarde(dossier: string): string {
  const fichier = path.join(dossier, 'secret')
  if (!existsSync(fichier)) {
    creerDossier(dossier)
    ecrireSIlManque(fichier, randomBytes(32).toString('base64url'))
  }
  const secret = readFileSync(fichier, 'utf8').trim()
  if (secret.length >= longueurDuSecret) return secret
  throw new Error(
    `Le secret gardé dans ${fichier} est ${secret === '' ? 'vide' : 'trop court'} : remettez celui que vous aviez mis de côté ou, sinon, supprimez ce fichier (un autre sera tiré, et chacun se reconnectera).`,
  )
}
