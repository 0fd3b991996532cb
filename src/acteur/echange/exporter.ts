import type { Db } from '#socle/db.ts'
import type { Filtre } from '../annuaire.ts'
import { tableauActeurs } from './acteur.tableau.ts'
import { parcourirIds } from './echange.repository.ts'

export const exporterCsv = (db: Db, filtre: Filtre) => tableauActeurs.enCsv(db, parcourirIds(db, filtre))

/** Les fiches du filtre, compactes : sans la description, qui est dans le CSV et sur la page. */
export const exporterJson = (db: Db, filtre: Filtre) =>
  tableauActeurs.enJson(db, parcourirIds(db, filtre), '{"acteurs":[\n', ({ description: _, etat: __, ...compacte }) => [compacte])

/** Les fiches situées du filtre, en GeoJSON (RFC 7946). */
export const exporterGeojson = (db: Db, filtre: Filtre) =>
  tableauActeurs.enJson(
    db,
    parcourirIds(db, filtre),
    '{"type":"FeatureCollection","features":[\n',
    ({ description: _, etat: __, longitude, latitude, ...properties }) =>
      longitude === undefined ? [] : [{ type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }],
  )
