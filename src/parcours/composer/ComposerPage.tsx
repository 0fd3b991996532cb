import type { HTMLAttributes } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Erreurs } from '#socle/formulaire.ts'
import { libelleDeLEtat, type Parcours, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion, minutesDe, versions } from '../versions.ts'
import { Ajouter, BlocAComposer } from './BlocAComposer.tsx'
import type { Choisissables } from './choisissables.ts'
import { type Composition, prochainId } from './composition.ts'
import { TeteDuParcours } from './TeteDuParcours.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'composer-parcours': HTMLAttributes<HTMLElement>
    }
  }
}

export type AvisDeComposition = 'enregistre' | 'inchange' | 'restaure' | 'conflit' | undefined
type Props = {
  parcours: Parcours
  composition: Composition
  referentiel: Referentiel
  choisissables: Choisissables
  erreurs: Erreurs
  /** Le bloc que l'on vient de toucher. */
  ouvert: string
  avis: AvisDeComposition
}

/** Composer un parcours : ordonner des blocs sur une page. Rien n'est écrit avant d'enregistrer. */
export function ComposerPage({ parcours, composition, referentiel, choisissables, erreurs, ouvert, avis }: Props) {
  const adresse = `${urlParcours(parcours)}/composer`
  const { blocs } = composition
  const prochain = prochainId(blocs)
  return (
    <>
      <FilAriane
        etapes={[
          { libelle: 'Parcours', href: '/parcours' },
          { libelle: parcours.titre, href: urlParcours(parcours) },
          { libelle: 'Composer' },
        ]}
      />
      <p class="surtitre">{libelleDeLEtat[parcours.etat]}</p>
      <h1>Composer « {parcours.titre} »</h1>
      {avis && <Message ton={avis === 'conflit' ? 'attention' : 'succes'}>{avisEnMots[avis]}</Message>}
      <ResumeErreurs erreurs={erreurs} />
      <composer-parcours>
        <form class="compo" method="post" action={adresse} novalidate>
          <input type="hidden" name="base" value={composition.base} />
          <Barre parcours={parcours} composition={composition} adresse={adresse} />
          <TeteDuParcours composition={composition} referentiel={referentiel} erreurs={erreurs} />
          <h2>Les blocs, dans l'ordre</h2>
          <p class="discret">
            Une étape ouvre une partie, les autres blocs la remplissent. Un bloc ôté reste ici, à remettre, jusqu'à l'enregistrement.
          </p>
          <Ajouter apres="" adresse={adresse} prochain={prochain} />
          <ol class="compo-blocs">
            {blocs.map((bloc, rang) => (
              <BlocAComposer
                key={bloc.id}
                {...{ bloc, rang, adresse, prochain, erreurs, choisissables }}
                total={blocs.length}
                ouvert={bloc.id === ouvert}
              />
            ))}
          </ol>
          <p role="status" class="visuellement-cache" data-annonce="" />
        </form>
      </composer-parcours>
      <p>
        <a href={`${urlParcours(parcours)}/historique`}>Les versions de ce parcours</a>
      </p>
    </>
  )
}

const avisEnMots = {
  enregistre: "C'est enregistré : une version de plus dans l'historique.",
  inchange: "Rien n'avait changé : aucune version de plus.",
  restaure: 'Cette version est de nouveau celle du parcours.',
  conflit:
    "Quelqu'un a enregistré une autre version pendant que vous composiez. Rien n'est perdu : votre travail est ci-dessous. Enregistrer de nouveau le mettra à la place du sien ; l'historique garde les deux.",
}

function Barre({ parcours, composition, adresse }: { parcours: Parcours; composition: Composition; adresse: string }) {
  const places = composition.blocs
    .filter(({ ote }) => !ote)
    .map(({ genre, des, minutes }) => ({ genre, des, minutes: Number(minutes) || 0 }))
  return (
    <div class="compo-barre">
      <p class="compo-temps">
        {versions.map((version) => (
          <span key={version}>
            {libelleDeLaVersion[version]} : <strong data-total={version}>{dureeEnMots(minutesDe(places, version))}</strong>
          </span>
        ))}
      </p>
      <p class="actions">
        <Bouton nom="action" valeur="enregistrer">
          Enregistrer
        </Bouton>
        <Bouton variante="secondaire" nom="action" valeur="apercu" attributs={{ formaction: `${adresse}/apercu`, formtarget: '_blank' }}>
          Aperçu
        </Bouton>
        {parcours.etat !== 'publie' && (
          <Bouton variante="secondaire" nom="action" valeur="publier">
            Enregistrer et publier
          </Bouton>
        )}
        {parcours.etat === 'publie' && (
          <Bouton variante="danger" nom="action" valeur="archiver">
            Archiver
          </Bouton>
        )}
      </p>
    </div>
  )
}
