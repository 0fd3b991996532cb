/**
 * <lecteur-enregistrement> : un chapitre ou un paragraphe cliqué mène la vidéo à cet instant ; celui qui se joue est
 * marqué ; la transcription se cherche. Sans ce script, chaque lien ouvre la vidéo à son instant.
 * `data-depuis` : l'instant, en secondes, où commencer.
 */
class LecteurEnregistrement extends HTMLElement {
  private video: HTMLVideoElement | null = null

  connectedCallback(): void {
    this.video = this.querySelector('video')
    this.addEventListener('click', (evenement) => this.mener(evenement))
    this.video?.addEventListener('timeupdate', () => this.marquer())
    // Rien ne se charge : c'est là que commencera la lecture.
    if (this.video && this.dataset.depuis) this.video.currentTime = Number(this.dataset.depuis)
    const recherche = this.querySelector<HTMLElement>('.lecteur-recherche')
    if (recherche) recherche.hidden = false
    recherche?.addEventListener('input', () => this.chercher())
  }

  private mener(evenement: MouseEvent): void {
    const { target, ctrlKey, metaKey, shiftKey } = evenement
    const lien = target instanceof Element ? target.closest('[data-debut] a') : null
    const debut = lien?.closest<HTMLElement>('[data-debut]')?.dataset.debut
    if (!this.video || debut === undefined || ctrlKey || metaKey || shiftKey) return
    evenement.preventDefault()
    this.video.currentTime = Number(debut)
    this.video.scrollIntoView({ block: 'nearest' })
    void this.video.play().catch(() => {})
  }

  private marquer(): void {
    for (const liste of this.querySelectorAll('.lecteur-chapitres, .lecteur-paroles')) {
      const debuts = [...liste.querySelectorAll<HTMLElement>('[data-debut]')]
      const courant = debuts.findLast(({ dataset }) => Number(dataset.debut) <= (this.video?.currentTime ?? 0))
      for (const element of debuts) {
        if (element === courant) element.setAttribute('aria-current', 'true')
        else element.removeAttribute('aria-current')
      }
    }
  }

  private chercher(): void {
    const cherche = aplatir(this.querySelector<HTMLInputElement>('.lecteur-recherche input')?.value ?? '')
    const paroles = [...this.querySelectorAll<HTMLElement>('.lecteur-paroles > p')]
    for (const parole of paroles) parole.hidden = cherche !== '' && !aplatir(parole.textContent ?? '').includes(cherche)
    const trouves = paroles.filter(({ hidden }) => !hidden).length
    const compte = this.querySelector('.lecteur-recherche [role="status"]')
    if (compte)
      compte.textContent = cherche === '' ? '' : trouves === 0 ? 'Aucun passage' : `${trouves} ${trouves > 1 ? 'passages' : 'passage'}`
  }
}

const aplatir = (texte: string): string => texte.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim()

customElements.define('lecteur-enregistrement', LecteurEnregistrement)

export {}
