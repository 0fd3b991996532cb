import { setTimeout as attendre } from 'node:timers/promises'
import sharp from 'sharp'
import { z } from 'zod'

/** Ce qui a été répondu à la foule : les écritures confirmées, les statuts reçus, les refus et leur durée. */
export type Recit = {
  /** Noms des organisations proposées, adresses inscrites, questions posées, adresses des images : confirmés par une réponse. */
  confirmes: { organisations: Set<string>; inscriptions: Set<string>; questions: Set<string>; images: Set<string> }
  /** Combien de fois chaque statut ; 0 : aucune réponse (processus tué). */
  statuts: Map<number, number>
  /** Les réponses qui ne devraient jamais exister (500 et plus, sauf 503), avec leur demande. */
  surprises: string[]
  /** Chaque envoi : quand (ms), reçu ou non ; pour dire combien de temps on a refusé. */
  envois: { quand: number; fait: boolean }[]
}

type Decor = { slug: string; cookie: string }
type Foule = { recit: Recit; cesser: () => Promise<void> }

const pages = ['/', '/catalyseurs', '/ressources', '/webinaires', '/parcours', '/glossaire', '/territoires', '/trouver?q=mobilit%C3%A9']

/** Un récit vide. */
export function nouveauRecit(): Recit {
  const confirmes = {
    organisations: new Set<string>(),
    inscriptions: new Set<string>(),
    questions: new Set<string>(),
    images: new Set<string>(),
  }
  return { confirmes, statuts: new Map(), surprises: [], envois: [] }
}

/**
 * Lit, propose, s'inscrit, questionne et dépose sans cesse, jusqu'à ce qu'on la fasse cesser. Chaque geste vient d'une adresse réseau
 * à lui (x-forwarded-for), avec ses propres mots : on peut compter ce qui en reste.
 * @param url rend l'adresse du moment : le processus tué renaît sur le même port.
 */
export function lacherLaFoule(url: () => string, decor: Decor, recit: Recit = nouveauRecit(), marque = ''): Foule {
  let encore = true
  let rang = 0
  const sans = async (pause: number, geste: (n: number) => Promise<void>) => {
    while (encore) {
      await geste(++rang)
      await attendre(pause)
    }
  }
  const demander = async (chemin: string, n: number, init: RequestInit = {}): Promise<Response | undefined> => {
    const headers = { origin: url(), 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`, ...init.headers }
    const reponse = await fetch(url() + chemin, { redirect: 'manual', ...init, headers, signal: AbortSignal.timeout(15_000) }).catch(
      () => undefined,
    )
    const statut = reponse?.status ?? 0
    recit.statuts.set(statut, (recit.statuts.get(statut) ?? 0) + 1)
    if (statut >= 500 && statut !== 503) recit.surprises.push(`${statut} ${init.method ?? 'GET'} ${chemin}`)
    return reponse
  }
  const envoyer = async (chemin: string, n: number, champs: Record<string, string>): Promise<boolean> => {
    const reponse = await demander(chemin, n, { method: 'POST', body: new URLSearchParams(champs) })
    await reponse?.arrayBuffer().catch(() => {})
    if (reponse?.status === 422 || reponse?.status === 429) recit.surprises.push(`${reponse.status} POST ${chemin}`)
    const fait = reponse?.status === 303
    recit.envois.push({ quand: performance.now(), fait })
    return fait
  }
  const { confirmes } = recit
  const gestes = [
    sans(10, async (n) => void (await (await demander(pages[n % pages.length] ?? '/', n))?.arrayBuffer().catch(() => {}))),
    sans(25, async (n) => void (await (await demander(`/trouver?q=mot${n}`, n))?.arrayBuffer().catch(() => {}))),
    sans(60, async (n) => {
      const nom = `Organisation d'essai ${marque}${n} ${lettres()}`
      const personne = { votre_nom: 'Camille Essai', votre_courriel: `camille${marque}${n}@essai.invalid` }
      const champs = { nom, profil: 'association', commune: 'Clermont-Ferrand (63113)', autre_organisation: '1', ...personne }
      if (await envoyer('/acteurs/proposer', n, champs)) confirmes.organisations.add(nom)
    }),
    sans(60, async (n) => {
      const courriel = `personne${marque}${n}-${lettres()}@essai.invalid`
      if (await envoyer(`/webinaires/${decor.slug}/inscription`, n, { courriel, nom: 'Camille' })) confirmes.inscriptions.add(courriel)
    }),
    // Une séance garde mille questions : moins souvent que le reste.
    sans(800, async (n) => {
      const texte = `Question ${marque}${n} ${lettres()} ?`
      if (await envoyer(`/webinaires/${decor.slug}/questions`, n, { texte })) confirmes.questions.add(texte)
    }),
    sans(400, async (n) => {
      const corps = new FormData()
      corps.set('fichier', new File([await image(n)], `image-${n}.png`, { type: 'image/png' }))
      const reponse = await demander('/ressources/images', n, { method: 'POST', body: corps, headers: { cookie: decor.cookie } })
      const lu = z.object({ url: z.string() }).safeParse(await reponse?.json().catch(() => undefined))
      if (lu.success) confirmes.images.add(lu.data.url)
    }),
  ]
  return {
    recit,
    cesser: async () => {
      encore = false
      await Promise.all(gestes)
    },
  }
}

/** La plus longue suite de refus entre deux envois reçus, en secondes. */
export function plusLongRefus({ envois }: Recit): number {
  let pire = 0
  let debut: number | undefined
  for (const { quand, fait } of envois.toSorted((a, b) => a.quand - b.quand)) {
    if (fait) debut = undefined
    else debut ??= quand
    if (debut !== undefined) pire = Math.max(pire, quand - debut)
  }
  return pire / 1000
}

const lettres = () => Math.random().toString(36).slice(2, 10)

async function image(n: number): Promise<ArrayBuffer> {
  const fond = { r: n & 255, g: (n >> 8) & 255, b: Math.floor(Math.random() * 256) }
  const octets = await sharp({ create: { width: 900, height: 600, channels: 3, background: fond } })
    .png()
    .toBuffer()
  return Uint8Array.from(octets).buffer
}
