import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { Db } from '#socle/db.ts'
import { deposerFichier } from './deposer-fichier.ts'
import type { Fichier } from './fichier.ts'

/** Un PDF d'une page vide, le plus court qui soit. */
export const petitPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** Les premiers octets d'un MP4, suivis de `taille` octets qui se suivent. */
export function fausseVideo(taille: number): Buffer {
  const entete = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isommp41')])
  return Buffer.concat([entete, Buffer.from(Array.from({ length: taille }, (_, rang) => (rang * 7 + (rang >> 8)) % 256))])
}

/** Une image unie de ces dimensions. */
export async function petiteImage(
  largeur: number,
  hauteur: number,
  format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' = 'png',
): Promise<Buffer> {
  return sharp({ create: { width: largeur, height: hauteur, channels: 3, background: '#2f6b4f' } })
    .toFormat(format)
    .toBuffer()
}

/** Une archive ZIP sans compression : le squelette des formats de bureautique. */
export function petiteArchive(entrees: Record<string, string>): Buffer {
  const morceaux = Object.entries(entrees).map(([nom, texte]) => {
    const entete = Buffer.alloc(30)
    entete.writeUInt32LE(0x04034b50, 0)
    entete.writeUInt16LE(20, 4)
    entete.writeUInt32LE(crc32(texte), 14)
    entete.writeUInt32LE(Buffer.byteLength(texte), 18)
    entete.writeUInt32LE(Buffer.byteLength(texte), 22)
    entete.writeUInt16LE(Buffer.byteLength(nom), 26)
    return Buffer.concat([entete, Buffer.from(nom + texte)])
  })
  return Buffer.concat([...morceaux, Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])
}

/** Donne un contenu en morceaux de cette taille, comme le réseau. */
export async function* enFlux(contenu: Uint8Array, taille = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < contenu.length; debut += taille) yield contenu.subarray(debut, debut + taille)
}

/** Un PDF déposé, ou le contenu donné. */
export async function creerFichier(
  db: Db,
  { nom = 'Compte rendu.pdf', contenu = petitPdf, membreId = null }: { nom?: string; contenu?: Uint8Array; membreId?: string | null } = {},
): Promise<Fichier> {
  return deposerFichier(db, { nom, flux: enFlux(contenu), membreId, genres: ['document', 'image', 'video', 'sous-titres'] })
}
