type Suggestion = { valeur: string; nom: string; contexte: string }

const delai = 120
let compteur = 0

/** Complète un champ de territoire en tapant (motif ARIA « combobox ») ; sans elle, le champ reste un champ. */
class ChampTerritoire extends HTMLElement {
  #champ: HTMLInputElement | null = null
  #lignes: HTMLTextAreaElement | null = null
  #liste = document.createElement('ul')
  #annonce = document.createElement('span')
  #choisis = document.createElement('ul')
  #suggestions: Suggestion[] = []
  #actif = -1
  #attente = 0
  #enCours: AbortController | undefined

  connectedCallback(): void {
    if (this.#champ) return
    this.#lignes = this.querySelector('textarea')
    this.#champ = this.#lignes ? this.#poserMultiple(this.#lignes) : this.querySelector('input')
    if (!this.#champ) return
    this.#liste.id = `suggestions-${++compteur}`
    this.#liste.className = 'territoire-suggestions'
    this.#liste.setAttribute('role', 'listbox')
    this.#liste.setAttribute('aria-label', 'Territoires proposés')
    this.#liste.hidden = true
    this.#annonce.className = 'visuellement-cache'
    this.#annonce.setAttribute('role', 'status')
    this.#champ.after(this.#liste, this.#annonce)
    const attributs = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': this.#liste.id,
      'aria-expanded': 'false',
      autocomplete: 'off',
    }
    for (const [nom, valeur] of Object.entries(attributs)) this.#champ.setAttribute(nom, valeur)
    this.#champ.addEventListener('input', () => this.#differer())
    this.#champ.addEventListener('keydown', (e) => this.#auClavier(e))
    this.#champ.addEventListener('blur', () => this.#quitter())
    this.#montrerChoisis()
  }

  // Le texte à lignes reste ce qui est envoyé ; un champ de recherche et des étiquettes le remplacent à l'écran.
  #poserMultiple(lignes: HTMLTextAreaElement): HTMLInputElement {
    const champ = document.createElement('input')
    champ.type = 'text'
    champ.className = 'saisie'
    champ.id = lignes.id
    for (const nom of ['aria-describedby', 'aria-invalid']) {
      const valeur = lignes.getAttribute(nom)
      if (valeur) champ.setAttribute(nom, valeur)
    }
    lignes.removeAttribute('id')
    lignes.required = false
    lignes.hidden = true
    this.#choisis.className = 'territoire-choisis'
    lignes.after(this.#choisis, champ)
    lignes.form?.addEventListener('submit', () => {
      if (champ.value.trim() !== '') this.#ajouter(champ.value.trim())
    })
    return champ
  }

  // Une réponse en route rouvrirait la liste sur ce qui suit le champ, sans rien pour la refermer.
  #quitter(): void {
    clearTimeout(this.#attente)
    this.#enCours?.abort()
    setTimeout(() => this.#fermer(), 150)
  }

  #differer(): void {
    clearTimeout(this.#attente)
    this.#attente = window.setTimeout(() => void this.#demander(), delai)
  }

  async #demander(): Promise<void> {
    const q = this.#champ?.value.trim() ?? ''
    this.#enCours?.abort()
    if (q.length < 2) return this.#fermer()
    this.#enCours = new AbortController()
    const parametres = new URLSearchParams({ q })
    for (const niveau of (this.dataset.niveaux ?? '').split(' ')) if (niveau) parametres.append('niveau', niveau)
    try {
      const reponse = await fetch(`/territoires/suggestions?${parametres}`, { signal: this.#enCours.signal })
      if (reponse.ok) this.#montrer(await reponse.json())
    } catch {
      // Réseau coupé ou frappe plus récente : le champ reste utilisable tel quel.
    }
  }

  #montrer(suggestions: Suggestion[]): void {
    this.#suggestions = suggestions
    this.#liste.replaceChildren(...suggestions.map((s, i) => this.#option(s, i)))
    this.#activer(-1)
    this.#liste.hidden = suggestions.length === 0
    this.#champ?.setAttribute('aria-expanded', String(suggestions.length > 0))
    this.#annonce.textContent =
      suggestions.length === 0 ? 'Aucun territoire trouvé' : `${suggestions.length} proposés, flèches pour choisir`
  }

  #option(s: Suggestion, i: number): HTMLLIElement {
    const li = document.createElement('li')
    li.id = `${this.#liste.id}-${i}`
    li.setAttribute('role', 'option')
    const contexte = document.createElement('small')
    contexte.textContent = s.contexte
    li.append(s.nom, ' ', contexte)
    li.addEventListener('pointerdown', (e) => {
      e.preventDefault()
      this.#choisir(i)
    })
    return li
  }

  #auClavier(e: KeyboardEvent): void {
    const ouvert = !this.#liste.hidden
    const dernier = this.#suggestions.length - 1
    if (e.key === 'ArrowDown' && !ouvert) void this.#demander()
    else if (e.key === 'ArrowDown') this.#activer(this.#actif >= dernier ? 0 : this.#actif + 1)
    else if (e.key === 'ArrowUp' && ouvert) this.#activer(this.#actif <= 0 ? dernier : this.#actif - 1)
    else if (e.key === 'Enter' && ouvert && this.#actif >= 0) this.#choisir(this.#actif)
    else if (e.key === 'Enter' && this.#lignes && this.#champ?.value.trim()) this.#ajouter(this.#champ.value.trim())
    else if (e.key === 'Escape' && ouvert) this.#fermer()
    else return
    e.preventDefault()
  }

  #activer(rang: number): void {
    this.#actif = rang
    for (const [i, li] of [...this.#liste.children].entries()) li.setAttribute('aria-selected', String(i === rang))
    const actif = this.#liste.children[rang]
    actif?.scrollIntoView({ block: 'nearest' })
    if (actif) this.#champ?.setAttribute('aria-activedescendant', actif.id)
    else this.#champ?.removeAttribute('aria-activedescendant')
  }

  #choisir(rang: number): void {
    const valeur = this.#suggestions[rang]?.valeur
    if (!valeur || !this.#champ) return
    if (this.#lignes) this.#ajouter(valeur)
    else this.#champ.value = valeur
    this.#fermer()
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  #fermer(): void {
    this.#liste.hidden = true
    this.#champ?.setAttribute('aria-expanded', 'false')
    this.#activer(-1)
  }

  #ajouter(valeur: string): void {
    this.#ecrire([...new Set([...this.#valeurs(), valeur])])
    if (this.#champ) this.#champ.value = ''
    this.#fermer()
  }

  #valeurs = (): string[] =>
    (this.#lignes?.value ?? '')
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '')

  #ecrire(valeurs: string[]): void {
    if (this.#lignes) this.#lignes.value = valeurs.join('\n')
    this.#montrerChoisis()
  }

  #montrerChoisis(): void {
    const valeurs = this.#lignes ? this.#valeurs() : []
    this.#choisis.replaceChildren(
      ...valeurs.map((valeur) => {
        const [li, retirer] = [document.createElement('li'), document.createElement('button')]
        retirer.type = 'button'
        retirer.textContent = '×'
        retirer.setAttribute('aria-label', `Retirer ${valeur}`)
        retirer.onclick = () => {
          this.#ecrire(this.#valeurs().filter((v) => v !== valeur))
          this.#champ?.focus()
        }
        li.append(valeur, ' ', retirer)
        return li
      }),
    )
  }
}

customElements.define('champ-territoire', ChampTerritoire)
