// Un lien vers une page de confirmation devient l'ouverture de la fenêtre ; et les navigateurs qui ignorent
// `command` l'ouvrent aussi.
document.addEventListener('click', (evenement) => {
  const cible = evenement.target instanceof Element ? evenement.target.closest('[data-dialogue], [command="show-modal"]') : null
  if (!cible || evenement.ctrlKey || evenement.metaKey) return
  if (cible instanceof HTMLButtonElement && 'commandForElement' in HTMLButtonElement.prototype) return
  const fenetre = document.getElementById(cible.getAttribute('data-dialogue') ?? cible.getAttribute('commandfor') ?? '')
  if (!(fenetre instanceof HTMLDialogElement)) return
  evenement.preventDefault()
  fenetre.showModal()
})
