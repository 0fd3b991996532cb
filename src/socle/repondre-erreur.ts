import { baseInjoignable, PanneDeLaBase, panneDeLaBase } from './base-injoignable.ts'
import { config } from './config.ts'
import { type Db, repond } from './db.ts'
import { entetesDeSecurite } from './entetes.ts'
import { ErreurMetier, type StatutErreur } from './erreurs.ts'
import { journal } from './journal.ts'
import type { Contexte } from './salle.ts'

type Besoins = { db: Db; rendreErreur: (c: Contexte, statut: StatutErreur | 500, phrase: string) => Response | Promise<Response> }

const https = config.adresse.startsWith('https://')

/** La réponse à une erreur, dans la forme de ce qui était demandé : une phrase, un statut, jamais ce que la machine en dit. */
export async function repondreErreur(surprise: Error, c: Contexte, { db, rendreErreur }: Besoins): Promise<Response> {
  const erreur = await reconnaitre(surprise, db)
  if (erreur instanceof PanneDeLaBase) {
    journal.warn({ id: c.var.requeteId, chemin: c.var.motif, erreur: surprise.message }, 'base injoignable')
    c.header('retry-after', String(erreur.revenirDans))
  }
  const attendue = erreur instanceof ErreurMetier
  if (!attendue)
    journal.error({ id: c.var.requeteId, chemin: c.var.motif, erreur: erreur.message, pile: erreur.stack }, 'erreur inattendue')
  const statut = attendue ? erreur.statut : 500
  const phrase = attendue ? erreur.message : "Une erreur inattendue s'est produite. Elle est notée ; réessayez dans un moment."
  const reponse = await rendreErreur(c, statut, phrase)
  for (const [nom, valeur] of Object.entries(entetesDeSecurite({ https }))) reponse.headers.set(nom, valeur)
  reponse.headers.set('cache-control', 'no-store')
  if (statut === 503 && !reponse.headers.has('retry-after')) reponse.headers.set('retry-after', '60')
  return reponse
}

async function reconnaitre(surprise: Error, db: Db): Promise<Error> {
  const panne = panneDeLaBase(surprise)
  if (panne) return panne
  if (estUnDoublon(surprise)) return new ErreurMetier(409, "Quelqu'un vient d'enregistrer la même chose. Rechargez la page pour la voir.")
  // Une bibliothèque (better-auth) tait parfois ce que la base lui a répondu : on le lui demande.
  return surprise instanceof ErreurMetier || (await repond(db)) ? surprise : baseInjoignable()
}

// Deux personnes ont écrit la même clé unique au même instant : la base n'en garde qu'une.
const estUnDoublon = (erreur: Error): boolean => 'code' in erreur && erreur.code === '23505'
