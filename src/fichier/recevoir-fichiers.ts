import { ErreurMetier, type StatutErreur } from '#socle/erreurs.ts'
import { lireSaisie, nettoyerSaisie, type Saisie } from '#socle/formulaire.ts'
import { compterLaMemoire } from '#socle/memoire-des-corps.ts'
import type { Contexte } from '#socle/routes.ts'
import { deposerFichier, type Genre } from './deposer-fichier.ts'
import { type Fichier, nettoyerNom } from './fichier.ts'
import { type Partie, partiesDe } from './lire-parties.ts'
import { toutLire } from './morceler.ts'

export type FichierRecu = { champ: string; fichier: Fichier }
export type FichierRefuse = { champ: string; phrase: string; statut: StatutErreur }
type Recu = { fichiers: FichierRecu[]; refus: FichierRefuse[] }
type Attendu = {
  genres: readonly Genre[]
  /** Octets de tout l'envoi ; la route doit avoir la même `tailleMax`. */
  tailleMax: number
  /** Vrai : un fichier refusé va dans `refus`, le reste est gardé. Faux : l'envoi entier est refusé. */
  tolerant?: boolean
}

const texteMax = 1024 ** 2
const fichiersMax = 20
/** Ce qu'on reproche à un fichier : trop gros, d'un autre type, abîmé, de trop à cet instant. Le reste (envoi coupé, trop lent) arrête tout. */
const duFichier: StatutErreur[] = [413, 415, 422, 503]

/**
 * Lit un formulaire et dépose ses fichiers au fil de l'eau : aucun n'est gardé en mémoire au-delà de ce que son genre
 * demande. Un fichier déposé que rien ne prend (marquerUtilises) s'efface sept jours plus tard.
 */
export async function recevoirFormulaire(
  c: Contexte,
  { genres, tailleMax, tolerant = false }: Attendu,
): Promise<{ saisie: Saisie } & Recu> {
  const parties = partiesDe(c, tailleMax)
  if (!parties && Number(c.req.header('content-length') ?? 0) > texteMax) throw tropLong()
  if (!parties) return { saisie: await lireSaisie(c), fichiers: [], refus: [] }
  const textes = new Map<string, string[]>()
  const recu: Recu = { fichiers: [], refus: [] }
  let reste = texteMax
  for await (const partie of parties) {
    if (partie.fichier === null) reste -= await lireTexte(partie, reste, textes)
    else if (partie.fichier !== '') await recevoirFichier(c, { ...partie, fichier: partie.fichier }, genres, recu, tolerant)
  }
  return { saisie: nettoyerSaisie(textes), ...recu }
}

const tropLong = () => new ErreurMetier(413, 'Ce texte est trop long : un million de signes au plus.')

async function lireTexte({ champ, contenu }: Partie, max: number, textes: Map<string, string[]>): Promise<number> {
  const octets = await toutLire(contenu, max)
  if (!octets) throw tropLong()
  textes.set(champ, [...(textes.get(champ) ?? []), octets.toString('utf8')])
  return octets.length
}

async function recevoirFichier(
  c: Contexte,
  { champ, fichier: nom, contenu }: Partie & { fichier: string },
  genres: readonly Genre[],
  recu: Recu,
  tolerant: boolean,
): Promise<void> {
  if (recu.fichiers.length + recu.refus.length >= fichiersMax)
    throw new ErreurMetier(413, `Trop de fichiers à la fois : ${fichiersMax} au plus.`)
  try {
    // Rien n'est admis : rien n'est lu.
    if (genres.length === 0)
      throw new ErreurMetier(415, `« ${nettoyerNom(nom)} » ne peut pas être reçu ici sans compte. Connectez-vous, puis ajoutez-le.`)
    // Un fichier déposé n'est plus en mémoire : sa place est rendue au suivant.
    const fichier = await compterLaMemoire(() =>
      deposerFichier(c.var.db, { nom, flux: contenu, membreId: c.var.membre?.id ?? null, genres }),
    )
    recu.fichiers.push({ champ, fichier })
  } catch (erreur) {
    if (!tolerant || !(erreur instanceof ErreurMetier) || !duFichier.includes(erreur.statut)) throw erreur
    recu.refus.push({ champ, phrase: erreur.message, statut: erreur.statut })
  }
}
