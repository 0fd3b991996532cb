import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'
import type { RenduGarde } from './rendu.ts'

const sommaireSchema = z.array(z.object({ id: z.string(), titre: z.string(), rang: z.number() })).catch([])
const echecSchema = z.enum(['trop-long', 'trop-grand', 'echec']).nullable().catch('echec')

type Lu = RenduGarde & { empreinte: string }

/** Les rendus gardés sous ces empreintes. Un échec de plus d'un jour n'y est plus : il est temps de réessayer. */
export async function listRendus(db: Db, empreintes: readonly string[]): Promise<Lu[]> {
  const lignes = await db
    .selectFrom('texte_rendu')
    .select(['empreinte', 'rendu', 'sommaire', 'echec', sql<boolean>`lu_le < current_date - 7`.as('ancien')])
    .where('empreinte', 'in', empreintes.map(enOctets))
    .where((ou) => ou.or([ou('echec', 'is', null), ou('essaye_le', '>', sql<Date>`now() - interval '1 day'`)]))
    .execute()
  const anciens = lignes.filter(({ ancien }) => ancien).map(({ empreinte }) => empreinte)
  // Une réplique de lecture ne s'écrit pas : la date attendra une lecture sur la base principale.
  if (anciens.length > 0) await updateLu(db, anciens).catch(() => {})
  return lignes.map(({ empreinte, rendu, sommaire, echec }) => ({
    empreinte: empreinte.toString('base64'),
    html: rendu,
    sommaire: sommaireSchema.parse(sommaire),
    echec: echecSchema.parse(echec),
  }))
}

/** Garde ces rendus. Toujours dans le même ordre : deux processus qui gardent les mêmes ne s'attendent pas l'un l'autre. */
export async function upsertRendus(db: Db, rendus: readonly Lu[]): Promise<void> {
  const lignes = [...new Map(rendus.map((rendu) => [rendu.empreinte, rendu])).values()].sort((a, b) => (a.empreinte < b.empreinte ? -1 : 1))
  for (let debut = 0; debut < lignes.length; debut += 500)
    await db
      .insertInto('texte_rendu')
      .values(
        lignes.slice(debut, debut + 500).map(({ empreinte, html, sommaire, echec }) => ({
          empreinte: enOctets(empreinte),
          rendu: html,
          sommaire: JSON.stringify(sommaire),
          echec,
        })),
      )
      .onConflict((oc) =>
        oc.column('empreinte').doUpdateSet((eb) => ({
          rendu: eb.ref('excluded.rendu'),
          sommaire: eb.ref('excluded.sommaire'),
          echec: eb.ref('excluded.echec'),
          essaye_le: eb.ref('excluded.essaye_le'),
          lu_le: eb.ref('excluded.lu_le'),
        })),
      )
      .execute()
}

/** Ôte les rendus que personne n'a lus depuis trente jours. */
export async function purgerRendus(db: Db): Promise<void> {
  await db.deleteFrom('texte_rendu').where('lu_le', '<', sql<string>`current_date - 30`).execute()
}

async function updateLu(db: Db, empreintes: Buffer[]): Promise<void> {
  await db.updateTable('texte_rendu').set({ lu_le: sql<string>`current_date` }).where('empreinte', 'in', empreintes).execute()
}

const enOctets = (empreinte: string): Buffer => Buffer.from(empreinte, 'base64')
