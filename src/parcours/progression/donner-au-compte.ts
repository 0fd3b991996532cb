import { type Gardee, lireTout, oublier } from './garde.ts'

/** Donne au compte ce que ce navigateur gardait, une fois ; ce qui n'a pas pu partir reste dans le navigateur. */
export async function donnerAuCompte(racine: HTMLElement): Promise<void> {
  const gardees = Object.entries(lireTout())
  if (gardees.length === 0) return
  let arrivee: string | undefined
  let donnes = 0
  for (const [slug, gardee] of gardees) {
    const reponse = await envoyer(slug, gardee)
    if (!reponse?.ok) continue
    oublier(slug)
    donnes++
    if (slug === racine.dataset.slug) arrivee = reponse.url
  }
  if (arrivee) location.replace(arrivee)
  else if (donnes > 0) dire(racine, 'Ce que ce navigateur gardait a rejoint votre compte. Rechargez la page pour le voir ici.')
  else dire(racine, "Ce que ce navigateur garde n'a pas pu rejoindre votre compte : il le garde encore. Réessayez plus tard.")
}

async function envoyer(slug: string, gardee: Gardee): Promise<Response | undefined> {
  const corps = new URLSearchParams({ progression: JSON.stringify(gardee) })
  return fetch(`/parcours/${encodeURIComponent(slug)}/adopter`, { method: 'POST', body: corps }).catch(() => undefined)
}

function dire(racine: HTMLElement, phrase: string): void {
  const message = document.createElement('p')
  message.setAttribute('role', 'status')
  message.className = 'parcours-dit'
  message.textContent = phrase
  racine.prepend(message)
}
