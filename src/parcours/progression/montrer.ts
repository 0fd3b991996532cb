import type { Gardee } from './garde.ts'

/** Dit sur chaque étape ou bloc s'il est fait : une classe pour le dessin, un mot pour qui lit. */
export function montrerEtats(racine: Element, faits: readonly string[]): void {
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

const mots = { faite: ' · faite', commencee: ' · commencée', 'a-venir': '' }

/** Écrit dans la fiche à imprimer les réponses, le territoire et la date que garde le navigateur. */
export function remplirReleve(racine: Element, { reponses, territoire, modifieLe }: Gardee): void {
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
