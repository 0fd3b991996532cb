import type { FormatDImport } from './suivi-import.repository.ts'

/** Ce que le fichier est, d'après son contenu : son nom peut mentir. */
export function reconnaitreFormat(octets: Uint8Array): FormatDImport {
  const debut = Buffer.from(octets.subarray(0, 400))
    .toString('latin1')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '')
    .replaceAll('\0', '')
    .trimStart()
  if (debut.startsWith('<')) return 'wxr'
  return /^[[{]/.test(debut) ? 'json' : 'csv'
}
