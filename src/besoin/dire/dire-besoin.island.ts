import { direDans, garderIci, oublierIci } from '#fiche/ecriture/brouillon/garder.ts'

const cle = 'besoin'

/**
 * <dire-besoin> : ce qui s'écrit est gardé dans ce navigateur, et ce qui y ressemble se montre pendant la frappe. Sans ce script, le
 * formulaire qu'il entoure montre la même chose avant d'envoyer.
 */
class DireBesoin extends HTMLElement {
  private attente: ReturnType<typeof setTimeout> | undefined
  private demande: AbortController | undefined
  private annonce = document.createElement('p')

  connectedCallback(): void {
    if (this.dataset.oublier !== undefined) oublierIci(cle)
    const formulaire = this.querySelector('form')
    if (!formulaire || this.dataset.neuf === undefined) return
    this.annonce.className = 'visuellement-cache'
    this.annonce.setAttribute('role', 'status')
    this.append(this.annonce)
    garderIci(formulaire, cle, direDans(this.querySelector('[data-etat-du-brouillon]')))
    formulaire.addEventListener('input', () => {
      clearTimeout(this.attente)
      this.attente = setTimeout(() => void this.demander(formulaire), 400)
    })
  }

  private async demander(formulaire: HTMLFormElement): Promise<void> {
    const ou = formulaire.querySelector('[data-semblables]')
    const saisi = new FormData(formulaire)
    const q = `${saisi.get('titre') ?? ''} ${saisi.get('recit') ?? ''}`.trim().slice(0, 600)
    if (!ou || q.length < 8) return
    this.demande?.abort()
    this.demande = new AbortController()
    try {
      const reponse = await fetch(`/besoins/semblables?${new URLSearchParams({ q })}`, { signal: this.demande.signal })
      if (!reponse.ok) return
      ou.innerHTML = await reponse.text()
      const n = ou.querySelectorAll('details').length
      this.annonce.textContent = n === 0 ? '' : `${n} ${n > 1 ? 'ressemblent' : 'ressemble'} à ce que vous écrivez`
      // Montré ici, il n'est plus à montrer avant d'envoyer.
      if (ou.childElementCount > 0 && !formulaire.elements.namedItem('vu')) {
        const vu = Object.assign(document.createElement('input'), { type: 'hidden', name: 'vu', value: '1' })
        formulaire.append(vu)
      }
    } catch {
      // Réseau coupé ou demande dépassée par la suivante : ce qui est affiché reste.
    }
  }
}

customElements.define('dire-besoin', DireBesoin)
