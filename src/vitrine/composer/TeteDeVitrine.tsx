import { texteDe } from '#champ/saisie.ts'
import type { PropsDeTete } from '#fiche/composer/composer.tsx'
import { Message } from '#interface/Message.tsx'
import { contrasteSurPapier } from '../palette/palette.ts'
import type { SaisieDeVitrine } from '../vitrine.champs.ts'
import { peutNommerLHote } from '../vitrine.droits.ts'

/** Qui elle est, et ce qu'elle prend du fonds commun. */
export function TeteDeVitrine({ saisie, membre, Controle }: PropsDeTete<SaisieDeVitrine>) {
  return (
    <div class="composer-formulaire">
      <fieldset>
        <legend>Qui elle est</legend>
        <Controle de="nom" />
        <Controle de="accroche" />
        <div class="composer-couleurs">
          <Controle de="couleur" />
          <Controle de="accent" />
          {seLitMal(texteDe(saisie, 'couleur')) && (
            <Message ton="info">
              Sur fond clair, cette couleur se lirait mal : la plateforme la fonce pour les liens et les boutons, en gardant sa teinte.
            </Message>
          )}
        </div>
        {peutNommerLHote(membre) && <Controle de="hote" />}
      </fieldset>
      <fieldset>
        <legend>Ce qu'elle montre du fonds commun</legend>
        <Controle de="territoireId" />
        <Controle de="termeIds" part="thematiques" />
        <Controle de="termeIds" part="pratiques" />
        <Controle de="termeIds" part="profils" />
        <Controle de="source" />
      </fieldset>
    </div>
  )
}

// Une couleur trop pâle est foncée d'office : on le dit, pour que personne ne s'en étonne.
const seLitMal = (couleur: string): boolean => /^#[0-9a-f]{6}$/i.test(couleur) && contrasteSurPapier(couleur) < 7
