import { EchecDAtelier } from './echec-d-atelier.ts'
import type { Ouvrage } from './ouvrage.ts'
import { type BornesDOuvrier, creerPoste, type Poste } from './poste.ts'

/** `enAttente` : travaux que la file admet. `attenteMs` : temps qu'un travail y passe au plus. */
export type ReglagesDAtelier = BornesDOuvrier & { ouvriers: number; enAttente: number; attenteMs: number }
/**
 * `ms` : le temps du travail lui-même, sans l'attente ni le chargement du module. `attenteMs` : une autre attente que celle de
 * l'atelier. `enDernier` : attend à part, quatre au plus, et passe après tous les autres.
 */
export type Borne = { ms: number; attenteMs?: number; enDernier?: boolean }
type Tour = (poste: Poste) => void
export type Atelier = {
  faire: <E, S>(ouvrage: Ouvrage<E, S>, donnees: E, borne: Borne) => Promise<S>
  fermer: () => Promise<void>
}

const derniersMax = 4

/** Quelques ouvriers et une file bornée devant eux, servie dans l'ordre, puis ceux qui passent en dernier. */
export function creerAtelier(reglages: ReglagesDAtelier): Atelier {
  const postes = Array.from({ length: reglages.ouvriers }, () => creerPoste(reglages))
  const libres = [...postes]
  const premiers: Tour[] = []
  const derniers: Tour[] = []

  const obtenir = (attenteMs: number, enDernier: boolean): Promise<Poste> => {
    const libre = libres.pop()
    if (libre) return Promise.resolve(libre)
    const file = enDernier ? derniers : premiers
    if (file.length >= (enDernier ? derniersMax : reglages.enAttente)) return Promise.reject(new EchecDAtelier('occupe', 'file pleine'))
    return new Promise((servir, echouer) => {
      const prendre: Tour = (poste) => {
        clearTimeout(patience)
        servir(poste)
      }
      const patience = setTimeout(() => {
        file.splice(file.indexOf(prendre), 1)
        echouer(new EchecDAtelier('occupe', 'attente trop longue'))
      }, attenteMs)
      file.push(prendre)
    })
  }
  const rendre = (poste: Poste): void => {
    const suivant = premiers.shift() ?? derniers.shift()
    if (suivant) suivant(poste)
    else libres.push(poste)
  }
  return {
    faire: async (ouvrage, donnees, { ms, attenteMs = reglages.attenteMs, enDernier = false }) => {
      const poste = await obtenir(attenteMs, enDernier)
      try {
        return await poste.travailler(ouvrage, donnees, ms)
      } finally {
        rendre(poste)
      }
    },
    fermer: async () => void (await Promise.all(postes.map((poste) => poste.fermer()))),
  }
}

const desTextes = { ouvriers: 1, tasMo: 96, memoireMo: 256, enAttente: 32, attenteMs: 10_000, reposMs: 5_000 }
const desTravaux = { ouvriers: 1, tasMo: 192, memoireMo: 384, enAttente: 8, attenteMs: 60_000, reposMs: 5_000 }
const textes = creerAtelier(desTextes)
const travaux = creerAtelier(desTravaux)

/** Pour les essais, qui vont et viennent : les ouvriers attendent `ms` avant de s'arrêter, plutôt que de renaître à chaque fichier. */
export function patienterAuRepos(ms: number): void {
  desTextes.reposMs = ms
  desTravaux.reposMs = ms
}

/** Fait un ouvrage court (un texte) hors du processus qui répond. Passé `ms` ou la mémoire : EchecDAtelier. */
export const aPart: Atelier['faire'] = (ouvrage, donnees, borne) => textes.faire(ouvrage, donnees, borne)

/** Le même, pour un long travail (un fichier, un export entier) : un à la fois, sans faire attendre les textes. */
export const enGros: Atelier['faire'] = (ouvrage, donnees, borne) => travaux.faire(ouvrage, donnees, borne)

/** Arrête les ouvriers ; à l'arrêt du site. */
export async function fermerLesAteliers(): Promise<void> {
  await Promise.all([textes.fermer(), travaux.fermer()])
}
