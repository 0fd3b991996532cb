import { coches, type Demande } from '#fiche/catalogue/question/demande.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { tranchesDeDuree } from './ressource.ts'

type Props = { referentiel: Referentiel; demande: Demande }

/** Trois questions courtes, dont les réponses sont des filtres du catalogue. */
export function PourMoiPage({ referentiel, demande }: Props) {
  const profils = referentiel.liste('profil').map(({ code, libelle, definition }) => ({ valeur: code, libelle, aide: definition }))
  const maturites = referentiel.liste('maturite').map(({ code, libelle, definition }) => ({ valeur: code, libelle, aide: definition }))
  // « Davantage » veut dire « j'ai le temps » : toutes les durées conviennent, donc aucun filtre.
  const durees = [
    ...tranchesDeDuree.slice(0, -1).map(({ code, libelle }) => ({ valeur: code, libelle })),
    { valeur: '', libelle: 'Le temps qu’il faut' },
  ]
  return (
    <div class="pour-moi">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: 'Pour moi' }]} />
      <h1>Que lire, en trois questions</h1>
      <p class="chapeau">Répondez à ce que vous voulez, laissez le reste : vous pourrez toujours élargir.</p>
      <form method="get" action="/ressources" class="pour-moi-questions">
        <input type="hidden" name="pourmoi" value="1" />
        <Champ
          nom="profil"
          libelle="Qui êtes-vous ?"
          type="select"
          options={[{ valeur: '', libelle: 'Peu importe' }, ...profils]}
          valeur={coches(demande, 'profil')[0]}
        />
        <Champ
          nom="maturite"
          libelle="Où en êtes-vous ?"
          type="radios"
          options={[...maturites, { valeur: '', libelle: 'Peu importe' }]}
          valeur={coches(demande, 'maturite')[0] ?? ''}
        />
        <Champ
          nom="duree"
          libelle="Combien de temps avez-vous ?"
          type="radios"
          options={durees}
          valeur={coches(demande, 'duree')[0] ?? ''}
        />
        <Bouton>Voir ce qui est pour moi</Bouton>
      </form>
    </div>
  )
}
