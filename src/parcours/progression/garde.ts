// Dans le navigateur : ce que garde une personne sans compte, parcours par parcours, sous une seule clé.

import type { Avancee } from './fusionner.ts'

export type Gardee = Omit<Avancee, 'version'> & { version: string; territoire: string }

const cle = 'catalyse.parcours'

export function lireTout(): Record<string, Gardee> {
  try {
    const lu: unknown = JSON.parse(localStorage.getItem(cle) ?? '{}')
    if (typeof lu !== 'object' || lu === null) return {}
    return Object.fromEntries(Object.entries(lu).flatMap(([slug, brut]) => (estGardee(brut) ? [[slug, brut]] : [])))
  } catch {
    return {}
  }
}

export const lire = (slug: string): Gardee | undefined => lireTout()[slug]

/** Faux si le navigateur refuse de garder (navigation privée, place manquante). */
export function changer(slug: string, version: string, changement: (avant: Gardee) => Partial<Gardee>): boolean {
  const tout = lireTout()
  const avant = tout[slug] ?? { version, faits: [], reponses: {}, territoire: '', modifieLe: '' }
  return ecrire({ ...tout, [slug]: { ...avant, version, ...changement(avant), modifieLe: new Date().toISOString() } })
}

function oublier(slug: string): void {
  const { [slug]: _oublie, ...reste } = lireTout()
  ecrire(reste)
}

function ecrire(tout: Record<string, Gardee>): boolean {
  try {
    if (Object.keys(tout).length === 0) localStorage.removeItem(cle)
    else localStorage.setItem(cle, JSON.stringify(tout))
    return true
  } catch {
    return false
  }
}

function estGardee(brut: unknown): brut is Gardee {
  if (typeof brut !== 'object' || brut === null) return false
  return 'faits' in brut && Array.isArray(brut.faits) && 'reponses' in brut && typeof brut.reponses === 'object' && brut.reponses !== null
}

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
  localStorage.removeItem(cle)
  location.reload()
}

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
