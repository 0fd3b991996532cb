import { direDans, garderIci, garderSurLeServeur, oublierIci } from '#fiche/ecriture/brouillon/garder.ts'
import { equiper } from './barre-d-outils.ts'

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
    const dire = direDans(this.querySelector('[data-etat-du-brouillon]'))
    for (const zone of this.querySelectorAll<HTMLElement>('[data-redaction]')) equiper(zone, dire)
    if (brouillon === 'serveur') garderSurLeServeur(formulaire, '/ressources/brouillons', dire)
    if (brouillon === 'navigateur') garderIci(formulaire, cle, dire)
  }
}

customElements.define('ressource-redaction', Redaction)
