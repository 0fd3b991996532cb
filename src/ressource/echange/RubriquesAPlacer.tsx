import { descriptions, type Referentiel } from '#referentiel/referentiel.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { pluriel } from '#socle/texte.ts'
import type { Analyse } from './wordpress/analyse.ts'
import { listesOffertes } from './wordpress/correspondances.ts'

type Props = { analyse: Analyse; saisie: Saisie; referentiel: Referentiel }

const noms: Record<string, string> = { category: 'Catégories', post_tag: 'Étiquettes' }

/** Une ligne par rubrique de l'ancien site : ce qu'elle devient ici, ou rien. */
export function RubriquesAPlacer({ analyse, saisie, referentiel }: Props) {
  const rangs = analyse.classements.map((classement, rang) => ({ ...classement, rang }))
  const domaines = [...new Set(rangs.map(({ domaine }) => domaine))]
  const proposees = rangs.filter(({ rang }) => saisie[`rubrique-${rang}`]).length
  if (rangs.length === 0) return null
  return (
    <section aria-labelledby="ranger-rubriques">
      <h2 id="ranger-rubriques">Où va chaque rubrique</h2>
      <p>
        {proposees > 0
          ? `${pluriel(proposees, 'rubrique ressemble', 'rubriques ressemblent')} à un terme du réseau : c'est proposé, à vérifier.`
          : "Aucune rubrique ne ressemble assez à un terme du réseau pour qu'on propose à votre place."}
        {analyse.autresClassements > 0 &&
          ` ${pluriel(analyse.autresClassements, 'rubrique plus rare ne sera pas gardée', 'rubriques plus rares ne seront pas gardées')}.`}
      </p>
      {domaines.map((domaine) => (
        <fieldset key={domaine} class="rubriques">
          <legend>{noms[domaine] ?? domaine}</legend>
          {rangs
            .filter((rubrique) => rubrique.domaine === domaine)
            .map(({ rang, nom, nombre }) => (
              <div key={rang} class="rubrique">
                <label for={`champ-rubrique-${rang}`}>
                  {nom} <span class="rubrique-compte">{pluriel(nombre, 'texte', 'textes')}</span>
                </label>
                <Termes nom={`rubrique-${rang}`} choisi={String(saisie[`rubrique-${rang}`] ?? '')} referentiel={referentiel} />
              </div>
            ))}
        </fieldset>
      ))}
    </section>
  )
}

function Termes({ nom, choisi, referentiel }: { nom: string; choisi: string; referentiel: Referentiel }) {
  return (
    <select class="saisie" id={`champ-${nom}`} name={nom}>
      <option value="">Ne rien garder</option>
      {listesOffertes.map((liste) => (
        <optgroup key={liste} label={liste === 'medoc' ? 'Type de ressource' : descriptions[liste].titre}>
          {referentiel.liste(liste).map(({ id, libelle }) => (
            <option key={id} value={id} selected={String(id) === choisi}>
              {libelle}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
