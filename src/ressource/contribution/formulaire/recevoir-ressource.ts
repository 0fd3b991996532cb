import { casesDe } from '#champ/saisie.ts'
import { estUneImage } from '#fichier/fichier.ts'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'

/** Octets d'un envoi entier, fichiers compris : à donner aux routes qui le reçoivent. */
export const envoiMax = 60 * 1024 ** 2

/** Le formulaire envoyé ; ses fichiers, déjà déposés, y sont par leur clé. Un fichier refusé est une erreur de son champ, le reste est gardé. */
export async function recevoirRessource(c: Contexte): Promise<{ saisie: Saisie; erreurs: Erreurs }> {
  const genres = c.var.membre ? (['document', 'image'] as const) : []
  const { saisie, fichiers, refus } = await recevoirFormulaire(c, { genres, tailleMax: envoiMax, tolerant: true })
  const cles = (image: boolean) =>
    fichiers
      .filter(({ champ, fichier }) => (champ === 'images_envoyees' && estUneImage(fichier)) === image)
      .map(({ fichier }) => fichier.cle)
  const erreurs: Erreurs = {}
  for (const { champ, phrase } of refus) {
    const nom = champ === 'images_envoyees' ? champ : 'fichiers_envoyes'
    erreurs[nom] = [erreurs[nom], phrase].filter(Boolean).join(' ')
  }
  return {
    saisie: {
      ...saisie,
      fichiers: [...casesDe(saisie, 'fichiers'), ...cles(false)],
      images: [...casesDe(saisie, 'images'), ...cles(true)],
    },
    erreurs,
  }
}
