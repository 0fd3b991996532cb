import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { genresDeBloc } from '../vitrine.ts'
import type { BlocSaisi } from './composition.ts'
import type { EtatDeComposition } from './etat-de-composition.ts'

type Props = { bloc: BlocSaisi; rang: number; dernier: number; etat: EtatDeComposition }

/** Un bloc à composer : ses champs selon son genre, sa place, de quoi l'ôter et le remettre. */
export function BlocEnComposition({ bloc, rang, dernier, etat }: Props) {
  const { cle, genre, ote } = bloc
  const nom = `${rang + 1}. ${genresDeBloc[genre].libelle}`
  return (
    <li id={`b${cle}`} class={ote ? 'composer-ote' : undefined}>
      <input type="hidden" name={`b${cle}-genre`} value={genre} />
      <input type="hidden" name={`b${cle}-ote`} value={ote ? '1' : ''} />
      <div class="composer-bloc-tete">
        <h2>{nom}</h2>
        <p class="actions">
          {!ote && rang > 0 && <Acte cle={cle} verbe="monter" mot="Monter" quoi={nom} />}
          {!ote && rang < dernier && <Acte cle={cle} verbe="descendre" mot="Descendre" quoi={nom} />}
          {ote ? <Acte cle={cle} verbe="remettre" mot="Remettre" quoi={nom} /> : <Acte cle={cle} verbe="oter" mot="Ôter" quoi={nom} />}
        </p>
      </div>
      {ote ? <p class="discret">Ôté : il disparaîtra à l'enregistrement.</p> : <p class="discret">{genresDeBloc[genre].quoi}</p>}
      {/* Ôté, ses champs restent dans le formulaire : il se remet tel qu'il était. */}
      <div hidden={ote}>
        <Champs bloc={bloc} etat={etat} />
      </div>
    </li>
  )
}

function Acte({ cle, verbe, mot, quoi }: { cle: string; verbe: string; mot: string; quoi: string }) {
  return (
    <Bouton variante="discret" nom="acte" valeur={`${verbe}:${cle}`}>
      {mot}
      <span class="visuellement-cache"> le bloc {quoi}</span>
    </Bouton>
  )
}

function Champs({ bloc: { cle, genre, champs }, etat: { referentiel, erreurs } }: Pick<Props, 'bloc' | 'etat'>) {
  const de = (champ: string) => ({ nom: `b${cle}-${champ}`, valeur: champs[champ], erreur: erreurs[`b${cle}-${champ}`] })
  return (
    <>
      <Champ {...de('titre')} libelle="Titre" max={120} />
      {(genre === 'texte' || genre === 'appel') && (
        <Champ
          {...de('texte')}
          type="textarea"
          libelle="Texte"
          aide="Une ligne vide sépare deux paragraphes ; **gras**, - liste, [lien](adresse)."
        />
      )}
      {genre === 'ressources' && (
        <Champ
          {...de('type')}
          type="select"
          libelle="Type"
          vide="Tous les types"
          options={referentiel.liste('medoc').map(({ code, libelle }) => ({ valeur: code, libelle }))}
        />
      )}
      {genre === 'frise' && (
        <Champ
          {...de('lignes')}
          type="textarea"
          libelle="Événements"
          aide="Un par ligne : date | titre | texte. La date peut être une année."
        />
      )}
      {genre === 'liens' && <Champ {...de('lignes')} type="textarea" libelle="Liens" aide="Un par ligne : libellé | adresse | phrase." />}
      {genre === 'appel' && (
        <>
          <Champ {...de('bouton')} libelle="Sur le bouton" aide="Ce qui se passe : « Proposer une ressource »." />
          <Champ {...de('href')} libelle="Où il mène" aide="Un chemin (/ressources/contribuer) ou une adresse https://." />
        </>
      )}
    </>
  )
}
