import type { Contexte } from './contexte.ts'

export type { Contexte } from './contexte.ts'

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

export type Salle = {
  nom: string
  routes: Route[]
  get: (chemin: string, droit: Droit, repondre: Repondre, options?: OptionsDeRoute) => Salle
  post: (chemin: string, droit: Droit, repondre: Repondre, options?: OptionsDeRoute) => Salle
}

/** Les URL d'une salle, chacune avec son droit : `salle('acteur').get('/acteurs', 'public', annuaire)`. */
export function salle(nom: string): Salle {
  const routes: Route[] = []
  const ajouter =
    (methode: Route['methode']) =>
    (chemin: string, droit: Droit, repondre: Repondre, options: OptionsDeRoute = {}) => {
      routes.push({ salle: nom, methode, chemin, droit, repondre, options })
      return resultat
    }
  const resultat: Salle = { nom, routes, get: ajouter('GET'), post: ajouter('POST') }
  return resultat
}
