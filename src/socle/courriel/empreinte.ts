import { createHmac } from 'node:crypto'
import { config } from '../config.ts'

/**
 * L'empreinte d'une suite de textes, avec le secret de cette installation : elle se compare, et ne rend pas l'adresse qu'elle
 * contient à qui lirait la base.
 */
export function empreinteDe(...parties: string[]): string {
  return createHmac('sha256', config.secret).update(JSON.stringify(parties)).digest('base64url')
}
