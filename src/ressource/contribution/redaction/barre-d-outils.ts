type Dire = (phrase: string) => void
type Outil = [libelle: string, agir: (champ: HTMLTextAreaElement) => void]

const outils: Outil[] = [
  ['Titre', (champ) => prefixer(champ, '## ', 'Titre')],
  ['Gras', (champ) => entourer(champ, '**', 'en gras')],
  ['Liste', (champ) => prefixer(champ, '- ', 'un élément')],
  ['Lien', lier],
  ['Tableau', tableau],
  ['Note', noter],
]

/** Ajoute au texte ses boutons, son aperçu et le collage qui garde la structure. */
export function equiper(zone: HTMLElement, dire: Dire): void {
  const champ = zone.querySelector('textarea')
  if (!champ) return
  const barre = document.createElement('div')
  barre.className = 'redaction-barre'
  barre.setAttribute('role', 'group')
  barre.setAttribute('aria-label', 'Mise en forme du texte')
  barre.append(...outils.map(([libelle, agir]) => bouton(libelle, () => agir(champ))))
  if (zone.dataset.images) barre.append(boutonImage(champ, dire))
  const apercu = document.createElement('div')
  apercu.className = 'redaction-apercu prose'
  apercu.hidden = true
  barre.append(boutonApercu(champ, apercu, dire))
  champ.before(barre)
  champ.after(apercu)
  champ.addEventListener('paste', (evenement) => void coller(champ, evenement, dire))
}

function bouton(libelle: string, agir: () => void): HTMLButtonElement {
  const cree = document.createElement('button')
  cree.type = 'button'
  cree.className = 'bouton bouton-discret'
  cree.textContent = libelle
  cree.addEventListener('click', agir)
  return cree
}

function boutonApercu(champ: HTMLTextAreaElement, apercu: HTMLElement, dire: Dire): HTMLButtonElement {
  const basculer = async () => {
    const ouvrir = apercu.hidden
    if (ouvrir) {
      const corps = new URLSearchParams({ corps: champ.value })
      const reponse = await fetch('/ressources/apercu', { method: 'POST', body: corps }).catch(() => undefined)
      if (!reponse?.ok) return dire("L'aperçu n'a pas pu être préparé. Réessayez dans un moment.")
      apercu.innerHTML = await reponse.text()
    }
    apercu.hidden = !ouvrir
    champ.hidden = ouvrir
    declencheur.setAttribute('aria-pressed', String(ouvrir))
  }
  const declencheur = bouton('Aperçu', () => void basculer())
  declencheur.setAttribute('aria-pressed', 'false')
  return declencheur
}

function boutonImage(champ: HTMLTextAreaElement, dire: Dire): HTMLButtonElement {
  const choix = document.createElement('input')
  choix.type = 'file'
  choix.accept = 'image/png,image/jpeg,image/webp,image/avif,image/gif'
  choix.addEventListener('change', async () => {
    const [image] = choix.files ?? []
    if (!image) return
    dire("L'image est en cours de dépôt…")
    const envoi = new FormData()
    envoi.append('image', image)
    const reponse = await fetch('/ressources/images', { method: 'POST', body: envoi, headers: { accept: 'application/json' } }).catch(
      () => undefined,
    )
    const lu = reponse ? await reponse.json().catch(() => ({})) : {}
    choix.value = ''
    if (!reponse?.ok || typeof lu.url !== 'string') return dire(lu.phrase ?? "L'image n'a pas pu être déposée.")
    inserer(champ, `\n\n![Ce que montre l'image](${lu.url})\n\n`)
    dire("L'image est dans le texte : dites entre crochets ce qu'elle montre.")
  })
  return bouton('Image', () => choix.click())
}

// Un texte simple se colle comme d'habitude ; un texte mis en forme garde sa structure.
async function coller(champ: HTMLTextAreaElement, evenement: ClipboardEvent, dire: Dire): Promise<void> {
  const html = evenement.clipboardData?.getData('text/html') ?? ''
  if (!/<(h[1-6]|ul|ol|table|b|strong|a |span|p class="Mso)/i.test(html)) return
  const brut = evenement.clipboardData?.getData('text/plain') ?? ''
  evenement.preventDefault()
  const structure = await import('./coller.ts').then(({ collerEnMarkdown }) => collerEnMarkdown(html)).catch(() => undefined)
  const texte = structure ?? brut
  // Plusieurs lignes collées au bout d'une autre en feraient une seule : un titre, une liste veulent leur propre ligne.
  const avant = champ.value.slice(0, champ.selectionStart)
  const aLaLigne = texte.includes('\n') && avant !== '' && !avant.endsWith('\n') ? '\n\n' : ''
  inserer(champ, aLaLigne + (texte || brut))
  dire(
    structure === undefined
      ? 'Ce texte est trop long pour garder sa structure : il est collé en texte simple.'
      : 'Le texte est collé avec sa structure : titres, listes, tableaux, liens.',
  )
}

/** Écrit à la place de la sélection, en gardant l'historique d'annulation du navigateur. */
function inserer(champ: HTMLTextAreaElement, texte: string, curseur = texte.length): void {
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
function entourer(champ: HTMLTextAreaElement, signe: string, defaut: string): void {
  const texte = choisi(champ) || defaut
  inserer(champ, `${signe}${texte}${signe}`)
}

/** Met ce signe au début de chaque ligne choisie. */
function prefixer(champ: HTMLTextAreaElement, signe: string, defaut: string): void {
  const lignes = (choisi(champ) || defaut).split('\n').map((ligne) => `${signe}${ligne}`)
  const avant = champ.value.slice(0, champ.selectionStart)
  inserer(champ, `${avant === '' || avant.endsWith('\n') ? '' : '\n\n'}${lignes.join('\n')}`)
}

function lier(champ: HTMLTextAreaElement): void {
  const texte = choisi(champ) || 'texte du lien'
  inserer(champ, `[${texte}](https://)`, texte.length + 11)
}

function tableau(champ: HTMLTextAreaElement): void {
  inserer(champ, '\n\n| Colonne 1 | Colonne 2 |\n| --- | --- |\n| … | … |\n\n')
}

/** Un appel de note ici, et la note à la fin du texte. */
function noter(champ: HTMLTextAreaElement): void {
  const numeros = [...champ.value.matchAll(/\[\^(\d+)\]/g)].map(([, n]) => Number(n))
  const numero = Math.max(0, ...numeros) + 1
  inserer(champ, `[^${numero}]`)
  champ.setSelectionRange(champ.value.length, champ.value.length)
  inserer(champ, `\n\n[^${numero}]: La note.`)
}
