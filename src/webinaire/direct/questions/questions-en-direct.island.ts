import { questionsRetirables, retenirQuestion, retenirSoutien, soutenues } from './memoire-du-navigateur.ts'
import type { QuestionMontree } from './question.ts'
import { placer, remplir } from './remplir-question.ts'

/**
 * <questions-en-direct> : les questions d'une séance suivent ce qui se passe. Sans ce script, la même page se relit par
 * son lien. Le serveur dit ce qui a changé ; s'il a trop de monde, on lui redemande de temps en temps.
 */
class QuestionsEnDirect extends HTMLElement {
  private connues = new Map<number, QuestionMontree>()
  private source: EventSource | undefined
  private attente: ReturnType<typeof setTimeout> | undefined
  private jeton = ''

  connectedCallback(): void {
    this.retenirLaQuestionMontree()
    this.marquer()
    // Une connexion par personne qui lit les questions, non par page ouverte.
    const veille = new IntersectionObserver((vues) => {
      if (!vues.some(({ isIntersecting }) => isIntersecting)) return
      veille.disconnect()
      this.suivre()
    })
    veille.observe(this)
    this.addEventListener('submit', (evenement) => void this.envoyer(evenement))
    this.addEventListener('keydown', (evenement) => this.auClavier(evenement))
    for (const formulaire of document.querySelectorAll('form[data-poser]'))
      formulaire.addEventListener('submit', () => this.joindreLeJeton(formulaire))
  }

  disconnectedCallback(): void {
    this.source?.close()
    clearTimeout(this.attente)
  }

  private suivre(): void {
    const source = new EventSource(this.dataset.flux ?? '')
    this.source = source
    source.addEventListener('open', () => this.dire('En direct'))
    source.addEventListener('jeton', ({ data }) => (this.jeton = JSON.parse(data)))
    source.addEventListener('etat', ({ data }) => this.recevoirEtat(JSON.parse(data)))
    source.addEventListener('questions', ({ data }) => this.recevoir(JSON.parse(data)))
    source.addEventListener('error', () => {
      this.dire('Connexion interrompue, nouvel essai…')
      // Refusé, le navigateur ne réessaie pas de lui-même.
      if (source.readyState === EventSource.CLOSED) this.relireBientot(0)
    })
  }

  // Une relecture toutes les dix secondes ; une fois sur six, on retente le direct.
  private relireBientot(tour: number): void {
    this.dire('Mis à jour toutes les dix secondes')
    const delai = 8000 + Math.random() * 4000
    this.attente = setTimeout(() => {
      if (tour % 6 === 5 || !this.dataset.instantane) return this.suivre()
      void this.relire().finally(() => this.relireBientot(tour + 1))
    }, delai)
  }

  private async relire(): Promise<void> {
    const reponse = await fetch(this.dataset.instantane ?? '').catch(() => undefined)
    if (!reponse?.ok) return
    const { jeton, ...etat } = await reponse.json()
    this.jeton = jeton
    this.recevoirEtat(etat)
  }

  private recevoirEtat({ questions, presentes }: { questions: QuestionMontree[]; presentes: number[] }): void {
    const gardees = new Set(presentes)
    const affichees = [...this.querySelectorAll<HTMLElement>('li[data-id]')].map(({ dataset }) => Number(dataset.id))
    this.recevoir({ questions, retirees: [...affichees, ...this.connues.keys()].filter((id) => !gardees.has(id)) })
  }

  private recevoir({ questions, retirees }: { questions: QuestionMontree[]; retirees: number[] }): void {
    for (const id of retirees) {
      this.connues.delete(id)
      this.ligne(id)?.remove()
    }
    for (const question of questions) {
      this.connues.set(question.id, question)
      const ligne = this.ligne(question.id) ?? this.nouvelle()
      if (!ligne) continue
      remplir(ligne, question)
      placer(this, ligne, question.etat)
    }
    this.compter()
    this.marquer()
  }

  private ligne(id: number): HTMLElement | null {
    return this.querySelector(`li[data-id="${id}"]`)
  }

  private nouvelle(): HTMLElement | undefined {
    const copie = this.querySelector('template')?.content.firstElementChild?.cloneNode(true)
    return copie instanceof HTMLElement ? copie : undefined
  }

  private compter(): void {
    for (const liste of this.querySelectorAll<HTMLElement>('[data-liste]')) {
      const nombre = liste.children.length
      liste.hidden = nombre === 0
      const cadre = liste.closest('details')
      if (cadre?.hasAttribute('data-si-liste')) cadre.hidden = nombre === 0
      const compte = cadre?.querySelector('[data-compte]')
      if (compte) compte.textContent = String(nombre)
    }
    for (const vide of this.querySelectorAll<HTMLElement>('[data-vide]')) {
      const etats = (vide.dataset.vide ?? '').split(' ').filter(Boolean)
      const lignes = [...this.querySelectorAll<HTMLElement>('li[data-id]')]
      vide.hidden = lignes.some(({ dataset }) => etats.length === 0 || etats.includes(dataset.etat ?? ''))
    }
  }

