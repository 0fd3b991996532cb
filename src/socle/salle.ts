import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { RawBuilder } from 'kysely'
import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { RequeteComprise } from './comprendre.ts'
import type { Db } from './db.ts'
import type { Moderation } from './demande.ts'
import type { LigneDeRapport } from './echange/issue.ts'
import type { FormatDImport } from './echange/suivi-import.repository.ts'
import type { Moisson } from './moisson.ts'
import type { MembreConnecte } from './session.ts'
import type { Tache } from './taches.ts'

/** La vitrine dont le nom d'hôte est demandé : son enseigne, sa feuille de couleurs et son accueil remplacent ceux de la plateforme. */
export type Front = { slug: string; nom: string; feuille: string; accueillir: Repondre }

/** Ce que chaque requête porte avec elle. */
export type Environnement = {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  Variables: {
    /** La base à utiliser pour cette requête (la réplique de lecture, quand c'est permis). */
    db: Db
    membre: MembreConnecte | null
    /** null : la plateforme elle-même. */
    front: Front | null
    /** Toutes les salles du site : une page qui montre ce que d'autres y apportent les parcourt. */
    salles: readonly Salle[]
    requeteId: string
    /** La salle de la route, pour le journal et les métriques. */
    salle: string
    /** Le motif de la route, et ce qui tient lieu de ses paramètres ; absents tant qu'aucune n'a pris la demande. */
    motif?: string
    valeurs?: Record<string, string>
  }
}

export type Contexte = Context<Environnement>

/** Le rôle le plus faible qui peut demander la route ; les droits plus fins sont dans <salle>.droits.ts. */
export type Droit = 'public' | 'membre' | 'animateur' | 'administrateur'
export type Limite = 'formulaire' | 'contact' | 'connexion' | 'recherche' | 'apercu' | 'question' | 'image'

export type OptionsDeRoute = {
  /** Combien de fois une même adresse peut la demander ; voir limites.ts. */
  limite?: Limite
  /** Taille maximale du corps, en octets ; 256 Kio sans précision. */
  tailleMax?: number
  /** Vrai : le corps se lit morceau par morceau (vidéo, documents, site à reprendre) ; sinon, entier en mémoire. */
  auFilDeLEau?: true
  /** Faux : la réponse n'est jamais gardée (jetons, réponses propres à la personne). */
  cache?: false
  /** Vrai : la page peut être incluse dans une iframe d'un autre site. */
  integrable?: true
  /** Vrai : accepte un envoi venu d'ailleurs, parce que l'URL porte une clé signée (désabonnement en un clic, RFC 8058). */
  sansOrigine?: true
  /** Vrai : l'envoi ne fait que lire ; les pages gardées le restent. */
  sansEffet?: true
  /** La règle de sécurité (CSP) que la réponse porte d'elle-même : un fichier déposé n'a pas celle d'une page. */
  reglePropre?: true
  /** Vrai : lisible par un script d'un autre site. */
  cors?: true
}

export type Repondre = (c: Contexte) => Response | Promise<Response>
export type Route = { salle: string; methode: 'GET' | 'POST'; chemin: string; droit: Droit; repondre: Repondre; options: OptionsDeRoute }

/** Une conduite d'une salle : ses adresses, ses travaux de fond, ce qu'elle fait des demandes qu'elle dépose, ce qu'elle rappelle de vérifier, ce que l'API en lit, ce qu'elle importe. */
export type Actes = {
  routes?: readonly Route[]
  taches?: readonly Tache[]
  moderations?: readonly Moderation[]
  rappels?: readonly SourceDeRappel[]
  operations?: readonly Operation[]
  tableaux?: readonly TableauAImporter[]
}

/** Ce qu'une salle sait importer d'un trait. `liste` : le nom de sa liste ; `site` : le format d'un site entier qu'elle sait reprendre. */
export type TableauAImporter = {
  liste: string
  site: FormatDImport | undefined
  importer: (db: Db, octets: Uint8Array, options: OptionsDImport) => Promise<{ phrase: string; rapport: LigneDeRapport[] }>
}
type OptionsDImport = { nomFichier: string; simuler: boolean; format: FormatDImport }

/** La place d'un apport parmi ceux des autres salles : le plus petit rang d'abord, 0 sans précision ; à égalité, l'ordre des salles. */
export type Place = { rang?: number }

/** Une demande que l'API publique sait lire : la page lisible, openapi.json et la route en viennent. */
export type Operation = Place & {
  /** Le chemin au format OpenAPI : « /api/v1/acteurs/{cle} ». */
  chemin: string
  id: string
  resume: string
  detail: string
  parametres?: z.ZodObject
  dansLeChemin?: Record<string, string>
  reponse: z.ZodType
  exemple: string
  repondre: Repondre
}

