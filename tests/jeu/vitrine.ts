import type { Db } from '#socle/db.ts'
import { creerVitrine } from '#vitrine/vitrine.factory.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les vitrines et les thématiques. */
export async function creerJeu(db: Db, { animateur }: QuiEssaie) {
  const publiee = await creerVitrine(db)
  const sienne = await creerVitrine(db, { nom: 'Vitrine en cours', etat: 'brouillon', proprietaireId: animateur })
  return { publiee: publiee.slug, sienne: sienne.slug }
}
