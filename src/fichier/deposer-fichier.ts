import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aPart } from '#socle/atelier/atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import * as FichierRepository from './fichier.repository.ts'
import { type Fichier, nettoyerNom } from './fichier.ts'
import { lireDebut, morceler, toutLire } from './morceler.ts'
import { preparerImage } from './reduire-image.ts'
import { type Genre, type TypeAdmis, typeAdmis } from './types-admis.ts'

export type { Genre } from './types-admis.ts'

const mebi = 1024 ** 2
const documentMax = 25 * mebi
const videoMax = 500 * mebi

type Depot = { nom: string; flux: AsyncIterable<Uint8Array>; membreId: string | null; genres: readonly Genre[] }
type Entete = { nom: string; membreId: string | null; type: string }
type Contenu = Entete & { empreinte: string; taille: number; largeur?: number; hauteur?: number }
/** Le nom de chaque version d'un fichier, et ses octets. */
type Variantes = Record<string, AsyncIterable<Uint8Array> | Iterable<Uint8Array>>

/**
 * Reçoit un fichier : son type est lu dans son contenu, sa taille est bornée (25 Mio, 500 Mio pour une vidéo), une image
 * est redressée, nettoyée et réduite. Rien n'est écrit avant que tout soit reçu ; tout l'est en une transaction.
 * Refus : 413 (trop gros), 415 (type), 422 (abîmé, vide, trop lourd à préparer), 503 (trop d'images attendent).
 */
export async function deposerFichier(db: Db, { nom, flux, membreId, genres }: Depot): Promise<Fichier> {
  const propre = nettoyerNom(nom)
  const { debut, entier } = await lireDebut(flux, 64 * 1024)
  if (debut.length === 0) throw new ErreurMetier(422, `« ${propre} » est vide.`)
  // Le type d'une vidéo se lit dans ses premiers octets : le reste peut être écrit sans être gardé en mémoire.
  const lu = await reconnaitre(debut, '')
  if (lu?.genre === 'video') {
    const { type } = exigerGenre(lu, genres, propre)
    return deposerVideo(db, { nom: propre, membreId, type }, entier())
  }
  const contenu = await toutLire(entier(), documentMax)
  if (!contenu) throw new ErreurMetier(413, `« ${propre} » est trop gros : 25 Mio au plus pour un document ou une image.`)
  const { type, genre } = exigerGenre(await reconnaitre(contenu, propre), genres, propre)
  const entete = { nom: propre, membreId, type }
  if (genre !== 'image') return enregistrer(db, { ...entete, ...mesurer(contenu) }, { original: [contenu] })
  const { octets, largeur, hauteur, reduites } = await preparerImage(contenu)
  const variantes = Object.fromEntries(reduites.map((reduite) => [reduite.largeur, [reduite.octets]]))
  return enregistrer(db, { ...entete, ...mesurer(octets), largeur, hauteur }, { original: [octets], ...variantes })
}

const nomsDesGenres: Record<Genre, string> = {
  document: 'PDF, texte, tableur ou présentation (ODT, DOCX, ODS, XLSX, CSV, ODP, PPTX)',
  image: 'image PNG, JPEG, WebP, AVIF ou GIF',
  video: 'vidéo MP4 ou WebM',
  'sous-titres': 'sous-titres WebVTT',
}

function exigerGenre(admis: TypeAdmis | undefined, genres: readonly Genre[], nom: string): TypeAdmis {
  if (admis && genres.includes(admis.genre)) return admis
  const attendus = genres.map((genre) => nomsDesGenres[genre]).join(' ; ')
  throw new ErreurMetier(415, `« ${nom} » ne peut pas être reçu ici. Sont admis : ${attendus || 'aucun fichier'}.`)
}

const mesurer = (octets: Buffer) => ({ taille: octets.length, empreinte: createHash('sha256').update(octets).digest('hex') })

/**
 * Une vidéo attend sur le disque d'être reçue en entier : la base n'est pas tenue en haleine par une connexion lente. Le fichier
 * n'a déjà plus de nom quand il s'écrit : même un arrêt brutal n'en laisse rien.
 */
async function deposerVideo(db: Db, entete: Entete, flux: AsyncIterable<Uint8Array>): Promise<Fichier> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'catalyse-'))
  const deCote = await open(path.join(dossier, 'envoi'), 'wx+', 0o600)
  await rm(dossier, { recursive: true })
  try {
    const somme = createHash('sha256')
    let taille = 0
    for await (const recu of flux) {
      taille += recu.length
      if (taille > videoMax) throw new ErreurMetier(413, `« ${entete.nom} » est trop gros : 500 Mio au plus pour une vidéo.`)
      somme.update(recu)
      await deCote.writeFile(recu)
    }
    const original = deCote.createReadStream({ start: 0, autoClose: false })
    return await enregistrer(db, { ...entete, taille, empreinte: somme.digest('hex') }, { original })
  } finally {
    await deCote.close()
  }
}

async function enregistrer(db: Db, contenu: Contenu, variantes: Variantes): Promise<Fichier> {
  const { membreId, empreinte, largeur = null, hauteur = null, ...reste } = contenu
  const fichier = { ...reste, cle: randomBytes(16).toString('base64url'), largeur, hauteur, alternative: '' }
  const ecrire = async (trx: Db) => {
    const id = await FichierRepository.insert(trx, { ...fichier, empreinte, depose_par: membreId })
    for (const [variante, flux] of Object.entries(variantes)) {
      let rang = 0
      for await (const octets of morceler(flux, FichierRepository.tailleDeMorceau))
        await FichierRepository.insertMorceau(trx, id, variante, rang++, octets)
    }
    return { id, ...fichier }
  }
  return db.isTransaction ? ecrire(db) : db.transaction().execute(ecrire)
}

const lireType = ouvrage<typeof import('./reconnaitre.ouvrage.ts').lireType>('src/fichier/reconnaitre.ouvrage.ts', 'lireType')

// Une archive (DOCX, ODT…) se parcourt entrée par entrée : 2 s, et un dixième de plus par mébioctet.
const tempsPour = ({ length }: Uint8Array): number => 2000 + Math.ceil(length / 1024 ** 2) * 100

/** Le type lu dans le contenu ; undefined s'il n'est pas admis. Le nom ne sert qu'à confirmer qu'un texte est un tableau. */
async function reconnaitre(contenu: Uint8Array, nom: string, par = lireType): Promise<TypeAdmis | undefined> {
  return typeAdmis(await aPart(par, { contenu, nom }, { ms: tempsPour(contenu) }))
}
