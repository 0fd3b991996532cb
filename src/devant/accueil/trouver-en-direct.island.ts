/**
 * <trouver-en-direct> : les réponses suivent la frappe. Sans ce script, le formulaire qu'il entoure mène à la page
 * des réponses, qui dit la même chose.
 */
class TrouverEnDirect extends HTMLElement {
  private attente: ReturnType<typeof setTimeout> | undefined
  private demande: AbortController | undefined
  private annonce = document.createElement('p')

  connectedCallback(): void {
    // Le lecteur d'écran entend combien de réponses sont venues ; les lire toutes à chaque mot couvrirait la frappe.
    this.annonce.className = 'visuellement-cache'
    this.annonce.setAttribute('role', 'status')
    this.append(this.annonce)
    this.addEventListener('input', () => this.planifier())
    this.addEventListener('change', () => this.planifier())
  }

  // Un quart de seconde de silence : une demande par mot et non par lettre, sur un réseau lent.
  private planifier(): void {
    clearTimeout(this.attente)
    this.attente = setTimeout(() => void this.demander(), 250)
  }

  private async demander(): Promise<void> {
    const formulaire = this.querySelector('form')
    const reponses = this.querySelector('#reponses')
    if (!formulaire || !reponses) return
    const parametres = new URLSearchParams()
    for (const [nom, valeur] of new FormData(formulaire)) if (typeof valeur === 'string') parametres.set(nom, valeur)
    if ((parametres.get('q') ?? '').trim().length < 2) return
    this.demande?.abort()
    this.demande = new AbortController()
    try {
      const reponse = await fetch(`/trouver?${parametres}&morceau=1`, { signal: this.demande.signal })
      if (!reponse.ok) return
      reponses.innerHTML = await reponse.text()
      const nombre = reponses.querySelectorAll('article, .trouver-territoires > li').length
      this.annonce.textContent = nombre === 0 ? 'Aucune réponse' : `${nombre} ${nombre > 1 ? 'réponses' : 'réponse'} sous la question`
    } catch {
      // Réseau coupé ou demande dépassée par la suivante : ce qui est affiché reste.
    }
  }
}

customElements.define('trouver-en-direct', TrouverEnDirect)

export {}