  // Ce que ce navigateur a déjà soutenu, et ce qu'il peut retirer.
  private marquer(): void {
    const dejaSoutenues = soutenues()
    const retirables = questionsRetirables()
    for (const ligne of this.querySelectorAll<HTMLElement>('li[data-id]')) {
      const id = ligne.dataset.id ?? ''
      const bouton = ligne.querySelector<HTMLButtonElement>('[data-soutenir] button')
      if (bouton && dejaSoutenues.has(id)) {
        bouton.disabled = true
        bouton.textContent = 'Vous aussi'
      }
      const cle = retirables.get(id)
      const retrait = ligne.querySelector<HTMLFormElement>('[data-retirer]')
      const champ = retrait?.querySelector<HTMLInputElement>('[name="cle"]')
      if (!cle || !retrait || !champ) continue
      champ.value = cle
      retrait.hidden = false
      // On ne soutient pas sa propre question.
      if (bouton?.form) bouton.form.hidden = true
    }
  }

  private async envoyer(evenement: SubmitEvent): Promise<void> {
    const formulaire = evenement.target
    if (!(formulaire instanceof HTMLFormElement) || evenement.defaultPrevented) return
    const soutien = formulaire.dataset.soutenir
    if (!soutien && !formulaire.matches('[data-retirer], [data-geste]')) return
    evenement.preventDefault()
    const champs = new FormData(formulaire, evenement.submitter)
    const id = formulaire.closest<HTMLElement>('li')?.dataset.id ?? ''
    champs.set('direct', '1')
    if (soutien) {
      champs.set('question', id)
      // Le serveur préfère celui que le navigateur a gardé, s'il en a un.
      champs.set('jeton', this.jeton || String(champs.get('jeton') ?? ''))
    }
    const corps = new URLSearchParams([...champs].map(([nom, valeur]) => [nom, String(valeur)]))
    const reponse = await fetch(soutien ?? formulaire.action, { method: 'POST', body: corps }).catch(() => undefined)
    if (!reponse?.ok) return this.dire(await pourquoi(reponse))
    if (soutien) retenirSoutien(id)
    this.dire(soutien ? 'Votre soutien est compté' : "C'est fait")
    this.marquer()
  }

  private joindreLeJeton(formulaire: Element): void {
    const champ = formulaire.querySelector<HTMLInputElement>('[name="jeton"]')
    if (champ) champ.value ||= this.jeton
  }

  private retenirLaQuestionMontree(): void {
    const { recue, cle } = document.querySelector<HTMLElement>('[data-recue]')?.dataset ?? {}
    if (recue && cle) retenirQuestion(recue, cle)
  }

  // Les touches n'agissent que sur la question où l'on est : ailleurs, elles écrivent.
  private auClavier(evenement: KeyboardEvent): void {
    const { target, key, ctrlKey, metaKey, altKey } = evenement
    if (!this.hasAttribute('data-animation') || ctrlKey || metaKey || altKey) return
    if (!(target instanceof HTMLElement) || target.matches('textarea, input, summary')) return
    const ligne = target.closest<HTMLElement>('li[data-id]')
    if (!ligne) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const toutes = [...this.querySelectorAll<HTMLElement>('li[data-id]')].filter((autre) => autre.offsetParent !== null)
      const voisine = toutes[toutes.indexOf(ligne) + (key === 'ArrowDown' ? 1 : -1)]
      voisine?.querySelector<HTMLElement>('button:not([hidden])')?.focus()
    } else ligne.querySelector<HTMLButtonElement>(`button[data-touche="${CSS.escape(key)}"]:not([hidden])`)?.click()
    if (/^(Arrow|[a-z]$)/.test(key)) evenement.preventDefault()
  }

  private dire(phrase: string): void {
    const suivi = this.querySelector('[data-suivi]')
    if (!suivi) return
    suivi.setAttribute('role', 'status')
    if (suivi.textContent !== phrase) suivi.textContent = phrase
    suivi.classList.toggle('questions-suivi-direct', phrase === 'En direct')
    if (this.source?.readyState === EventSource.OPEN && phrase !== 'En direct') setTimeout(() => this.dire('En direct'), 4000)
  }
}

customElements.define('questions-en-direct', QuestionsEnDirect)

/** Pourquoi un envoi n'a pas été pris : la phrase de la page d'erreur. */
async function pourquoi(reponse: Response | undefined): Promise<string> {
  if (!reponse) return "Le réseau ne répond pas : rien n'est envoyé, réessayez."
  const phrase = /<p class="chapeau">([^<]+)</.exec(await reponse.text())?.[1]
  return phrase ? (new DOMParser().parseFromString(phrase, 'text/html').body.textContent ?? '') : "Cela n'a pas marché, réessayez."
}
