import { createHash } from 'node:crypto'

const jour = 86_400_000
const paris = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options })
const echapper = (texte: string) => texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Ce qui change d'un passage à l'autre sans que rien n'ait changé : l'instant, les jetons, les clés signées, les noms tirés au sort. */
const regles: [RegExp, string][] = [...lesDates(), ...lesTirages()]

/** Le texte d'une réponse, sans ce qui varie ; une balise par ligne, pour que deux pages se comparent. */
export function normaliser(texte: string): string {
  return regles.reduce((sien, [motif, dit]) => sien.replace(motif, dit), texte.replaceAll('><', '>\n<'))
}

/** Le corps d'une réponse, par son type : un texte normalisé, ou l'empreinte de ce qui ne se lit pas. */
export function corpsDe(type: string, octets: Uint8Array): string {
  // Une valeur par ligne, ici aussi.
  if (/json/.test(type)) return normaliser(new TextDecoder().decode(octets).replaceAll(',"', ',\n"').replaceAll('},{', '},\n{'))
  if (/^text\/|xml|javascript|calendar|bibtex/.test(type)) return normaliser(new TextDecoder().decode(octets))
  return `${octets.length} octets, ${createHash('sha256').update(octets).digest('hex').slice(0, 16)}`
}

// Hier et demain aussi : un passage peut franchir minuit, et l'heure d'un serveur n'est pas celle de Paris.
function lesDates(): [RegExp, string][] {
  const autour = [-1, 0, 1].map((ecart) => new Date(Date.now() + ecart * jour))
  const iso = autour.map((date) => date.toISOString().slice(0, 10))
  const dits = autour.flatMap((date) => [
    paris({ day: 'numeric', month: 'long', year: 'numeric' }).format(date),
    paris({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(date),
  ])
  return [
    [new RegExp(`(${iso.join('|')})T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?`, 'g'), '«instant»'],
    [new RegExp(iso.map((date) => `${date.replaceAll('-', '')}T\\d{6}Z?`).join('|'), 'g'), '«instant»'],
    [new RegExp(iso.join('|'), 'g'), '«jour»'],
    [new RegExp(dits.map(echapper).join('|'), 'g'), '«jour»'],
    [/«jour»(\s?à|,)?\s\d{1,2}(:|\sh\s)\d\d/g, '«jour» «heure»'],
    // Une échéance comptée depuis maintenant, à la milliseconde ; une version de brouillon, à la microseconde.
    [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(?!000)\d{3}Z/g, '«instant»'],
    [/\b1[78]\d{14}\b/g, '«instant»'],
    [/(couleurs\.css\?v=)[a-z0-9]{8}/g, '$1«instant»'],
  ]
}

function lesTirages(): [RegExp, string][] {
  return [
    [/([?&](?:amp;)?(?:cle|jeton|token)=)[\w.%~-]{16,}/g, '$1«clé»'],
    [/(name="(?:cle|jeton)" value=")[^"]{16,}/g, '$1«clé»'],
    [/(value=")[^"]{16,}(" name="(?:cle|jeton)")/g, '$1«clé»$2'],
    [/"[\w-]{22}\.[\w-]{43}"/g, '"«jeton»"'],
    [/^retry: \d+/gm, 'retry: «tirage»'],
    [/(\/actifs\/[\w.-]*?)-[\w-]{8}\.(js|css|woff2|svg)/g, '$1-«empreinte».$2'],
    [/\/fichiers\/[\w-]{22}\//g, '/fichiers/«clé»/'],
    [/\/groupes\/[\w-]{16}(?=["/.?\s<&]|$)/gm, '/groupes/«clé»'],
    [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '«uuid»'],
    [/nonce[-="]+[\w+/=-]{16,}/g, 'nonce-«tirage»'],
    [/127\.0\.0\.1:\d+/g, '127.0.0.1'],
  ]
}
