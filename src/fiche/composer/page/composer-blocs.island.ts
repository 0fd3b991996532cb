/**
 * <composer-blocs> : déplacer, ôter et remettre sans attendre le serveur, glisser un bloc. Ajouter et chercher restent des
 * envois : la page revient au même endroit. Chaque geste se dit par un événement « composition ».
 */
class ComposerBlocs extends HTMLElement {
  private prise: HTMLElement | null = null

  connectedCallback(): void {
    this.addEventListener('click', (evenement) => this.auClic(evenement))
    this.addEventListener('input', () => this.nommer())
    for (const bloc of this.blocs()) this.rendreGlissable(bloc)
  }

  private blocs(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-compo-bloc]')]
  }

  private auClic(evenement: Event): void {
    const bouton = evenement.target instanceof Element ? evenement.target.closest<HTMLButtonElement>('[data-geste]') : null
    const bloc = bouton?.closest<HTMLElement>('[data-compo-bloc]')
    if (!bouton || !bloc) return
    evenement.preventDefault()
    const { geste } = bouton.dataset
    if (geste === 'monter') bloc.previousElementSibling?.before(bloc)
    if (geste === 'descendre') bloc.nextElementSibling?.after(bloc)
    if (geste === 'oter' || geste === 'remettre') this.oter(bloc, bouton, geste === 'oter')
    this.apres(bloc)
    if (!bouton.disabled) bouton.focus()
  }

  private oter(bloc: HTMLElement, bouton: HTMLElement, ote: boolean): void {
    const champ = bloc.querySelector<HTMLInputElement>('[data-ote]')
    if (champ) champ.value = ote ? '1' : ''
    bloc.classList.toggle('ote', ote)
    if (ote) bloc.querySelector('details')?.removeAttribute('open')
    bouton.dataset.geste = ote ? 'remettre' : 'oter'
    const [signe, dit] = bouton.children
    if (signe) signe.textContent = ote ? 'Remettre' : '×'
    if (dit) dit.textContent = `${ote ? 'Remettre' : 'Ôter'} : ${nomDe(bloc)}`
  }

  // Après un déplacement : les boutons des bouts, et une phrase pour qui ne voit pas.
  private apres(bloc: HTMLElement): void {
    const blocs = this.blocs()
    for (const [rang, un] of blocs.entries()) {
      const bouton = (geste: string) => un.querySelector<HTMLButtonElement>(`[data-geste="${geste}"]`)
      bouton('monter')?.toggleAttribute('disabled', rang === 0)
      bouton('descendre')?.toggleAttribute('disabled', rang === blocs.length - 1)
    }
    const annonce = this.querySelector('[data-annonce]')
    if (annonce)
      annonce.textContent = bloc.classList.contains('ote')
        ? `${nomDe(bloc)} est ôté ; il peut être remis jusqu'à l'enregistrement.`
        : `${nomDe(bloc)} est en place ${blocs.indexOf(bloc) + 1} sur ${blocs.length}.`
    this.dispatchEvent(new CustomEvent('composition', { bubbles: true }))
  }

  // Un bloc fermé porte le titre que l'on vient d'écrire.
  private nommer(): void {
    for (const bloc of this.blocs()) {
      const place = bloc.querySelector('[data-nom]')
      const titre = bloc.querySelector<HTMLInputElement>('[name$=".titre"]')?.value
      if (place && titre && place.textContent !== titre) place.textContent = titre
    }
  }

  // La ligne du bloc se glisse ; ses champs restent des champs.
  private rendreGlissable(bloc: HTMLElement): void {
    const poignee = bloc.querySelector<HTMLElement>('summary')
    if (!poignee) return
    poignee.draggable = true
    poignee.addEventListener('dragstart', () => {
      this.prise = bloc
    })
    bloc.addEventListener('dragover', (evenement) => {
      if (!this.prise || this.prise === bloc) return
      evenement.preventDefault()
      const { top, height } = bloc.getBoundingClientRect()
      if (evenement.clientY > top + height / 2) bloc.after(this.prise)
      else bloc.before(this.prise)
    })
    poignee.addEventListener('dragend', () => {
      if (this.prise) this.apres(this.prise)
      this.prise = null
    })
  }
}

const nomDe = (bloc: Element): string => bloc.querySelector('[data-nom]')?.textContent ?? ''

customElements.define('composer-blocs', ComposerBlocs)
