import { sansAccents } from '#socle/texte.ts'
import type { Candidat } from './rapprocher.repository.ts'

type Rapprochement = { ids: number[]; phrases: string[] }
type Mots = { inconnu: string; chemin: string }

/** Le slug d'une ligne qui est une adresse (« https://…/acteurs/atelier »), sinon undefined. */
export function slugDeLAdresse(ligne: string): string | undefined {
  return /^(?:https?:\/\/[^\s/]+)?\/(?:acteurs|catalyseurs|ressources)\/([a-z0-9-]{1,120})\/?(?:[?#].*)?$/.exec(ligne)?.[1]
}

/** Chaque ligne désigne un candidat par son nom ou par son adresse ; sinon une phrase dit quoi écrire. */
export function rapprocher(lignes: string[], candidats: Candidat[], { inconnu, chemin }: Mots): Rapprochement {
  const resultat: Rapprochement = { ids: [], phrases: [] }
  for (const ligne of lignes) {
    const slug = slugDeLAdresse(ligne)
    const lus = candidats.filter((candidat) => (slug === undefined ? candidat.tri === sansAccents(ligne) : candidat.slug === slug))
    if (lus.length === 1 && lus[0]) resultat.ids.push(lus[0].id)
    else if (lus.length === 0) resultat.phrases.push(`« ${ligne} » ${inconnu}`)
    else {
      const adresses = lus.slice(0, 4).map((candidat) => `« ${chemin}/${candidat.slug} »`)
      resultat.phrases.push(`Plusieurs s'appellent « ${ligne} » : écrivez ${adresses.join(' ou ')}.`)
    }
  }
  return { ids: [...new Set(resultat.ids)], phrases: resultat.phrases.slice(0, 5) }
}
