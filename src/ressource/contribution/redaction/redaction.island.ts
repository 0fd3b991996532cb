import { equiper } from './barre-d-outils.ts'
import { type Etat, garderIci, garderSurLeServeur, oublierIci } from './garder.ts'

/**
 * <ressource-redaction> : le texte d'une ressource s'écrit avec une barre d'outils et s'enregistre au fil de la frappe.
 * Sans ce script, le formulaire qu'il entoure fait la même chose par ses boutons.
 */
class Redaction extends HTMLElement {
  connectedCallback(): void {
    const { brouillon, cle = 'nouvelle' } = this.dataset
    if (brouillon === 'oublier') oublierIci(cle)
    const formulaire = this.querySelector('form')
    if (!formulaire) return
    const etat = this.querySelector('[data-etat-du-brouillon]')
    const dire: Etat = (phrase, bouton) => {
      etat?.replaceChildren(phrase)
      if (!bouton) return
      const agir = document.createElement('button')
      agir.type = 'button'
      agir.className = 'bouton bouton-discret'
      agir.textContent = bouton.libelle
      agir.addEventListener('click', bouton.agir)
      etat?.append(' ', agir)
    }
    for (const zone of this.querySelectorAll<HTMLElement>('[data-redaction]')) equiper(zone, dire)
    if (brouillon === 'serveur') garderSurLeServeur(formulaire, dire)
    if (brouillon === 'navigateur') garderIci(formulaire, cle, dire)
  }
}

customElements.define('ressource-redaction', Redaction)
