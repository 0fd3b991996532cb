import { createHmac, randomUUID } from 'node:crypto'
import { config } from './config.ts'
import type { Db } from './db.ts'
import { nomDuCookie, type Role } from './session.ts'

export type PersonneDEssai = { role?: Role; courriel?: string; nom?: string }

/** Inscrit un membre et ouvre sa session ; rend l'en-tête Cookie, et son identifiant. */
export async function connecter(db: Db, { role = 'membre', courriel, nom = 'Camille Essai' }: PersonneDEssai = {}) {
  const id = randomUUID()
  const jeton = randomUUID().replaceAll('-', '')
  await db
    .insertInto('membre')
    .values({ id, nom, courriel: courriel ?? `${id.slice(0, 8)}@essai.invalid`, courriel_verifie: true, role })
    .execute()
  const expire_le = new Date(Date.now() + 86_400_000)
  await db.insertInto('membre_session').values({ id: randomUUID(), membre_id: id, jeton, expire_le }).execute()
  return { id, cookie: cookieDe(jeton) }
}

/** L'en-tête Cookie d'une session, signé comme le fait better-auth : HMAC-SHA256 du jeton, en base64. */
export function cookieDe(jeton: string): string {
  const signature = createHmac('sha256', config.secret).update(jeton).digest('base64')
  return `${nomDuCookie}=${encodeURIComponent(`${jeton}.${signature}`)}`
}
