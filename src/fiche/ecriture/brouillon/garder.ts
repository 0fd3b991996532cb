/** Dit où en est le texte, et ce que l'on peut y faire. */
type Etat = (phrase: string, bouton?: { libelle: string; agir: () => void }) => void

/** Où en est le texte, dit à l'endroit que la page lui donne. */
export function direDans(etat: Element | null): Etat {
  return (phrase, bouton) => {
    etat?.replaceChildren(phrase)
    if (!bouton) return
    const agir = document.createElement('button')
    agir.type = 'button'
    agir.className = 'bouton bouton-discret'
    agir.textContent = bouton.libelle
    agir.addEventListener('click', bouton.agir)
    etat?.append(' ', agir)
  }
}

const heure = () => new Date().toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' })
const textes = (formulaire: HTMLFormElement): [string, string][] =>
  [...new FormData(formulaire)].flatMap(([nom, valeur]): [string, string][] => (typeof valeur === 'string' ? [[nom, valeur]] : []))

/** Enregistre le brouillon d'un membre après trois secondes sans frappe ; un envoi à la fois. */
export function garderSurLeServeur(formulaire: HTMLFormElement, chemin: string, dire: Etat): void {
  let attente: ReturnType<typeof setTimeout> | undefined
  let enCours = false
  let aRefaire = false
  const poser = (nom: string, valeur: string) => {
    const champ = formulaire.elements.namedItem(nom)
    if (champ instanceof HTMLInputElement) champ.value = valeur
  }
  const enregistrer = async () => {
    if (enCours) {
      aRefaire = true
      return
    }
    enCours = true
    const corps = new URLSearchParams(textes(formulaire))
    const reponse = await fetch(chemin, { method: 'POST', body: corps, headers: { accept: 'application/json' } }).catch(() => undefined)
    const lu = reponse?.ok ? await reponse.json().catch(() => undefined) : undefined
    enCours = false
    if (!lu)
      return dire("Le brouillon n'a pas pu être enregistré ; votre texte est toujours sur cette page.", {
        libelle: 'Réessayer',
        agir: () => void enregistrer(),
      })
    poser('brouillon', String(lu.id))
    poser('brouillon_version', String(lu.version))
    dire(
      lu.copie
        ? `Ce brouillon avait changé ailleurs : votre texte est gardé à côté, dans « Mes brouillons » (${heure()}).`
        : `Brouillon enregistré à ${heure()}.`,
    )
    if (aRefaire) {
      aRefaire = false
      planifier()
    }
  }
  const planifier = () => {
    clearTimeout(attente)
    attente = setTimeout(() => void enregistrer(), 3000)
  }
  formulaire.addEventListener('input', planifier)
  formulaire.addEventListener('submit', () => clearTimeout(attente))
}

const cleDe = (nom: string) => `catalyse-brouillon-${nom}`
const prives = new Set(['votre_nom', 'votre_courriel', 'adresse_bis'])

/** Sans compte, le texte reste dans ce navigateur : on le dit, on le rend à la visite suivante, on peut l'effacer. */
export function garderIci(formulaire: HTMLFormElement, nom: string, dire: Etat): void {
  const oublier = () => {
    oublierIci(nom)
    dire('Effacé de ce navigateur.')
  }
  const effacer = { libelle: 'Effacer', agir: oublier }
  const garde = lire(nom)
  const enErreur = formulaire.querySelector('.message-erreur') !== null
  if (garde && !enErreur) {
    remplir(formulaire, garde)
    dire('Voici ce que vous aviez commencé, gardé dans ce navigateur seulement.', effacer)
  }
  formulaire.addEventListener('input', () => {
    const champs = textes(formulaire).filter(([champ]) => !prives.has(champ))
    try {
      localStorage.setItem(cleDe(nom), JSON.stringify(champs))
      dire(`Gardé dans ce navigateur seulement (${heure()}).`, effacer)
    } catch {
      dire('Ce navigateur ne peut pas garder votre texte : copiez-le avant de partir.')
    }
  })
}

/** Une fois le texte envoyé, ce navigateur n'a plus à le garder. */
export function oublierIci(nom: string): void {
  localStorage.removeItem(cleDe(nom))
}

function lire(nom: string): [string, string][] | undefined {
  try {
    const lu: unknown = JSON.parse(localStorage.getItem(cleDe(nom)) ?? 'null')
    return Array.isArray(lu) ? lu.map(([champ, valeur]) => [String(champ), String(valeur)]) : undefined
  } catch {
    return undefined
  }
}

function remplir(formulaire: HTMLFormElement, champs: [string, string][]): void {
  for (const champ of formulaire.elements) {
    if (champ instanceof HTMLInputElement && (champ.type === 'checkbox' || champ.type === 'radio'))
      champ.checked = champs.some(([nom, valeur]) => nom === champ.name && valeur === champ.value)
    else if (champ instanceof HTMLInputElement || champ instanceof HTMLTextAreaElement || champ instanceof HTMLSelectElement) {
      const garde = champs.find(([nom]) => nom === champ.name)
      if (garde && champ.type !== 'hidden' && champ.type !== 'file') champ.value = garde[1]
    }
  }
}
