import chardet from 'chardet'
import iconv from 'iconv-lite'
import { ErreurMetier } from '../erreurs.ts'

export type Encodage = 'UTF-8' | 'UTF-16' | 'Windows-1252'

/** Le texte d'un fichier envoyé, et l'encodage reconnu. Refuse clairement ce qui n'est pas du texte. */
export function decoder(octets: Uint8Array): { texte: string; encodage: Encodage } {
  refuserClasseur(octets)
  const utf16 = ordreUtf16(octets)
  if (utf16) return rendre(iconv.decode(Buffer.from(octets), utf16), 'UTF-16')
  const utf8 = lireUtf8(octets)
  if (utf8 !== undefined) return rendre(utf8, 'UTF-8')
  // Ce que chardet prend pour de l'ISO-8859-1 vient presque toujours de Windows, qui en est un sur-ensemble.
  const suppose = chardet.analyse(octets.slice(0, 200_000)).slice(0, 4)
  if (indefinis(octets) || !suppose.some(({ name }) => /^(windows-125|ISO-8859-)/.test(name))) throw illisible()
  return rendre(iconv.decode(Buffer.from(octets), 'windows-1252'), 'Windows-1252')
}

function rendre(texte: string, encodage: Encodage) {
  // Un fichier binaire se reconnaît à ses caractères de commande.
  if (/[^\P{Cc}\s\u0080-\u009F]|\uFFFD/u.test(texte)) throw illisible()
  return { texte: texte.replace(/^\uFEFF/, ''), encodage }
}

function refuserClasseur(octets: Uint8Array): void {
  const debut = String.fromCharCode(...octets.slice(0, 4))
  if (debut.startsWith('PK') || debut === '\u00D0\u00CF\u0011\u00E0') {
    throw new ErreurMetier(
      415,
      'Ce fichier est un classeur (Excel ou LibreOffice). Ouvrez-le et enregistrez-le au format CSV, puis envoyez ce CSV.',
    )
  }
  if (debut === '%PDF') throw new ErreurMetier(415, 'Ce fichier est un PDF : il faut un tableau au format CSV.')
}

// Avec sa marque d'ordre, ou sans : dans un tableau en français, un octet sur deux est alors nul.
function ordreUtf16(octets: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le'
  if (octets[0] === 0xfe && octets[1] === 0xff) return 'utf-16be'
  const debut = octets.slice(0, 1000)
  const nuls = (parite: number) => debut.filter((octet, i) => i % 2 === parite && octet === 0).length
  if (nuls(1) > debut.length * 0.4 && nuls(0) === 0) return 'utf-16le'
  if (nuls(0) > debut.length * 0.4 && nuls(1) === 0) return 'utf-16be'
  return undefined
}

function lireUtf8(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return undefined
  }
}

// Cinq octets ne veulent rien dire en Windows-1252.
const indefinis = (octets: Uint8Array) => octets.some((o) => o === 0x81 || o === 0x8d || o === 0x8f || o === 0x90 || o === 0x9d)

const illisible = () =>
  new ErreurMetier(
    415,
    "L'encodage de ce fichier n'a pas été reconnu. Enregistrez-le en « CSV UTF-8 » depuis votre tableur, puis envoyez-le de nouveau.",
  )
