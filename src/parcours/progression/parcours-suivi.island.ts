import { brancherOutils, changer, donnerAuCompte, type Gardee, lire, lireTout } from './garde.ts'

/**
 * <parcours-suivi> : sans compte, garde dans ce navigateur ce qui est fait et écrit, et le montre. Avec un compte, donne
 * une fois au compte ce que le navigateur gardait. Sans ce script, la page dit où vont les réponses.
 */
class ParcoursSuivi extends HTMLElement {
  connectedCallback(): void {
    brancherVerifications(this)
    for (const element of this.querySelectorAll('[data-sans-script]')) element.remove()
    this.querySelector('[data-imprimer]')?.addEventListener('click', () => print())
    for (const element of this.querySelectorAll<HTMLElement>('[data-avec-script]')) element.hidden = false
    if (this.dataset.compte) void donnerAuCompte(this)
    else this.suivre()
  }

  private suivre(): void {
    const { slug } = this.dataset
    brancherOutils(this)
    if (!slug) {
      this.montrerListe()
      return
    }
    const gardee = lire(slug)
    if (gardee && this.querySelector('[data-depart]') && gardee.version !== this.dataset.version && !location.search.includes('version=')) {
      location.replace(`?version=${gardee.version}`)
      return
    }
    this.remplir(gardee)
    this.addEventListener('change', (evenement) => this.garder(evenement.target))
    this.addEventListener('input', (evenement) => {
      if (evenement.target instanceof HTMLTextAreaElement) this.garder(evenement.target)
    })
    this.querySelector('[data-tout-fait]')?.addEventListener('click', (evenement) => this.toutFait(evenement.currentTarget))
  }

  private montrerListe(): void {
    for (const [slug, { faits }] of Object.entries(lireTout())) {
      const carte = this.querySelector(`[data-parcours="${CSS.escape(slug)}"]`)
      if (!carte) continue
      montrerEtats(carte, faits)
      const ou = carte.querySelector('[data-ou]')
      if (ou && faits.length > 0) ou.textContent = ' · en cours dans ce navigateur'
    }
  }

  private remplir(gardee: Gardee | undefined): void {
    if (!gardee) return
    for (const case_ of this.querySelectorAll<HTMLInputElement>('[name="fait[]"]')) case_.checked = gardee.faits.includes(case_.value)
    for (const champ of this.querySelectorAll<HTMLTextAreaElement>('[data-champ] textarea')) {
      const { bloc, cle } = ouEst(champ)
      champ.value = gardee.reponses[bloc]?.[cle]?.texte ?? ''
    }
    const territoire = this.querySelector<HTMLInputElement>('[data-territoire] input')
    if (territoire) territoire.value = gardee.territoire
    const dit = this.querySelector<HTMLElement>('[data-mon-territoire]')
    const nom = dit?.querySelector('strong')
    if (dit && nom && gardee.territoire) {
      nom.textContent = gardee.territoire
      dit.hidden = false
    }
    remplirReleve(this, gardee)
    this.montrer(gardee)
  }

  private montrer({ faits }: Gardee): void {
    montrerEtats(this, faits)
    const depart = this.querySelector('[data-depart] a')
    const suivante = this.querySelector('.chemin li:not(.faite) a') ?? this.querySelector('.chemin li a')
    if (depart && suivante && faits.length > 0) {
      depart.textContent = `Reprendre : ${suivante.textContent}`
      depart.setAttribute('href', suivante.getAttribute('href') ?? '')
    }
  }

  private garder(cible: EventTarget | null): void {
    if (cible instanceof HTMLInputElement && cible.name === 'fait[]')
      this.ecrire((avant) => ({
        faits: cible.checked ? [...new Set([...avant.faits, cible.value])] : avant.faits.filter((f) => f !== cible.value),
      }))
    else if (cible instanceof HTMLInputElement && cible.closest('[data-territoire]'))
      this.ecrire(() => ({ territoire: cible.value.slice(0, 200) }))
    else if (cible instanceof HTMLTextAreaElement && cible.closest('[data-champ]')) {
      const { bloc, cle } = ouEst(cible)
      const reponse = { texte: cible.value, le: new Date().toISOString(), aussi: [] }
      this.ecrire(({ reponses }) => ({ reponses: { ...reponses, [bloc]: { ...reponses[bloc], [cle]: reponse } } }))
    }
  }

