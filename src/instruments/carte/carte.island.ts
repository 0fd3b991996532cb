type Vue = { x: number; y: number; l: number; h: number }

const zoomMaximal = 16

/** Ajoute à une carte déjà complète le zoom, le déplacement, et le lien entre une liste et ses points. */
class CarteInteractive extends HTMLElement {
  #svg: SVGSVGElement | null = null
  #entiere: Vue = { x: 0, y: 0, l: 1, h: 1 }
  #vue: Vue = { x: 0, y: 0, l: 1, h: 1 }
  #plus = bouton('+', 'Agrandir la carte')
  #moins = bouton('−', 'Réduire la carte')
  #fin = new AbortController()

  connectedCallback(): void {
    const svg = this.querySelector<SVGSVGElement>('svg.carte-dessin')
    if (!svg) return
    const { x, y, width, height } = svg.viewBox.baseVal
    this.#svg = svg
    this.#entiere = { x, y, l: width, h: height }
    this.#vue = this.#entiere
    this.#fin = new AbortController()
    this.#poserBoutons()
    this.#ecouter(svg)
    this.#dessiner(this.#entiere)
  }

  disconnectedCallback(): void {
    this.#fin.abort()
    this.querySelector('.carte-boutons')?.remove()
  }

  #poserBoutons(): void {
    const tout = bouton('⤢', 'Voir la carte entière')
    const boite = document.createElement('div')
    boite.className = 'carte-boutons'
    boite.append(this.#plus, this.#moins, tout)
    this.append(boite)
    this.tabIndex = 0
    this.setAttribute('role', 'group')
    this.setAttribute('aria-label', 'Carte : + et − pour agrandir et réduire, flèches pour se déplacer')
    this.#plus.onclick = () => this.#zoomer(1.6)
    this.#moins.onclick = () => this.#zoomer(1 / 1.6)
    tout.onclick = () => this.#dessiner(this.#entiere)
  }

  #ecouter(svg: SVGSVGElement): void {
    const { signal } = this.#fin
    this.addEventListener('keydown', (e) => this.#auClavier(e), { signal })
    // La molette fait défiler la page, sauf si la carte a été choisie (clic, tabulation) ou avec Ctrl.
    svg.addEventListener('wheel', (e) => this.#aLaMolette(e), { signal, passive: false })
    svg.addEventListener('pointerdown', (e) => this.#tirer(e), { signal })
    for (const nom of ['pointerover', 'focusin'] as const) document.addEventListener(nom, (e) => viser(e.target), { signal })
  }

  #auClavier(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const { l, h } = this.#vue
    if (e.key === '+' || e.key === '=') this.#zoomer(1.6)
    else if (e.key === '-') this.#zoomer(1 / 1.6)
    else if (e.key === '0') this.#dessiner(this.#entiere)
    else if (e.key === 'ArrowLeft') this.#deplacer(-l / 6, 0)
    else if (e.key === 'ArrowRight') this.#deplacer(l / 6, 0)
    else if (e.key === 'ArrowUp') this.#deplacer(0, -h / 6)
    else if (e.key === 'ArrowDown') this.#deplacer(0, h / 6)
    else return
    e.preventDefault()
  }

  #aLaMolette(e: WheelEvent): void {
    if (!e.ctrlKey && !this.matches(':focus-within, :focus')) return
    e.preventDefault()
    this.#zoomer(e.deltaY < 0 ? 1.25 : 0.8, e)
  }

