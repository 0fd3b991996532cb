/** Montre l'explication de chaque question sur place, sans redemander la page. */
export function brancherVerifications(racine: Element): void {
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
