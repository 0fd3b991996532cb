import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'
import { type Parcours, texteDe } from './parcours.ts'

/** Récrit ce que la recherche sait de ce parcours : publié il y entre, sinon il en sort. */
export async function indexerParcours(db: Db, parcours: Parcours): Promise<void> {
  await desindexer(db, 'parcours', [parcours.id])
  if (parcours.etat !== 'publie') return
  const referentiel = await chargerReferentiel(db)
  const ids = [...parcours.termeIds, ...(parcours.termeId === null ? [] : [parcours.termeId])]
  const textes = parcours.blocs.map((bloc) => `${bloc.titre}\n\n${texteDe(bloc)}`)
  await indexer(db, [
    {
      salle: 'parcours',
      objetId: parcours.id,
      titre: parcours.titre,
      termes: ids.map((id) => referentiel.parId(id)?.libelle ?? '').join(' '),
      resume: `${parcours.resume} ${parcours.pourQui}`,
      texte: (await enTextes([parcours.but, ...textes])).join(' '),
      etiquettes: ids.map((id) => `t:${id}`),
      point: null,
    },
  ])
}
