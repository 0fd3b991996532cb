import { fileTypeFromBuffer } from 'file-type'

export type AReconnaitre = { contenu: Uint8Array; nom: string }

/** Le type MIME lu dans le contenu ; le nom ne sert qu'à confirmer qu'un texte est un tableau. */
export async function lireType({ contenu, nom }: AReconnaitre): Promise<string | undefined> {
  const lu = (await fileTypeFromBuffer(contenu))?.mime
  if (lu === 'text/vtt' && texteDe(contenu) === undefined) return undefined
  if (lu !== undefined) return lu
  return /\.csv$/i.test(nom) && estUnTableau(contenu) ? 'text/csv' : undefined
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
