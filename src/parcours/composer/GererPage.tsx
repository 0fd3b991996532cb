import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { dateLongue } from '#socle/texte.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlParcours } from '../parcours.ts'

type Props = { parcours: Parcours[]; saisie: Saisie; erreurs: Erreurs }

/** Tous les parcours, brouillons et archives compris : les ordonner, en ouvrir un, en commencer un. */
export function GererPage({ parcours, saisie, erreurs }: Props) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Parcours', href: '/parcours' }, { libelle: 'Ordonner et composer' }]} />
      <h1>Ordonner et composer</h1>
      <form method="post" action="/parcours/ordre">
        <ol class="compo-blocs">
          {parcours.map((un, rang) => (
            <li key={un.id} id={`parcours-${un.id}`} class="gerer-ligne">
              <div class="compo-gestes">
                <Deplacer parcours={un} sens="monter" inactif={rang === 0} />
                <Deplacer parcours={un} sens="descendre" inactif={rang === parcours.length - 1} />
              </div>
              <p>
                <a href={`${urlParcours(un)}/composer`}>{un.titre}</a>{' '}
                <span class="discret">
                  {sorteParcours.etats[un.etat].libelle} · modifié le {dateLongue(un.modifieLe)}
                </span>
              </p>
            </li>
          ))}
        </ol>
      </form>
      <h2>Commencer un parcours</h2>
      <form method="post" action="/parcours/nouveau" novalidate>
        <ResumeErreurs erreurs={erreurs} />
        <Champ nom="titre" libelle="Son titre" requis max={200} valeur={saisie.titre} erreur={erreurs.titre} />
        <Bouton>Créer le brouillon</Bouton>
      </form>
    </>
  )
}

function Deplacer({ parcours, sens, inactif }: { parcours: Parcours; sens: 'monter' | 'descendre'; inactif: boolean }) {
  return (
    <button
      class="compo-geste"
      type="submit"
      name={sens}
      value={parcours.id}
      formaction={`/parcours/ordre#parcours-${parcours.id}`}
      disabled={inactif}
    >
      <span aria-hidden="true">{sens === 'monter' ? '↑' : '↓'}</span>
      <span class="visuellement-cache">
        {sens === 'monter' ? 'Monter' : 'Descendre'} : {parcours.titre}
      </span>
    </button>
  )
}
