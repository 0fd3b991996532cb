import { sansAccents } from '#socle/texte.ts'
import { lecteurs, type Mot } from './mot.ts'

/** Les mots où paraissent tous les mots demandés : dans le terme d'abord, puis dans ce qui en est dit. */
export function rechercherMots<M extends Mot>(mots: readonly M[], q: string): M[] {
  const demandes = sansAccents(q)
    .split(/[\s'’]+/)
    .filter(Boolean)
  const dans = (texte: string) => demandes.every((demande) => sansAccents(texte).includes(demande))
  const nomme = (mot: M) => dans([mot.terme, ...mot.formes].join(' '))
  const dit = (mot: M) => dans([mot.terme, ...mot.formes, mot.definition, ...lecteurs.map((lecteur) => mot.lectures[lecteur])].join(' '))
  return [...mots.filter(nomme), ...mots.filter((mot) => !nomme(mot) && dit(mot))]
}
