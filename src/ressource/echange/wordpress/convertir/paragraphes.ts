const bloc =
  'table|thead|tfoot|caption|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address|p|h[1-6]|hr|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|center'
const ouvreOuFerme = new RegExp(`^\\s*</?(?:${bloc})[\\s>/]`, 'i')
const entoures = new RegExp(`(<(?:${bloc})(?:\\s[^>]*)?>)`, 'gi')
const fermes = new RegExp(`(</(?:${bloc})>)`, 'gi')
const conteneurs = /(<(?:blockquote|div|section|article|center)(?:\s[^>]*)?>)(?!\n)/gi
const intacts = /(<(pre|script|style|textarea)[\s>][\s\S]*?<\/\2>)/gi

/** Ce que fait WordPress à l'affichage d'un texte de son ancien éditeur : une ligne vide sépare deux paragraphes, un retour va à la ligne. */
export function poserParagraphes(html: string): string {
  const gardes: string[] = []
  const aTrous = html.replace(/\r\n?/g, '\n').replace(intacts, (tout) => `\n\n<pre data-garde="${gardes.push(tout) - 1}">\n\n`)
  const aere = aTrous
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
    .replace(entoures, '\n\n$1')
    .replace(fermes, '$1\n\n')
    .replace(conteneurs, '$1\n\n')
  const texte = aere
    .split(/\n\s*\n/)
    .filter((morceau) => morceau.trim() !== '')
    .map((morceau) => (ouvreOuFerme.test(morceau) ? morceau : `<p>${morceau.trim().replace(/\n/g, '<br>')}</p>`))
    .join('\n')
  return texte.replace(/<pre data-garde="(\d+)">/g, (_tout, rang: string) => gardes[Number(rang)] ?? '')
}
