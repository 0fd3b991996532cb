import type { ComponentChildren } from 'preact'
import type { Db } from '#socle/db.ts'
import type { MembreConnecte } from '#socle/session.ts'

/** Une partie de « Mon compte » donnée par une autre salle : « Mes fiches »… Rend null quand il n'y a rien à montrer. */
export type BlocDeMonCompte = {
  salle: string
  titre: string
  rendre: (db: Db, membre: MembreConnecte) => Promise<ComponentChildren | null>
}

export type BlocRendu = { salle: string; titre: string; contenu: ComponentChildren }

const blocs = new Map<string, BlocDeMonCompte>()

/** Chaque salle ajoute à « Mon compte » ce que la personne y tient. */
export function ajouterAMonCompte(bloc: BlocDeMonCompte): void {
  blocs.set(bloc.salle, bloc)
}

/** Les parties des autres salles qui ont quelque chose à montrer à cette personne. */
export async function rendreBlocs(db: Db, membre: MembreConnecte): Promise<BlocRendu[]> {
  const rendus = await Promise.all(
    [...blocs.values()].map(async ({ salle, titre, rendre }) => ({ salle, titre, contenu: await rendre(db, membre) })),
  )
  return rendus.flatMap(({ contenu, ...bloc }) => (contenu === null ? [] : [{ ...bloc, contenu }]))
}
