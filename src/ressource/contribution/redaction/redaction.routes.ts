import { texteDe } from '#champ/saisie.ts'
import { urlFichier } from '#fichier/fichier.ts'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie } from '#socle/formulaire.ts'
import { apercevoirRendu } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'

const imageMax = 26 * 1024 ** 2
// Ce qu'admet le corps d'une ressource, et ce qu'il pèse au plus dans un formulaire, accents compris.
const signesMax = 200_000
const apercuMax = 768 * 1024

/** Ce que demande l'île de rédaction : l'aperçu du texte, et le dépôt d'une image. */
export const routes = routesDe('ressource')
  .post('/ressources/apercu', 'public', apercevoir, { limite: 'apercu', sansEffet: true, tailleMax: apercuMax })
  .post('/ressources/images', 'membre', deposer, { limite: 'image', tailleMax: imageMax, auFilDeLEau: true, sansEffet: true })

async function apercevoir(c: Contexte): Promise<Response> {
  const texte = texteDe(await lireSaisie(c), 'corps')
  if (texte.length > signesMax) throw new ErreurMetier(422, 'Ce texte est trop long : 200 000 signes au plus.')
  return c.html((await apercevoirRendu({ genre: 'riche', texte })).html)
}

async function deposer(c: Contexte): Promise<Response> {
  const { fichiers, refus } = await recevoirFormulaire(c, { genres: ['image'], tailleMax: imageMax, tolerant: true })
  const [depose] = fichiers
  if (depose) return c.json({ url: urlFichier(depose.fichier) })
  const [{ phrase, statut } = { phrase: 'Choisissez une image.', statut: 422 as const }] = refus
  // Trop d'images à la fois : la même passera plus tard. Tout autre refus tient à l'image.
  return c.json({ phrase }, statut === 503 ? 503 : 422)
}
