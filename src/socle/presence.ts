import type pg from 'pg'

// Un numéro à nous parmi les verrous consultatifs de la base : https://www.postgresql.org/docs/current/explicit-locking.html
const cle = 4_227_253

/**
 * Dit que l'application se sert de cette base, tant que cette connexion dure. Attend la fin d'une restauration en cours.
 * Un verrou et non un nom de connexion : il tombe avec elle, et une restauration ne peut pas le manquer.
 */
export async function marquerPresence(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [cle])
}

/** Prend la base pour soi jusqu'à la fin de la transaction ; rend faux si une application s'en sert. */
export async function prendreLaBase(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ prise: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS prise', [cle])
  return rows[0]?.prise ?? false
}