/** Un objet ancien qu'une personne tient : une fiche, une ressource. */
export type ObjetARappeler = { id: number; slug: string; nom: string; proprietaireId: string; verifieeLe: string | null }

/** Une sorte d'objets à tenir à jour. Ses pages « modifier » et « a-jour » sont sous `chemin`/slug. */
export type SourceDeRappel = {
  chemin: string
  /** Ce que signe la clé du lien « toujours à jour ». */
  usage: string
  /** Son genre : « est-elle », « est-il ». */
  genre: 'f' | 'm'
  /** La condition SQL qu'un membre « m » en tienne un qui n'a pas été vérifié depuis ce jour. */
  existe: (avant: string) => RawBuilder<boolean>
  /** Les siens, le plus ancien d'abord, 200 au plus. */
  lister: (db: Db, membreId: string, avant: string) => Promise<ObjetARappeler[]>
}

/** Ce qu'une salle montre d'elle sur la page d'une chose d'une autre ; null quand elle n'a rien à y montrer. */
export type Section<Sujet> = (db: Db, sujet: Sujet) => Promise<ComponentChildren>

/** Ce qu'une salle sait d'une personne, et comment elle l'oublie (dans la transaction de l'effacement). */
export type DonneesPersonnelles = {
  exporter: (db: Db, membre: MembreConnecte) => Promise<unknown>
  /** À défaut, ses clés étrangères suffisent. */
  effacer?: (trx: Db, membre: MembreConnecte) => Promise<void>
}

/** Ce que la personne tient dans une salle : une partie de « Mon compte ». */
export type MonCompte = Place & { titre: string; montrer: Section<MembreConnecte> }

/** Une section de la page d'accueil ; null quand la salle n'a rien à y montrer. */
export type SectionDAccueil = Place & { montrer: (db: Db) => Promise<ComponentChildren> }

/** Par où commencer : un lien de la page d'accueil, et ce qu'on y trouve. */
export type PremierPas = Place & { titre: string; href: string; quoi: string }

/** La question d'accueil, comprise. */
export type QuestionPosee = {
  /** Telle qu'écrite. */
  q: string
  /** Ses mots sans accent, fautes corrigées. */
  mots: string[]
  requete: RequeteComprise
  /** Le lieu demandé, comme sa page et les listes filtrées l'écrivent ; vide sans lieu. */
  lieu: string
  /** Ce lieu et ceux qui le contiennent, du plus petit au plus grand. */
  lieuIds: number[]
  /** Degrés : x longitude, y latitude. */
  pres: { x: number; y: number } | null
}

/** Ce qu'une salle répond à la question d'accueil ; null : rien. `sinon` : ce qu'elle propose quand aucune ne répond. */
export type Trouver = Place & {
  repondre: (db: Db, question: QuestionPosee) => Promise<ComponentChildren>
  sinon?: readonly ComponentChildren[]
}

/** Une porte du site, sur chaque page : en haut pour tous, dans le menu de l'animation ou de l'administration, ou au pied. */
export type Rubrique = Place & { href: string; libelle: string; ou?: 'animation' | 'administration' | 'pied' }

/** Ce que quelqu'un cherche, tel qu'écrit. */
export type Cherche = { q: string; territoire: string }
export type Pas = { libelle: string; href: string }

/** Tout ce qu'une salle apporte au site : sa table des matières. `salles.ts` les liste, tout le reste lit cette liste. */
export type Salle = {
  /** Le mot des gens, celui de son dossier. */
  nom: string
  /** Une ligne par conduite, dans l'ordre où ses adresses se reconnaissent : celles à un mot fixe d'abord. */
  actes: readonly Actes[]
  rubriques?: readonly Rubrique[]
  /** Ce dont le site ne peut se passer (lieux, listes) : fait ce qui manque, à chaque démarrage. */
  preparer?: (db: Db) => Promise<void>
  /** Ce dont le réseau part. `demonstration` : le site a déjà un réseau inventé. */
  fondateur?: (db: Db, etat: { demonstration: boolean }) => Promise<void>
  monCompte?: MonCompte
  donnees?: DonneesPersonnelles
  moisson?: Moisson
  accueil?: readonly SectionDAccueil[]
  premierPas?: PremierPas
  trouver?: Trouver
  /** Un pas de plus pour qui cherche et ne trouve rien, ou presque : ses mots et son lieu y sont déjà. */
  autrement?: (cherche: Cherche) => Pas
  /** Ce qu'elle montre ailleurs, l'identifiant du territoire, de l'acteur ou de la thématique donné. */
  ailleurs?: { territoire?: Section<number>; acteur?: Section<number>; thematique?: Section<number> }
}