  private toutFait(bouton: EventTarget | null): void {
    const cles = bouton instanceof HTMLElement ? (bouton.dataset.toutFait ?? '').split(' ') : []
    this.ecrire(({ faits }) => ({ faits: [...new Set([...faits, ...cles])] }))
  }

  private ecrire(changement: (avant: Gardee) => Partial<Gardee>): void {
    const { slug = '', version = '2h' } = this.dataset
    const garde = changer(slug, version, changement)
    const dit = this.querySelector('[data-enregistre]')
    if (dit)
      dit.textContent = garde
        ? 'Gardé dans ce navigateur.'
        : 'Ce navigateur refuse de garder vos réponses : imprimez la fiche, ou entrez avec un compte.'
    const apres = lire(slug)
    if (apres) this.montrer(apres)
  }
}

function ouEst(champ: Element): { bloc: string; cle: string } {
  const bloc = champ.closest<HTMLElement>('[data-bloc]')?.dataset.bloc ?? ''
  return { bloc, cle: champ.closest<HTMLElement>('[data-champ]')?.dataset.champ ?? '' }
}

const mots = { faite: ' · faite', commencee: ' · commencée', 'a-venir': '' }

customElements.define('parcours-suivi', ParcoursSuivi)

/** Montre l'explication de chaque question sur place, sans redemander la page. */
function brancherVerifications(racine: Element): void {
  for (const formulaire of racine.querySelectorAll<HTMLFormElement>('[data-verification]'))
    formulaire.addEventListener('submit', (evenement) => {
      evenement.preventDefault()
      for (const question of formulaire.querySelectorAll<HTMLElement>('[data-juste]')) expliquer(question)
    })
}

function expliquer(question: HTMLElement): void {
  const choisie = question.querySelector<HTMLInputElement>('input:checked')
  const retour = question.querySelector<HTMLElement>('[data-retour]')
  if (!retour) return
  retour.hidden = !choisie
  const verdict = retour.querySelector('[data-verdict]')
  const juste = choisie?.value === question.dataset.juste
  if (verdict) verdict.textContent = juste ? "C'est cela." : 'Pas tout à fait.'
  retour.classList.toggle('juste', juste)
}

/** Dit sur chaque étape ou bloc s'il est fait : une classe pour le dessin, un mot pour qui lit. */
function montrerEtats(racine: Element, faits: readonly string[]): void {
  for (const element of racine.querySelectorAll<HTMLElement | SVGElement>('[data-blocs]')) {
    const cles = (element.dataset.blocs ?? '').split(' ')
    const compte = cles.filter((cle) => faits.includes(cle)).length
    const etat = compte === cles.length ? 'faite' : compte > 0 ? 'commencee' : 'a-venir'
    element.classList.remove('faite', 'commencee', 'a-venir')
    element.classList.add(etat)
    const mot = element.querySelector('[data-etat]')
    if (mot) mot.textContent = element.classList.contains('releve-bloc') ? (etat === 'faite' ? ' fait' : '') : mots[etat]
  }
}

/** Écrit dans la fiche à imprimer les réponses, le territoire et la date que garde le navigateur. */
function remplirReleve(racine: Element, { reponses, territoire, modifieLe }: Gardee): void {
  for (const bloc of racine.querySelectorAll<HTMLElement>('.releve-bloc'))
    for (const place of bloc.querySelectorAll<HTMLElement>('[data-reponse]')) {
      const texte = reponses[bloc.dataset.bloc ?? '']?.[place.dataset.reponse ?? '']?.texte
      if (!texte) continue
      const paragraphe = document.createElement('p')
      paragraphe.className = 'releve-texte'
      paragraphe.textContent = texte
      place.replaceChildren(paragraphe)
    }
  const ou = racine.querySelector('[data-mon-territoire-ecrit]')
  if (ou && territoire) ou.textContent = territoire
  const quand = racine.querySelector('[data-date]')
  if (quand && modifieLe) quand.textContent = new Date(modifieLe).toLocaleDateString('fr-FR', { dateStyle: 'long' })
}
