import { LRUCache } from 'lru-cache'
import { aPart } from '#socle/atelier/atelier.ts'
import { EchecDAtelier } from '#socle/atelier/echec-d-atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { noterProvisoire } from '#socle/provisoire.ts'
import type { SousTitres } from './sous-titres.ts'

const lire = ouvrage<typeof import('./sous-titres.ouvrage.ts').lire>('src/webinaire/direct/enregistrement/sous-titres.ouvrage.ts', 'lire')

const tempsMs = 2000

/** Lit des sous-titres hors de ce processus, 2 s au plus ; sinon, dit ce qui ne va pas. Un site occupé : 503. */
export async function lireSousTitresAPart(brut: string, { par = lire, ms = tempsMs } = {}): Promise<SousTitres> {
  try {
    return await aPart(par, brut, { ms })
  } catch (erreur) {
    if (!(erreur instanceof EchecDAtelier) || erreur.raison === 'occupe') throw erreur
    return { ok: false, fautes: ['Ces sous-titres demandent trop de travail au site : raccourcissez-les, puis recommencez.'] }
  }
}

// Un fichier déposé ne change jamais : ce qu'on en a lu vaut tant qu'on le garde.
const lus = new LRUCache<string, SousTitres>({ max: 20 })

/** Des sous-titres gardés, lus une fois par processus. Ceux qui ne se lisent pas n'empêchent pas de voir la vidéo. */
export async function relireSousTitres(cle: string, octets: () => Promise<Buffer>): Promise<SousTitres> {
  const connus = lus.get(cle)
  if (connus) return connus
  try {
    const lu = await lireSousTitresAPart((await octets()).toString('utf8'))
    lus.set(cle, lu)
    return lu
  } catch (erreur) {
    if (!(erreur instanceof EchecDAtelier)) throw erreur
    if (erreur.raison === 'occupe') noterProvisoire()
    return { ok: false, fautes: [] }
  }
}
