import { fileTypeFromBuffer } from 'file-type'

export type Genre = 'document' | 'image' | 'video' | 'sous-titres'
/** Un type admis : celui sous lequel le fichier est servi, et l'extension de son adresse. */
export type TypeAdmis = { type: string; genre: Genre; extension: string }

const bureautique = 'application/vnd.openxmlformats-officedocument'
const types: Record<string, TypeAdmis> = {
  'application/pdf': { type: 'application/pdf', genre: 'document', extension: 'pdf' },
  'application/vnd.oasis.opendocument.text': { type: 'application/vnd.oasis.opendocument.text', genre: 'document', extension: 'odt' },
  'application/vnd.oasis.opendocument.spreadsheet': {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    genre: 'document',
    extension: 'ods',
  },
  'application/vnd.oasis.opendocument.presentation': {
    type: 'application/vnd.oasis.opendocument.presentation',
    genre: 'document',
    extension: 'odp',
  },
  [`${bureautique}.wordprocessingml.document`]: {
    type: `${bureautique}.wordprocessingml.document`,
    genre: 'document',
    extension: 'docx',
  },
  [`${bureautique}.spreadsheetml.sheet`]: { type: `${bureautique}.spreadsheetml.sheet`, genre: 'document', extension: 'xlsx' },
  [`${bureautique}.presentationml.presentation`]: {
    type: `${bureautique}.presentationml.presentation`,
    genre: 'document',
    extension: 'pptx',
  },
  'text/csv': { type: 'text/csv', genre: 'document', extension: 'csv' },
  'image/png': { type: 'image/png', genre: 'image', extension: 'png' },
  'image/apng': { type: 'image/png', genre: 'image', extension: 'png' },
  'image/jpeg': { type: 'image/jpeg', genre: 'image', extension: 'jpg' },
  'image/webp': { type: 'image/webp', genre: 'image', extension: 'webp' },
  'image/avif': { type: 'image/avif', genre: 'image', extension: 'avif' },
  'image/gif': { type: 'image/gif', genre: 'image', extension: 'gif' },
  'video/mp4': { type: 'video/mp4', genre: 'video', extension: 'mp4' },
  'video/x-m4v': { type: 'video/mp4', genre: 'video', extension: 'mp4' },
  'video/webm': { type: 'video/webm', genre: 'video', extension: 'webm' },
  'text/vtt': { type: 'text/vtt', genre: 'sous-titres', extension: 'vtt' },
}

/** L'extension de l'adresse d'un fichier de ce type. */
export function extensionDe(type: string): string {
  return types[type]?.extension ?? 'bin'
}

/** Le type d'une vidéo se lit dans ses premiers octets : le reste peut être écrit sans être gardé en mémoire. */
export async function reconnaitreVideo(debut: Uint8Array): Promise<TypeAdmis | undefined> {
  const admis = types[(await fileTypeFromBuffer(debut))?.mime ?? '']
  return admis?.genre === 'video' ? admis : undefined
}

/** Le type lu dans le contenu entier ; vide s'il n'est pas admis. Le nom ne sert qu'à confirmer qu'un texte est un tableau. */
export async function reconnaitre(contenu: Uint8Array, nom: string): Promise<TypeAdmis | undefined> {
  const lu = (await fileTypeFromBuffer(contenu))?.mime
  if (lu === 'text/vtt' && texteDe(contenu) === undefined) return undefined
  if (lu !== undefined) return types[lu]
  return /\.csv$/i.test(nom) && estUnTableau(contenu) ? types['text/csv'] : undefined
}

const controle = /(?![\t\n\r])\p{Cc}/u

// Du texte en UTF-8, sans caractère de commande.
function texteDe(contenu: Uint8Array): string | undefined {
  try {
    const texte = new TextDecoder('utf-8', { fatal: true }).decode(contenu)
    return controle.test(texte) ? undefined : texte
  } catch {
    return undefined
  }
}

// Un CSV n'a pas de signature : du texte (UTF-8, ou d'un octet par signe comme l'écrit un tableur), qui n'est pas du
// HTML ni du XML, et dont la première ligne a plusieurs colonnes.
function estUnTableau(contenu: Uint8Array): boolean {
  if (contenu.some((octet) => octet < 9 || (octet > 13 && octet < 32))) return false
  const texte = texteDe(contenu) ?? new TextDecoder('windows-1252').decode(contenu)
  const debut = texte.trimStart()
  const premiere = debut.slice(0, Math.max(debut.search(/[\r\n]/), 0) || undefined)
  return !debut.startsWith('<') && /[;,\t]/.test(premiere)
}
