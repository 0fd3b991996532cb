/** Applique les filtres à chaque choix, et rend le clavier à la case touchée quand la liste revient. */
class Facettes extends HTMLElement {
  connectedCallback(): void {
    this.classList.add('facettes-seules')
    const pli = this.querySelector('details.facettes')
    const garde = sessionStorage.getItem(cle)
    sessionStorage.removeItem(cle)
    const revenue = garde ? document.getElementById(garde) : null
    if (revenue && this.contains(revenue)) {
      if (pli instanceof HTMLDetailsElement) pli.open = true
      revenue.closest('details')?.setAttribute('open', '')
      revenue.focus({ preventScroll: false })
    }
    this.addEventListener('change', (evenement) => this.appliquer(evenement.target))
  }

  private appliquer(cible: EventTarget | null): void {
    if (!(cible instanceof HTMLInputElement)) return
    sessionStorage.setItem(cle, cible.id)
    cible.form?.requestSubmit()
  }
}

const cle = 'catalyse-facette'
customElements.define('catalyse-facettes', Facettes)
