import { libelleDeLEtat, type QuestionMontree, seSoutient } from './question.ts'

/** Écrit la question dans sa ligne : toujours du texte, jamais du HTML. */
export function remplir(ligne: HTMLElement, question: QuestionMontree): void {
  const { id, etat, soutiens } = question
  ligne.id = `question-${id}`
  Object.assign(ligne.dataset, { id: String(id), etat, soutiens: String(soutiens) })
  const mots: Record<string, string> = {
    texte: question.texte,
    auteur: question.auteur,
    reponse: question.reponse,
    id: String(id),
    libelle: etat === 'visible' ? '' : libelleDeLEtat[etat],
    soutiens: soutiens.toLocaleString('fr-FR'),
    'mot-soutiens': soutiens > 1 ? 'personnes se la posent aussi' : 'personne se la pose aussi',
  }
  for (const element of ligne.querySelectorAll<HTMLElement>('[data-champ]')) {
    const champ = element.dataset.champ ?? ''
    const mot = mots[champ] ?? ''
    if (element instanceof HTMLInputElement) element.value = mot
    else if (element instanceof HTMLTextAreaElement) recrire(element, mot)
    else if (element.textContent !== mot) element.textContent = mot
    if (champ === 'auteur' || champ === 'libelle') element.hidden = mot === ''
  }
  for (const element of ligne.querySelectorAll<HTMLElement>('[data-si]'))
    element.hidden = element.dataset.si === 'soutiens' ? soutiens === 0 : question.reponse === ''
  for (const element of ligne.querySelectorAll<HTMLElement>('[data-pour]'))
    element.hidden = !(element.dataset.pour ?? '').split(' ').includes(etat)
  for (const element of ligne.querySelectorAll<HTMLElement>('[data-soutenir]')) element.hidden = !seSoutient(question)
}

// Ce que quelqu'un est en train d'écrire n'est pas écrasé.
function recrire(zone: HTMLTextAreaElement, mot: string): void {
  if (zone.value === zone.defaultValue) zone.value = mot
  zone.defaultValue = mot
}

/** Met la ligne dans la liste de son état, à son rang, sans perdre le clavier. */
export function placer(ou: HTMLElement, ligne: HTMLElement, etat: string): void {
  const liste = [...ou.querySelectorAll<HTMLElement>('[data-liste]')].find(({ dataset }) => (dataset.liste ?? '').split(' ').includes(etat))
  if (!liste) {
    ligne.remove()
    return
  }
  const etats = (liste.dataset.liste ?? '').split(' ')
  const suivante = [...liste.querySelectorAll<HTMLElement>(':scope > li')].find(
    (autre) => autre !== ligne && passeAvant(ligne, autre, etats),
  )
  const dejaLa = ligne.parentElement === liste && ligne.nextElementSibling === (suivante ?? null)
  if (dejaLa) return
  const active = ligne.contains(document.activeElement) ? document.activeElement : null
  liste.insertBefore(ligne, suivante ?? null)
  if (active instanceof HTMLElement) active.focus({ preventScroll: true })
}

function passeAvant(a: HTMLElement, b: HTMLElement, etats: string[]): boolean {
  const rang = ({ dataset }: HTMLElement) => etats.indexOf(dataset.etat ?? '')
  const soutiens = ({ dataset }: HTMLElement) => Number(dataset.soutiens)
  return (rang(a) - rang(b) || soutiens(b) - soutiens(a) || Number(a.dataset.id) - Number(b.dataset.id)) < 0
}
