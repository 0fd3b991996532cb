import { lireTout, oublierTout } from './garde.ts'

/** Dit ce que ce navigateur garde, l'emporte en fichier, ou l'efface. */
export function brancherOutils(racine: HTMLElement): void {
  const garde = racine.querySelector<HTMLElement>('[data-garde]')
  const mots = garde?.querySelector('[data-garde-mots]')
  const tout = lireTout()
  const compte = Object.keys(tout).length
  if (!garde || !mots || compte === 0) return
  const reponses = Object.values(tout).flatMap((une) => Object.values(une.reponses).flatMap((champs) => Object.values(champs)))
  const ecrites = reponses.filter(({ texte }) => texte !== '').length
  mots.textContent = `Votre progression dans ${compte > 1 ? `${compte} parcours` : 'un parcours'} et ${ecrites > 1 ? `${ecrites} réponses` : ecrites === 1 ? 'une réponse' : 'aucune réponse'}. Rien n'en est envoyé. Qui se sert de cet appareil peut les lire.`
  garde.hidden = false
  garde.querySelector('[data-emporter]')?.addEventListener('click', emporter)
  garde.querySelector('[data-effacer]')?.addEventListener('click', () => effacer(garde))
}

function emporter(): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(lireTout(), null, 2)], { type: 'application/json' }))
  const lien = document.createElement('a')
  lien.href = url
  lien.download = 'mes-parcours-catalyse.json'
  lien.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

// Deux pressions : la première prévient, la seconde efface.
function effacer(garde: HTMLElement): void {
  const dit = garde.querySelector('[data-garde-dit]')
  if (!dit) return
  if (!garde.dataset.prevenu) {
    garde.dataset.prevenu = 'oui'
    dit.textContent = 'Tout sera effacé de ce navigateur, sans retour. Pressez encore une fois pour confirmer.'
    return
  }
  oublierTout()
  location.reload()
}
