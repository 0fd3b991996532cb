import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject } from 'vitest'
import { creerBase, supprimerBase, urlDe } from './bases.ts'
import type { Environnement } from './contexte.ts'
import { type Base, type Db, ouvrirDb } from './db.ts'
import { attendreLeTravail } from './enfiler.ts'
import { connecter, type PersonneDEssai } from './session.factory.ts'

type App = Hono<Environnement>

const tablesVidees = [
  'acteur',
  'facette',
  'demande',
  'perimetre',
  'membre',
  'membre_verification',
  'courriel',
  'courriel_trace',
  'historique',
  'ressource',
  'cycle',
  'seance',
  'parcours',
  'vitrine',
  'fichier',
  'moteur',
  'moteur_mot',
  'limite_debit',
]

/**
 * Une base PostgreSQL neuve pour ce fichier de test, copiée d'un gabarit migré où sont chargés tous les territoires
 * et le référentiel. À appeler une fois, en tête du fichier.
 */
export function baseDeTest() {
  let base: Base | undefined
  const ouverte = (): Base => {
    if (!base) throw new Error('La base de test ne s’ouvre qu’au début des tests.')
    return base
  }
  beforeAll(async () => {
    const nom = `catalyse_${randomUUID().replaceAll('-', '').slice(0, 12)}_test`
    const { serveur, gabarit } = inject('postgres')
    await creerBase(serveur, nom, gabarit)
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
      await sql.raw(`TRUNCATE ${tablesVidees.join(', ')} RESTART IDENTITY CASCADE`).execute(ouverte().db)
    },
    /** L'application entière sur cette base. `garde` : garder les pages, comme en service. */
    app: async ({ garde = false } = {}): Promise<App> => {
      const { creerApp } = await import('../app.tsx')
      return creerApp(ouverte(), { garde })
    },
    connecter: (qui: PersonneDEssai = {}) => connecter(ouverte().db, qui),
  }
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
    postgres: { serveur: string; gabarit: string }
  }
}
