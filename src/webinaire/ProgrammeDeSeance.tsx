import { urlActeur } from '#acteur/acteur.ts'
import { dureeEnMots } from '#interface/duree.ts'
import type { Intervention } from './programme.tsx'
import type { VueDeSeance } from './rassembler-seance.ts'

/** Le programme, partie après partie, avec qui parle et pour quelle structure. */
export function ProgrammeDeSeance({ vue }: { vue: VueDeSeance }) {
  const { programme } = vue.seance
  if (programme.length === 0) return null
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">Programme</h2>
      <ol class="seance-programme">
        {programme.map(({ titre, dureeMinutes, interventions }, rang) => (
          <li key={rang}>
            <h3>
              {titre}
              {dureeMinutes !== null && <span class="seance-duree"> {dureeEnMots(dureeMinutes)}</span>}
            </h3>
            {vue.textes.parties[rang] && <div class="prose" dangerouslySetInnerHTML={{ __html: vue.textes.parties[rang] }} />}
            {interventions.length > 0 && (
              <ul class="seance-intervenants">
                {interventions.map((intervention, place) => (
                  <li key={place}>
                    <QuiParle intervention={intervention} vue={vue} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function QuiParle({ intervention: { nom, fonction, structure, acteurId }, vue }: { intervention: Intervention; vue: VueDeSeance }) {
  const acteur = acteurId === null ? undefined : vue.acteurs.get(acteurId)
  const libelle = structure || acteur?.nom
  const organisation = acteur ? <a href={urlActeur(acteur)}>{libelle}</a> : libelle
  return (
    <>
      {nom && <strong>{nom}</strong>}
      {nom && (fonction || libelle) && ', '}
      {fonction}
      {fonction && libelle && ', '}
      {organisation}
    </>
  )
}
