import { blocsSaisis, sousBloc } from '#champ/blocs.tsx'
import type { Offres } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import type { OptionDeChamp } from '#interface/ChampParties.tsx'
import { listByIds } from '#ressource/ressource.depot.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { chercher } from '#socle/moteur.ts'
import { listSeancesAChoisir } from '../lies.repository.ts'
import { genres } from '../parcours.champs.ts'

/** Ce que chaque bloc peut montrer : la ressource qu'il porte déjà, celles que la recherche trouve, les séances. */
export async function offrirLesLiens(db: Db, saisie: Saisie): Promise<Offres> {
  const blocs = blocsSaisis(saisie, 'blocs', genres).map(({ id, genre }) => ({ sous: sousBloc('blocs', id), genre }))
  const seances = (await listSeancesAChoisir(db)).map(({ id, titre }) => ({ valeur: id, libelle: titre }))
  const trouvees = new Map<string, number[]>()
  for (const { sous } of blocs.filter(({ genre }) => genre === 'ressource')) {
    const [porte, cherche] = [texteDe(saisie, `${sous}lie`), texteDe(saisie, `${sous}recherche`)]
    const resultats = cherche === '' ? [] : await chercherRessources(db, cherche)
    trouvees.set(sous, [...new Set([...(/^\d{1,9}$/.test(porte) ? [Number(porte)] : []), ...resultats])])
  }
  const ressources = await listByIds(db, [...new Set([...trouvees.values()].flat())])
  const titres = new Map(ressources.map(({ id, titre }) => [id, titre]))
  const nommer = (ids: number[]): OptionDeChamp[] =>
    ids.flatMap((id) => (titres.has(id) ? [{ valeur: id, libelle: titres.get(id) ?? '' }] : []))
  return new Map(blocs.map(({ sous, genre }) => [`${sous}lie`, genre === 'webinaire' ? seances : nommer(trouvees.get(sous) ?? [])]))
}

async function chercherRessources(db: Db, texte: string): Promise<number[]> {
  const { tsquery } = await comprendre(db, texte.slice(0, 200), { prefixe: true })
  if (tsquery === null) return []
  return (await chercher(db, { salles: ['ressource'], tsquery, limite: 8 })).map(({ objetId }) => objetId)
}
