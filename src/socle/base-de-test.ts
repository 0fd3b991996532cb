import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject } from 'vitest'
import { creerBase, supprimerBase, urlDe } from './bases.ts'
import { type Base, type Db, ouvrirDb } from './db.ts'
import { attendreLeTravail } from './enfiler.ts'
import { garderInstantane } from './instantane-de-test.ts'
import type { Environnement, Salle } from './salle.ts'
import { connecter, type PersonneDEssai } from './session.factory.ts'

type App = Hono<Environnement>

// Ce que porte la base de départ, et que les tests ne changent pas. Toute autre table se vide.
const tablesGardees = [
  'kysely_migration',
  'kysely_migration_lock',
  'etat_de_la_base',
  'territoire',
  'groupement_membre',
  'contour',
  'terme',
  'mot',
  'texte_rendu',
]

/**
 * Une base PostgreSQL neuve pour ce fichier de test, copiée d'un gabarit migré où sont chargés tous les territoires
 * et le référentiel. À appeler une fois, en tête du fichier.
 * @param servie avec aussi le contenu fondateur, comme après un premier démarrage : un serveur lancé dessus n'a rien à préparer
 */
export function baseDeTest({ servie = false } = {}) {
  let base: Base | undefined
  let vidage: string | undefined
  const ouverte = (): Base => {
    if (!base) throw new Error('La base de test ne s’ouvre qu’au début des tests.')
    return base
  }
  beforeAll(async () => {
    const nom = `catalyse_${randomUUID().replaceAll('-', '').slice(0, 12)}_test`
    const { serveur, gabarits } = inject('postgres')
    await creerBase(serveur, nom, servie ? gabarits.servie : gabarits.vide)
    base = ouvrirDb(urlDe(serveur, nom), { max: 5 })
  })
  afterAll(async () => {
    const { url, fermer } = ouverte()
    await attendreLeTravail()
    await fermer()
    await supprimerBase(inject('postgres').serveur, url)
  })
  return {
    get db(): Db {
      return ouverte().db
    },
    get base(): Base {
      return ouverte()
    },
    /** Vide tout ce que les tests écrivent ; garde les territoires et le référentiel. */
    vider: async () => {
      await attendreLeTravail()
      vidage ??= await preparerVidage(ouverte().db)
      await ouverte().pool.query(vidage)
    },
    /** Garde l'état de toute la base ; rend de quoi y revenir, bien plus vite qu'en la remplissant de nouveau. */
    garder: async (): Promise<() => Promise<void>> => {
      await attendreLeTravail()
      const revenir = await garderInstantane(ouverte())
      return async () => {
        await attendreLeTravail()
        await revenir()
      }
    },
    /** L'application entière sur cette base. `garde` : garder les pages, comme en service. `avec` : des salles d'essai en plus. */
    app: async ({ garde = false, avec = [] }: { garde?: boolean; avec?: Salle[] } = {}): Promise<App> => {
      const [{ creerApp }, { salles }] = await Promise.all([import('#app.tsx'), import('#salles.ts')])
      return creerApp(ouverte(), { garde, salles: [...salles, ...avec] })
    },
    connecter: (qui: PersonneDEssai = {}) => connecter(ouverte().db, qui),
  }
}

/**
 * Ce qui vide les tables, compteurs remis à un. Sur des tables presque vides, des DELETE sans
 * déclencheurs ni clés étrangères coûtent dix fois moins qu'un TRUNCATE … CASCADE, qui refait chaque fichier de chaque table.
 */
async function preparerVidage(db: Db): Promise<string> {
  const { rows } = await sql<{ nom: string; sequences: string[] }>`
    SELECT videe.oid::regclass::text AS nom, array_remove(array_agg(sequence.objid::regclass::text), NULL) AS sequences
    FROM pg_class AS videe
    LEFT JOIN pg_depend AS sequence ON refobjid = videe.oid AND deptype IN ('a', 'i') AND sequence.classid = 'pg_class'::regclass
      AND (SELECT relkind FROM pg_class WHERE oid = sequence.objid) = 'S'
    WHERE videe.relkind = 'r' AND videe.relnamespace = 'public'::regnamespace AND videe.relname <> ALL (${tablesGardees}::text[])
    GROUP BY videe.oid`.execute(db)
  const effacer = rows.map(({ nom }) => `DELETE FROM ${nom};`)
  const compteurs = rows.flatMap(({ sequences }) => sequences).map((nom) => `PERFORM setval('${nom}', 1, false);`)
  return `BEGIN; SET LOCAL session_replication_role = replica; ${effacer.join(' ')} DO $$ BEGIN ${compteurs.join(' ')} END $$; COMMIT`
}

/** Envoie un formulaire comme le ferait un navigateur sur ce site. */
export async function poster(
  app: App,
  chemin: string,
  champs: Record<string, string> | [string, string][],
  cookie?: string,
): Promise<Response> {
  const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) }
  return app.request(chemin, { method: 'POST', headers, body: new URLSearchParams(champs).toString() })
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** `gabarits` : les bases que copient les tests. `servi` : un dossier de données comme après un premier démarrage. */
    postgres: { serveur: string; gabarits: { vide: string; servie: string }; servi: string }
  }
}
