import { dureeEnMots } from '#interface/duree.ts'
import { Fiche } from '#interface/Fiche.tsx'
import { pluriel } from '#socle/texte.ts'
import { etapesDe, type Parcours, urlParcours } from '../parcours.ts'
import type { Progression } from '../progression/progression.ts'
import { minutesDe, versions } from '../versions.ts'
import { Sentier } from './Chemin.tsx'

type Props = { parcours: Parcours; rang?: number; progression?: Progression | undefined; niveau?: 2 | 3 }

/** Un parcours dans une liste : son dessin, son but, ses trois temps, où l'on en est. */
export function CarteDeParcours({ parcours, rang, progression, niveau = 2 }: Props) {
  const etapes = etapesDe(parcours, progression?.version ?? '12h')
  const temps = versions.map((version) => dureeEnMots(minutesDe(parcours.blocs, version)))
  return (
    <div class="parcours-carte" data-parcours={parcours.slug}>
      <Fiche
        titre={parcours.titre}
        href={urlParcours(parcours)}
        niveau={niveau}
        surtitre={[rang ? `Parcours ${rang}` : 'Parcours', pluriel(etapes.length, 'étape', 'étapes')].join(' · ')}
        pied={
          <>
            En {temps.slice(0, -1).join(', ')} ou {temps.at(-1)}, au choix
            <span class="parcours-ou" data-ou="">
              {progression &&
                ` · ${enMots(
                  etapes.flatMap(({ blocs }) => blocs.map(({ cle }) => cle)),
                  progression.faits,
                )}`}
            </span>
          </>
        }
      >
        <Sentier etapes={etapes} faits={progression?.faits ?? []} />
        <p>{parcours.resume}</p>
        {parcours.pourQui && <p class="discret">Pour qui : {parcours.pourQui}</p>}
      </Fiche>
    </div>
  )
}

function enMots(cles: string[], faits: readonly string[]): string {
  const compte = cles.filter((cle) => faits.includes(cle)).length
  return compte === cles.length ? 'terminé' : `en cours, ${Math.round((100 * compte) / Math.max(1, cles.length))} %`
}
