export type Genre = 'document' | 'image' | 'video' | 'sous-titres'
/** Un type admis : celui sous lequel le fichier est servi. */
export type TypeAdmis = { type: string; genre: Genre }

const opendocument = 'application/vnd.oasis.opendocument'
const bureautique = 'application/vnd.openxmlformats-officedocument'
/** Par type lu dans le contenu : le genre, l'extension de l'adresse, et le type servi s'il en diffère. */
const types: Record<string, [genre: Genre, extension: string, servi?: string]> = {
  'application/pdf': ['document', 'pdf'],
  [`${opendocument}.text`]: ['document', 'odt'],
  [`${opendocument}.spreadsheet`]: ['document', 'ods'],
  [`${opendocument}.presentation`]: ['document', 'odp'],
  [`${bureautique}.wordprocessingml.document`]: ['document', 'docx'],
  [`${bureautique}.spreadsheetml.sheet`]: ['document', 'xlsx'],
  [`${bureautique}.presentationml.presentation`]: ['document', 'pptx'],
  'text/csv': ['document', 'csv'],
  'image/png': ['image', 'png'],
  'image/apng': ['image', 'png', 'image/png'],
  'image/jpeg': ['image', 'jpg'],
  'image/webp': ['image', 'webp'],
  'image/avif': ['image', 'avif'],
  'image/gif': ['image', 'gif'],
  'video/mp4': ['video', 'mp4'],
  'video/x-m4v': ['video', 'mp4', 'video/mp4'],
  'video/webm': ['video', 'webm'],
  'text/vtt': ['sous-titres', 'vtt'],
}

/** L'extension de l'adresse d'un fichier de ce type. */
export const extensionDe = (type: string): string => types[type]?.[1] ?? 'bin'

/** Le type admis qui porte ce nom MIME ; undefined s'il n'est pas admis. */
export function typeAdmis(mime = ''): TypeAdmis | undefined {
  const [genre, , type = mime] = types[mime] ?? []
  return genre && { type, genre }
}