  #tirer(debut: PointerEvent): void {
    const svg = this.#svg
    if (!svg || debut.button !== 0 || this.#vue.l >= this.#entiere.l) return
    let [x, y, parcours] = [debut.clientX, debut.clientY, 0]
    const arret = new AbortController()
    const bouger = (e: PointerEvent) => {
      const unite = this.#vue.l / svg.getBoundingClientRect().width
      parcours += Math.abs(e.clientX - x) + Math.abs(e.clientY - y)
      if (parcours > 4) svg.classList.add('est-tire')
      this.#deplacer((x - e.clientX) * unite, (y - e.clientY) * unite)
      ;[x, y] = [e.clientX, e.clientY]
    }
    const lacher = () => {
      arret.abort()
      svg.classList.remove('est-tire')
      // Tirer la carte n'est pas suivre le lien sur lequel on l'a lâchée.
      if (parcours > 4) svg.addEventListener('click', (e) => e.preventDefault(), { once: true, capture: true })
    }
    addEventListener('pointermove', bouger, { signal: arret.signal })
    addEventListener('pointerup', lacher, { signal: arret.signal })
    addEventListener('pointercancel', lacher, { signal: arret.signal })
    svg.addEventListener('dragstart', (e) => e.preventDefault(), { signal: arret.signal })
  }

  #zoomer(facteur: number, ou?: { clientX: number; clientY: number }): void {
    const { x, y, l, h } = this.#vue
    const cadre = this.#svg?.getBoundingClientRect()
    const fx = ou && cadre ? (ou.clientX - cadre.left) / cadre.width : 0.5
    const fy = ou && cadre ? (ou.clientY - cadre.top) / cadre.height : 0.5
    const k = Math.min(1, Math.max(1 / zoomMaximal, l / facteur / this.#entiere.l))
    const [l2, h2] = [this.#entiere.l * k, this.#entiere.h * k]
    this.#dessiner({ x: x + (l - l2) * fx, y: y + (h - h2) * fy, l: l2, h: h2 })
  }

  #deplacer(dx: number, dy: number): void {
    this.#dessiner({ ...this.#vue, x: this.#vue.x + dx, y: this.#vue.y + dy })
  }

  #dessiner(vue: Vue): void {
    const { x, y, l, h } = this.#entiere
    const borner = (v: number, debut: number, fin: number) => Math.min(Math.max(v, debut), Math.max(debut, fin))
    this.#vue = { ...vue, x: borner(vue.x, x, x + l - vue.l), y: borner(vue.y, y, y + h - vue.h) }
    const { x: vx, y: vy, l: vl, h: vh } = this.#vue
    this.#svg?.setAttribute('viewBox', `${vx} ${vy} ${vl} ${vh}`)
    this.#svg?.classList.toggle('est-agrandi', vl < l)
    this.#plus.disabled = vl <= l / zoomMaximal
    this.#moins.disabled = vl >= l
    this.#garderLesPoints(vl / l)
  }

  // Disques et noms gardent presque la taille qu'ils avaient à l'écran : on agrandit le pays, pas ce qui l'annote.
  #garderLesPoints(k: number): void {
    const taille = k ** 0.85
    for (const annotation of this.querySelectorAll<SVGGraphicsElement>('.carte-points g, .carte-noms text')) {
      const repere = annotation.querySelector('circle') ?? annotation
      const [x, y] = ['x', 'y'].map((axe) => Number(repere.getAttribute(`c${axe}`) ?? repere.getAttribute(axe)))
      annotation.setAttribute('transform', `translate(${x} ${y}) scale(${taille}) translate(${-(x ?? 0)} ${-(y ?? 0)})`)
    }
  }
}

// Un élément de liste et un point qui portent le même data-point s'éclairent ensemble.
function viser(cible: EventTarget | null): void {
  const id = cible instanceof Element ? cible.closest<HTMLElement | SVGElement>('[data-point]')?.dataset.point : undefined
  for (const vise of document.querySelectorAll('.est-vise')) vise.classList.remove('est-vise')
  if (id) for (const e of document.querySelectorAll(`[data-point="${CSS.escape(id)}"]`)) e.classList.add('est-vise')
}

function bouton(texte: string, nom: string): HTMLButtonElement {
  const b = document.createElement('button')
  b.type = 'button'
  b.textContent = texte
  b.setAttribute('aria-label', nom)
  return b
}

customElements.define('carte-interactive', CarteInteractive)
