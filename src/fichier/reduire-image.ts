import { type Atelier, creerAtelier } from '#socle/atelier/atelier.ts'
import { EchecDAtelier } from '#socle/atelier/echec-d-atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { dureeMaxMs, type ImagePrete, tropLourde } from './image.bornes.ts'

const preparerAPart = ouvrage<typeof import('./image.ouvrage.ts').preparer>('src/fichier/image.ouvrage.ts', 'preparer')

/**
 * Une image à la fois par processus. La bibliothèque travaille hors du tas, et le système ne lui reprend pas ce qu'elle rend :
 * dans un ouvrier qui s'arrête aussitôt après, la mémoire revient toute, et une image qui en demande trop n'emporte que lui.
 */
const images = creerAtelier({ ouvriers: 1, tasMo: 96, memoireMo: 900, enAttente: 8, attenteMs: 60_000, reposMs: 2_000 })

type Comment = { atelier?: Atelier; ms?: number; par?: typeof preparerAPart }

/**
 * L'image droite (l'orientation de l'appareil appliquée), sans rien de ce que l'appareil y a noté (lieu, date, modèle),
 * et ses versions plus étroites en WebP. Attend son tour.
 * Refus : 413 (trop de pixels), 422 (abîmée, ou trop lourde à préparer), 503 (trop d'images attendent).
 */
export async function preparerImage(
  contenu: Buffer,
  { atelier = images, ms = dureeMaxMs, par = preparerAPart }: Comment = {},
): Promise<ImagePrete> {
  try {
    return await atelier.faire(par, contenu, { ms })
  } catch (erreur) {
    throw erreur instanceof EchecDAtelier ? enPhrase(erreur) : erreur
  }
}

function enPhrase({ raison }: EchecDAtelier): ErreurMetier {
  if (raison !== 'occupe') return new ErreurMetier(422, tropLourde)
  return new ErreurMetier(503, "Beaucoup d'images arrivent en même temps. Attendez une minute, puis envoyez la vôtre de nouveau.")
}
