/** Écrit à la place de la sélection, en gardant l'historique d'annulation du navigateur. */
export function inserer(champ: HTMLTextAreaElement, texte: string, curseur = texte.length): void {
  champ.focus()
  const debut = champ.selectionStart
  // execCommand est le seul moyen qui laisse « Annuler » défaire l'insertion ; setRangeText le remplace s'il est refusé.
  if (!document.execCommand('insertText', false, texte)) {
    champ.setRangeText(texte, champ.selectionStart, champ.selectionEnd, 'end')
    champ.dispatchEvent(new Event('input', { bubbles: true }))
  }
  champ.setSelectionRange(debut + curseur, debut + curseur)
}

const choisi = (champ: HTMLTextAreaElement): string => champ.value.slice(champ.selectionStart, champ.selectionEnd)

/** Entoure la sélection ; sans sélection, met un mot à la place. */
export function entourer(champ: HTMLTextAreaElement, signe: string, defaut: string): void {
  const texte = choisi(champ) || defaut
  inserer(champ, `${signe}${texte}${signe}`)
}

/** Met ce signe au début de chaque ligne choisie. */
export function prefixer(champ: HTMLTextAreaElement, signe: string, defaut: string): void {
  const lignes = (choisi(champ) || defaut).split('\n').map((ligne) => `${signe}${ligne}`)
  const avant = champ.value.slice(0, champ.selectionStart)
  inserer(champ, `${avant === '' || avant.endsWith('\n') ? '' : '\n\n'}${lignes.join('\n')}`)
}

export function lier(champ: HTMLTextAreaElement): void {
  const texte = choisi(champ) || 'texte du lien'
  inserer(champ, `[${texte}](https://)`, texte.length + 11)
}

export function tableau(champ: HTMLTextAreaElement): void {
  inserer(champ, '\n\n| Colonne 1 | Colonne 2 |\n| --- | --- |\n| … | … |\n\n')
}

/** Un appel de note ici, et la note à la fin du texte. */
export function noter(champ: HTMLTextAreaElement): void {
  const numeros = [...champ.value.matchAll(/\[\^(\d+)\]/g)].map(([, n]) => Number(n))
  const numero = Math.max(0, ...numeros) + 1
  inserer(champ, `[^${numero}]`)
  champ.setSelectionRange(champ.value.length, champ.value.length)
  inserer(champ, `\n\n[^${numero}]: La note.`)
}
