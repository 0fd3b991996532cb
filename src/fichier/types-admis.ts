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

/** Le type admis qui porte ce nom MIME ; undefined s'il n'est pas admis. */
export const typeAdmis = (mime: string | undefined): TypeAdmis | undefined => (mime === undefined ? undefined : types[mime])
