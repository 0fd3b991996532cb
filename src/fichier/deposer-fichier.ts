import { createHash, randomBytes } from 'node:crypto'
import { aPart } from '#socle/atelier/atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import * as FichierRepository from './fichier.repository.ts'
import { type Fichier, nettoyerNom } from './fichier.ts'
import { mettreDeCote } from './mettre-de-cote.ts'
import { lireDebut, morceler, toutLire } from './morceler.ts'
import { preparerImage } from './reduire-image.ts'
import { type Genre, type TypeAdmis, typeAdmis } from './types-admis.ts'

export type { Genre } from './types-admis.ts'

const mebi = 1024 ** 2
const documentMax = 25 * mebi
const videoMax = 500 * mebi

type Depot = {
  nom: string
  flux: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
  membreId: string | null
  genres: readonly Genre[]
}
type Contenu = { nom: string; membreId: string | null; type: string; empreinte: string; taille: number; largeur?: number; hauteur?: number }
type Variante = { variante: string; flux: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/**
 * Reçoit un fichier : son type est lu dans son contenu, sa taille est bornée (25 Mio, 500 Mio pour une vidéo), une image
 * est redressée, nettoyée et réduite. Rien n'est écrit avant que tout soit reçu ; tout l'est en une transaction.
 * Refus : 413 (trop gros), 415 (type), 422 (abîmé, vide, trop lourd à préparer), 503 (trop d'images attendent).
 */
export async function deposerFichier(db: Db, { nom, flux, membreId, genres }: Depot): Promise<Fichier> {
  const propre = nettoyerNom(nom)
  const { debut, entier } = await lireDebut(enIterable(flux), 64 * 1024)
  if (debut.length === 0) throw new ErreurMetier(422, `« ${propre} » est vide.`)
  const video = await reconnaitreVideo(debut)
  if (video) {
    exigerGenre(video, genres, propre)
    return deposerVideo(db, { nom: propre, membreId, type: video.type }, entier())
  }
  const contenu = await toutLire(entier(), documentMax)
  if (!contenu) throw new ErreurMetier(413, `« ${propre} » est trop gros : 25 Mio au plus pour un document ou une image.`)
  const { type, genre } = exigerGenre(await reconnaitre(contenu, propre), genres, propre)
  const qui = { nom: propre, membreId, type }
  return genre === 'image' ? deposerImage(db, qui, contenu) : deposerTelQuel(db, qui, contenu)
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

async function deposerTelQuel(db: Db, qui: Pick<Contenu, 'nom' | 'membreId' | 'type'>, octets: Buffer): Promise<Fichier> {
  return enregistrer(db, { ...qui, taille: octets.length, empreinte: empreinteDe(octets) }, [{ variante: 'original', flux: [octets] }])
}

async function deposerImage(db: Db, qui: Pick<Contenu, 'nom' | 'membreId' | 'type'>, contenu: Buffer): Promise<Fichier> {
  const { octets, largeur, hauteur, reduites } = await preparerImage(contenu)
  return enregistrer(db, { ...qui, taille: octets.length, empreinte: empreinteDe(octets), largeur, hauteur }, [
    { variante: 'original', flux: [octets] },
    ...reduites.map((reduite) => ({ variante: String(reduite.largeur), flux: [reduite.octets] })),
  ])
}

async function deposerVideo(db: Db, qui: Pick<Contenu, 'nom' | 'membreId' | 'type'>, flux: AsyncIterable<Uint8Array>): Promise<Fichier> {
  const deCote = await mettreDeCote(flux, videoMax)
  if (!deCote) throw new ErreurMetier(413, `« ${qui.nom} » est trop gros : 500 Mio au plus pour une vidéo.`)
  try {
    const { taille, empreinte } = deCote
    return await enregistrer(db, { ...qui, taille, empreinte }, [{ variante: 'original', flux: deCote.relire() }])
  } finally {
    await deCote.oublier()
  }
}

async function enregistrer(db: Db, contenu: Contenu, variantes: Variante[]): Promise<Fichier> {
  const { membreId, empreinte, largeur = null, hauteur = null, ...reste } = contenu
  const fichier = { ...reste, cle: randomBytes(16).toString('base64url'), largeur, hauteur, alternative: '' }
  const ecrire = async (trx: Db) => {
    const id = await FichierRepository.insert(trx, { ...fichier, empreinte, depose_par: membreId })
    for (const { variante, flux } of variantes) {
      let rang = 0
      for await (const octets of morceler(flux, FichierRepository.tailleDeMorceau))
        await FichierRepository.insertMorceau(trx, id, variante, rang++, octets)
    }
    return { id, ...fichier }
  }
  return db.isTransaction ? ecrire(db) : db.transaction().execute(ecrire)
}

const empreinteDe = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex')

async function* enIterable(flux: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!('getReader' in flux)) return yield* flux
  const lecteur = flux.getReader()
  for (let lu = await lecteur.read(); !lu.done; lu = await lecteur.read()) yield lu.value
}

const lireType = ouvrage<typeof import('./reconnaitre.ouvrage.ts').lireType>('src/fichier/reconnaitre.ouvrage.ts', 'lireType')

// Une archive (DOCX, ODT…) se parcourt entrée par entrée : 2 s, et un dixième de plus par mébioctet.
const tempsPour = ({ length }: Uint8Array): number => 2000 + Math.ceil(length / 1024 ** 2) * 100

/** Le type d'une vidéo se lit dans ses premiers octets : le reste peut être écrit sans être gardé en mémoire. */
async function reconnaitreVideo(debut: Uint8Array): Promise<TypeAdmis | undefined> {
  const admis = await reconnaitre(debut, '')
  return admis?.genre === 'video' ? admis : undefined
}

/** Le type lu dans le contenu entier ; vide s'il n'est pas admis. Le nom ne sert qu'à confirmer qu'un texte est un tableau. */
async function reconnaitre(contenu: Uint8Array, nom: string, par = lireType): Promise<TypeAdmis | undefined> {
  return typeAdmis(await aPart(par, { contenu, nom }, { ms: tempsPour(contenu) }))
}
