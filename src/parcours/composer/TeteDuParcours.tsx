import { Champ } from '#interface/Champ.tsx'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import type { Erreurs } from '#socle/formulaire.ts'
import type { Composition } from './composition.ts'

type Props = { composition: Composition; referentiel: Referentiel; erreurs: Erreurs }

/** Ce qui dit le parcours : son titre, son but, à qui il parle. */
export function TeteDuParcours({ composition: c, referentiel, erreurs }: Props) {
  const nommes = ['titre', 'resume', 'but', 'pour_qui', 'source']
  return (
    <details class="compo-tete" open={c.blocs.length === 0 || nommes.some((nom) => erreurs[nom])}>
      <summary>Le parcours : titre, but, pour qui, thèmes</summary>
      <div class="compo-champs">
        <Champ nom="titre" libelle="Titre" requis valeur={c.titre} erreur={erreurs.titre} max={200} />
        <Champ nom="resume" libelle="En deux phrases" type="textarea" lignes={2} valeur={c.resume} erreur={erreurs.resume} max={500} />
        <Champ
          nom="but"
          libelle="Au bout du chemin"
          aide="Ce que l'on saura faire"
          type="textarea"
          lignes={3}
          valeur={c.but}
          erreur={erreurs.but}
        />
        <Champ nom="pour_qui" libelle="Pour qui" type="textarea" lignes={2} valeur={c.pourQui} erreur={erreurs.pour_qui} />
        <Champ
          nom="terme"
          libelle="Le parcours du référentiel"
          type="select"
          vide="Aucun"
          options={referentiel.liste('parcours').map(({ id, libelle }) => ({ valeur: id, libelle }))}
          valeur={c.terme}
        />
        <Cases titre="Thématiques" liste="thematique" composition={c} referentiel={referentiel} />
        <Cases titre="Pratiques" liste="pratique" composition={c} referentiel={referentiel} />
        <Cases titre="Profils" liste="profil" composition={c} referentiel={referentiel} />
        <Champ nom="source" libelle="Source" valeur={c.source} erreur={erreurs.source} max={500} />
        <Champ
          nom="proposition"
          libelle="C'est une proposition de départ, que le réseau n'a pas encore relue"
          type="case"
          valeur={c.proposition ? '1' : ''}
        />
      </div>
    </details>
  )
}

type PropsCases = { titre: string; liste: Liste; composition: Composition; referentiel: Referentiel }

// Trois listes, un seul champ envoyé : « termes[] ».
function Cases({ titre, liste, composition, referentiel }: PropsCases) {
  return (
    <fieldset class="champ">
      <legend>{titre}</legend>
      <div class="champ-choix champ-choix-large">
        {referentiel.liste(liste).map(({ id, libelle }) => (
          <div class="choix" key={id}>
            <input type="checkbox" name="termes[]" value={id} id={`terme-${id}`} checked={composition.termes.includes(String(id))} />
            <label for={`terme-${id}`}>{libelle}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
