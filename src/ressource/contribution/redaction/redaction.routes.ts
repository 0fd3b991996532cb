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
  .post('/ressources/images', 'membre', deposer, { tailleMax: imageMax, auFilDeLEau: true, sansEffet: true })

async function apercevoir(c: Contexte): Promise<Response> {
  return c.html(markdownRiche(texteDe(await lireSaisie(c), 'corps').slice(0, 200_000)).html)
}

async function deposer(c: Contexte): Promise<Response> {
  const { fichiers, refus } = await recevoirFormulaire(c, { genres: ['image'], tailleMax: imageMax, tolerant: true })
  const [depose] = fichiers
  return depose ? c.json({ url: urlFichier(depose.fichier) }) : c.json({ phrase: refus[0]?.phrase ?? 'Choisissez une image.' }, 422)
}
