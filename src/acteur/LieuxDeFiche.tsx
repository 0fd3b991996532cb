import { Carte } from '#instruments/carte/Carte.tsx'
import { fondLocal } from '#instruments/carte/fond.ts'
import { nomDistinct, urlTerritoire } from '#territoire/territoire.ts'
import type { VueDeFiche } from './rassembler-fiche.ts'

/** Où est le siège, et sur quels territoires l'organisation agit : une carte et sa liste. */
export function LieuxDeFiche({ vue }: { vue: VueDeFiche }) {
  const { fiche, commune, departement, territoires, contours } = vue
  const geometries = contours.map((c) => c.geometrie)
  if (!fiche.point && geometries.length === 0 && territoires.length === 0) return null
  const nomDe = new Map([...territoires, ...(departement ? [departement] : [])].map((t) => [t.id, t]))
  return (
    <section aria-labelledby="ou">
      <h2 id="ou">Où</h2>
      {(geometries.length > 0 || fiche.point) && (
        <Carte
          titre={
            territoires.length > 0 ? 'Territoires d’action' : fiche.point ? 'Le siège, dans son département' : 'Le département du siège'
          }
          fond={fondLocal(geometries, {
            largeur: 420,
            hauteurMax: 340,
            ...(fiche.point ? { centre: [fiche.point.longitude, fiche.point.latitude] } : {}),
          })}
          zones={contours.map((c) => ({
            id: c.territoireId,
            d: c.geometrie,
            libelle: nomDe.get(c.territoireId)?.nom ?? '',
            classe: 'principal',
          }))}
          points={
            fiche.point
              ? [
                  {
                    id: fiche.slug,
                    lon: fiche.point.longitude,
                    lat: fiche.point.latitude,
                    libelle: commune?.nom ?? fiche.nom,
                    rayon: 7,
                    classe: 'catalyseur',
                  },
                ]
              : []
          }
          indicatif={contours.some((c) => c.estIndicatif)}
          texteAilleurs=""
        />
      )}
      <dl class="acteur-lieux">
        {(commune ?? departement) && (
          <div>
            <dt>Siège</dt>
            <dd>
              {fiche.adresse && <>{fiche.adresse}, </>}
              {commune && <a href={urlTerritoire(commune)}>{commune.nom}</a>}
              {commune && departement && ', '}
              {departement && <a href={urlTerritoire(departement)}>{nomDistinct(departement)}</a>}
            </dd>
          </div>
        )}
        {territoires.length > 0 && (
          <div>
            <dt>Agit sur</dt>
            <dd>
              <ul>
                {territoires.map((t) => (
                  <li key={t.id}>
                    <a href={urlTerritoire(t)}>{nomDistinct(t)}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
