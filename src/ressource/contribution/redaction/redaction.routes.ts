import { texteDe } from '../../../acteur/fiche/saisie.ts'
import { urlFichier } from '../../../fichier/fichier.ts'
import { recevoirFormulaire } from '../../../fichier/recevoir-fichiers.ts'
import { lireSaisie } from '../../../socle/formulaire.ts'
import { markdownRiche } from '../../../socle/markdown-riche.ts'
import { type Contexte, salle } from '../../../socle/routes.ts'

const imageMax = 26 * 1024 ** 2

/** Ce que demande l'île de rédaction : l'aperçu du texte, et le dépôt d'une image. */
export const routes = salle('ressource')
  .post('/ressources/apercu', 'public', apercevoir, { limite: 'recherche', sansEffet: true, tailleMax: 1024 ** 2 })
  .post('/ressources/images', 'membre', deposer, { limite: 'image', tailleMax: imageMax, sansEffet: true })

async function apercevoir(c: Contexte): Promise<Response> {
  return c.html(markdownRiche(texteDe(await lireSaisie(c), 'corps').slice(0, 200_000)).html)
}

async function deposer(c: Contexte): Promise<Response> {
  const { fichiers, refus } = await recevoirFormulaire(c, { genres: ['image'], tailleMax: imageMax, tolerant: true })
  const [depose] = fichiers
  if (depose) return c.json({ url: urlFichier(depose.fichier) })
  const [{ phrase, statut } = { phrase: 'Choisissez une image.', statut: 422 as const }] = refus
  // Trop d'images à la fois : la même passera plus tard. Tout autre refus tient à l'image.
  return c.json({ phrase }, statut === 503 ? 503 : 422)
}
