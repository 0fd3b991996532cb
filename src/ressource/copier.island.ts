/** <copier-texte> : montre un bouton qui copie le paragraphe de l'élément. Sans script, le texte se choisit d'un clic. */
class CopierTexte extends HTMLElement {
  connectedCallback(): void {
    const bouton = this.querySelector('button')
    if (!bouton || !('clipboard' in navigator)) return
    bouton.hidden = false
    bouton.addEventListener('click', () => void this.copier())
  }

  private async copier(): Promise<void> {
    const [texte, etat] = [this.querySelector('p'), this.querySelector('[role="status"]')]
    if (!texte || !etat) return
    try {
      await navigator.clipboard.writeText(texte.textContent.trim())
      etat.textContent = 'Copiée.'
    } catch {
      // Le navigateur a refusé : le texte est choisi, il reste à le copier au clavier.
      getSelection()?.selectAllChildren(texte)
      etat.textContent = 'Le texte est choisi : Ctrl+C le copie.'
    }
  }
}

customElements.define('copier-texte', CopierTexte)
