// Lu dans l'en-tête, avant le premier rendu : la page ne change pas de couleur sous les yeux.
const choixGarde = lire()
if (choixGarde === 'clair' || choixGarde === 'sombre') document.documentElement.dataset.theme = choixGarde

document.addEventListener('DOMContentLoaded', () => {
  for (const bouton of document.querySelectorAll<HTMLInputElement>('input[name="theme"]')) {
    bouton.checked = bouton.value === (choixGarde ?? 'auto')
    bouton.addEventListener('change', () => choisir(bouton.value))
  }
})

function choisir(theme: string): void {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem('apparence', theme)
  } catch {
    // Rangement refusé par le navigateur : le choix vaut pour cette page.
  }
}

function lire(): string | null {
  try {
    return localStorage.getItem('apparence')
  } catch {
    return null
  }
}
