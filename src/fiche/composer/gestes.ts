import { blocsSaisis, type Genres, sousBloc } from '#champ/blocs.tsx'
import { texteDe } from '#champ/saisie.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Saisie } from '#socle/formulaire.ts'

/** `ouvert` : le bloc que l'on vient de toucher ; vide, aucun. */
export type Apres = { saisie: Saisie; ouvert: string }

/** Ce qui ne dépend pas de la saisie. `nom` : celui du champ des blocs. */
type Ou = { nom: string; genres: Genres; referentiel: Referentiel }

/**
 * Le formulaire après le geste du bouton pressé (« monter:lire », « ajouter:texte:lire ») ; undefined si ce n'en est pas un. Un geste
 * impossible, comme monter le premier bloc, ne change rien. Aucun ne perd un bloc.
 */
export function agir(saisie: Saisie, { nom, genres, referentiel }: Ou): Apres | undefined {
  const [geste, quoi = '', apres] = texteDe(saisie, 'action').split(':')
  const ids = blocsSaisis(saisie, nom, genres).map(({ id }) => id)
  const rang = ids.indexOf(quoi)
  if (geste === 'chercher') return { saisie, ouvert: quoi }
  if (geste === 'monter') return { saisie: { ...saisie, [nom]: echanger(ids, rang, rang - 1) }, ouvert: '' }
  if (geste === 'descendre') return { saisie: { ...saisie, [nom]: echanger(ids, rang, rang + 1) }, ouvert: '' }
  if (geste === 'oter' || geste === 'remettre') {
    const ote = rang === -1 ? {} : { [`${sousBloc(nom, quoi)}ote`]: geste === 'oter' ? '1' : '' }
    return { saisie: { ...saisie, ...ote }, ouvert: '' }
  }
  const genre = Object.hasOwn(genres, quoi) ? genres[quoi] : undefined
  if (geste !== 'ajouter' || !genre) return undefined
  const id = prochainId(ids)
  const place = apres === undefined ? ids.length : ids.indexOf(apres) + 1
  const neuf = genre.neuf({ referentiel, de: () => undefined }, sousBloc(nom, id))
  return {
    saisie: { ...saisie, ...neuf, [`${sousBloc(nom, id)}genre`]: quoi, [nom]: ids.toSpliced(place, 0, id) },
    ouvert: id,
  }
}

/** L'identifiant du prochain bloc ajouté : jamais celui d'un bloc présent. */
export function prochainId(ids: readonly string[]): string {
  const rangs = ids.map((id) => Number(/^nouveau-(\d+)$/.exec(id)?.[1] ?? 0))
  return `nouveau-${Math.max(0, ...rangs) + 1}`
}

function echanger(ids: string[], a: number, b: number): string[] {
  const [un, autre] = [ids[a], ids[b]]
  return a < 0 || b < 0 || un === undefined || autre === undefined ? ids : ids.with(a, autre).with(b, un)
}
