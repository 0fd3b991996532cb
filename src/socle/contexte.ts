import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { Db } from './db.ts'
import type { MembreConnecte } from './session.ts'

/** La vitrine dont le nom d'hôte est demandé : son enseigne et sa feuille de couleurs remplacent celles de la plateforme. */
export type Front = { slug: string; nom: string; feuille: string }

/** Ce que chaque requête porte avec elle. */
export type Environnement = {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  Variables: {
    /** La base à utiliser pour cette requête (la réplique de lecture, quand c'est permis). */
    db: Db
    membre: MembreConnecte | null
    /** null : la plateforme elle-même. */
    front: Front | null
    requeteId: string
    /** La salle de la route, pour le journal et les métriques. */
    salle: string
    /** Le motif de la route, et ce qui tient lieu de ses paramètres ; absents tant qu'aucune n'a pris la demande. */
    motif?: string
    valeurs?: Record<string, string>
  }
}

export type Contexte = Context<Environnement>
