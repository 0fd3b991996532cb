import type { EtatDeSaisie } from '#champ/champ.ts'
import { casesDe } from '#champ/saisie.ts'
import { termesOfferts } from '#champ/termes.tsx'
import { ErreurDuChamp, idDuChamp } from '#interface/ChampParties.tsx'
import type { Terme } from '#referentiel/referentiel.ts'

/** Les pratiques à cocher, et sous chacune ses activités. `portes` : les termes de la fiche, offerts même retirés depuis. */
export function CasesDesPratiques({ saisie, fautes, referentiel, portes }: EtatDeSaisie & { portes: number[] }) {
  const [pratiques, activites] = [casesDe(saisie, 'pratiques'), casesDe(saisie, 'activites')]
  const offertes = termesOfferts(referentiel, 'activite', portes)
  const erreur = fautes.pratiques?.phrase
  return (
    <fieldset class="champ" aria-describedby={erreur ? 'aide-pratiques erreur-pratiques' : 'aide-pratiques'}>
      <legend>Pratiques et activités</legend>
      <p class="champ-aide" id="aide-pratiques">
        Cochez ce que vous menez vraiment. Cocher une activité coche aussi sa pratique.
      </p>
      {termesOfferts(referentiel, 'pratique', portes).map((pratique, rang) => {
        const siennes = offertes.filter(({ parentId }) => parentId === pratique.id)
        return (
          <div key={pratique.id} class="fiche-pratique">
            <Case
              nom="pratiques"
              id={rang === 0 ? idDuChamp('pratiques') : `pratiques-${pratique.code}`}
              terme={pratique}
              coche={pratiques.includes(pratique.code)}
            />
            {siennes.length > 0 && (
              <fieldset class="fiche-activites">
                <legend class="visuellement-cache">Activités : {pratique.libelle}</legend>
                {siennes.map((activite) => (
                  <Case
                    key={activite.id}
                    nom="activites"
                    id={`activites-${activite.code}`}
                    terme={activite}
                    coche={activites.includes(activite.code)}
                  />
                ))}
              </fieldset>
            )}
          </div>
        )
      })}
      <ErreurDuChamp nom="pratiques" erreur={erreur} />
    </fieldset>
  )
}

function Case({ nom, id, terme, coche }: { nom: string; id: string; terme: Terme; coche: boolean }) {
  return (
    <div class="choix">
      <input
        type="checkbox"
        id={id}
        name={`${nom}[]`}
        value={terme.code}
        checked={coche}
        aria-describedby={terme.definition ? `${id}-aide` : undefined}
      />
      <label for={id}>{terme.libelle}</label>
      {terme.definition && (
        <span class="champ-aide" id={`${id}-aide`}>
          {terme.definition}
        </span>
      )}
    </div>
  )
}
