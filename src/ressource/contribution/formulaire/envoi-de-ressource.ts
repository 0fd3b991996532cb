import { casesDe, texteDe } from '#champ/saisie.ts'
import type { Envoi } from '#fiche/ecriture/formulaire.tsx'
import { listByCles, marquerUtilises, updateAlternative } from '#fichier/fichier.repository.ts'
import { estUneImage } from '#fichier/fichier.ts'
import { recevoirFormulaire } from '#fichier/recevoir-fichiers.ts'
import { libererFichiers } from '#ressource/ressource.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'

/** Octets d'un envoi entier, fichiers compris. */
const tailleMax = 60 * 1024 ** 2

/** Une ressource s'envoie avec ses fichiers joints et les images de son texte. */
export const envoiDeRessource: Envoi = {
  options: { tailleMax, auFilDeLEau: true },
  recevoir,
  prendre: async (trx, saisie) => {
    const cites = await listByCles(trx, clesDe(saisie))
    await marquerUtilises(
      trx,
      cites.map(({ id }) => id),
    )
  },
  laisser: (trx, saisie, membreId) => libererFichiers(trx, clesDe(saisie), membreId),
}

async function recevoir(c: Contexte) {
  const genres = c.var.membre ? (['document', 'image'] as const) : []
  const { saisie, fichiers, refus } = await recevoirFormulaire(c, { genres, tailleMax, tolerant: true })
  const cles = (image: boolean) =>
    fichiers
      .filter(({ champ, fichier }) => (champ === 'images_envoyees' && estUneImage(fichier)) === image)
      .map(({ fichier }) => fichier.cle)
  const phrasesDe = (nom: 'fichiers_envoyes' | 'images_envoyees') => {
    const phrase = refus
      .filter(({ champ }) => (champ === 'images_envoyees') === (nom === 'images_envoyees'))
      .map((refuse) => refuse.phrase)
      .join(' ')
    return phrase === '' ? {} : { [nom]: { phrase } }
  }
  return {
    saisie: {
      ...saisie,
      fichiers: [...casesDe(saisie, 'fichiers'), ...cles(false)],
      images: [...casesDe(saisie, 'images'), ...cles(true)],
    },
    fautes: { ...phrasesDe('fichiers_envoyes'), ...phrasesDe('images_envoyees') },
  }
}

/** Les clés des fichiers joints, et des images du texte. */
export function clesDe(saisie: Saisie): string[] {
  const citees = [...texteDe(saisie, 'corps').matchAll(/\/fichiers\/([\w-]{22})\//g)].map(([, cle = '']) => cle)
  return [...new Set([...casesDe(saisie, 'fichiers'), ...casesDe(saisie, 'images'), ...citees])].slice(0, 200)
}

/** Chaque image du texte dit ce qu'elle montre. */
export async function decrireImages(trx: Db, saisie: Saisie): Promise<void> {
  const decrites = (await listByCles(trx, clesDe(saisie))).filter(({ cle }) => saisie[`alternative_${cle}`] !== undefined)
  for (const { id, cle } of decrites) await updateAlternative(trx, id, texteDe(saisie, `alternative_${cle}`).slice(0, 500))
}
