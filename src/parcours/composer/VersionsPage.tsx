import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { dateLongue } from '#socle/texte.ts'
import { type Parcours, urlParcours } from '../parcours.ts'

type Props = { parcours: Parcours; versions: { numero: number; motif: string; le: Date; auteur: string | null }[] }

/** Les versions gardées d'un parcours : qui, quand, pourquoi ; revenir à l'une d'elles en fait une de plus. */
export function VersionsPage({ parcours, versions }: Props) {
  const adresse = urlParcours(parcours)
  return (
    <>
      <FilAriane
        etapes={[
          { libelle: 'Parcours', href: '/parcours' },
          { libelle: parcours.titre, href: adresse },
          { libelle: 'Composer', href: `${adresse}/composer` },
          { libelle: 'Versions' },
        ]}
      />
      <h1>Les versions de « {parcours.titre} »</h1>
      <ol class="compo-blocs" reversed>
        {versions.map(({ numero, motif, le, auteur }, rang) => (
          <li key={numero} class="gerer-ligne">
            <p>
              <strong>Version {numero}</strong> · {motif}{' '}
              <span class="discret">
                {dateLongue(le)}
                {auteur && `, ${auteur}`}
              </span>
            </p>
            {rang === 0 ? (
              <p class="discret">C'est celle d'aujourd'hui.</p>
            ) : (
              <form method="post" action={`${adresse}/historique/${numero}/restaurer`}>
                <Bouton variante="secondaire">
                  Revenir à cette version<span class="visuellement-cache"> {numero}</span>
                </Bouton>
              </form>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
