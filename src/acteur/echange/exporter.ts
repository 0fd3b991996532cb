import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { parcourirIds } from '#fiche/catalogue/reponse/parcourir.repository.ts'
import type { Db } from '#socle/db.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import { tableauActeurs } from './acteur.tableau.ts'

export const exporterCsv = (db: Db, trouve: Trouve<unknown>) => tableauActeurs.enCsv(db, parcourirIds(db, sorteActeur, trouve))

/** Les fiches du filtre, compactes : sans la description, qui est dans le CSV et sur la page. */
export const exporterJson = (db: Db, trouve: Trouve<unknown>) =>
  tableauActeurs.enJson(db, parcourirIds(db, sorteActeur, trouve), '{"acteurs":[\n', ({ description: _, etat: __, ...compacte }) => [
    compacte,
  ])

/** Les fiches situées du filtre, en GeoJSON (RFC 7946). */
export const exporterGeojson = (db: Db, trouve: Trouve<unknown>) =>
  tableauActeurs.enJson(
    db,
    parcourirIds(db, sorteActeur, trouve),
    '{"type":"FeatureCollection","features":[\n',
    ({ description: _, etat: __, longitude, latitude, ...properties }) =>
      longitude === undefined ? [] : [{ type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }],
  )
