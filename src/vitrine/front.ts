import { estBaseInjoignable } from '#socle/base-injoignable.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { nomDHote } from '#socle/hotes.ts'
import { gardeeTantQue } from '#socle/revision.ts'
import type { Front } from '#socle/salle.ts'
import { montrerVitrine } from './montrer-vitrine.tsx'
import { listPubliees } from './vitrine.depot.ts'
import { urlCouleurs } from './vitrine.ts'

/** Les vitrines par nom d'hôte, telles que ce processus les a lues en dernier. */
let connus = new Map<string, Front>()

const parHote = gardeeTantQue(['vitrine'], async (db): Promise<Map<string, Front>> => {
  const vitrines = await listPubliees(db)
  const fronts = new Map<string, Front>()
  for (const vitrine of vitrines) {
    const { slug, nom, hote } = vitrine
    if (hote && hote !== new URL(config.adresse).hostname)
      fronts.set(hote, { slug, nom, feuille: urlCouleurs(vitrine), accueillir: (c) => montrerVitrine(c, slug) })
  }
  connus = fronts
  return fronts
})

/** La vitrine publiée dont c'est le nom d'hôte ; null : la plateforme elle-même. La base injoignable, telle qu'elle était. */
export async function lireFront(db: Db, hote: string | undefined): Promise<Front | null> {
  const fronts = await parHote(db).catch((erreur: unknown) => {
    if (!estBaseInjoignable(erreur)) throw erreur
    return connus
  })
  return fronts.get(nomDHote(hote)) ?? null
}

/** Vrai si ce nom d'hôte est celui d'une vitrine : sa page ne vient pas du chemin court, qui ignore les hôtes. */
export const estUnFront = (hote: string | undefined): boolean => connus.size > 0 && connus.has(nomDHote(hote))
