import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import type { Erreurs } from '#socle/formulaire.ts'
import { genres } from '../bloc.schema.ts'
import { libelleDuGenre } from '../parcours.ts'
import { libelleDeLaVersion, versions } from '../versions.ts'
import { ChampsDuGenre } from './ChampsDuGenre.tsx'
import type { Choisissables } from './choisissables.ts'
import type { BlocCompose } from './composition.ts'
import { nomDe } from './lire-composition.ts'

type Props = {
  bloc: BlocCompose
  rang: number
  total: number
  adresse: string
  prochain: string
  ouvert: boolean
  erreurs: Erreurs
  choisissables: Choisissables
}

/** Un bloc : sa ligne dans le plan (le déplacer, l'ôter), et ses champs quand on l'ouvre. */
export function BlocAComposer({ bloc, rang, total, adresse, prochain, ouvert, erreurs, choisissables }: Props) {
  const { id, genre, titre, ote } = bloc
  const nom = titre || libelleDuGenre[genre]
  const enErreur = Object.keys(erreurs).some((champ) => champ.startsWith(nomDe(id, '')))
  return (
    <li class={`compo-bloc compo-${genre}${ote ? ' ote' : ''}`} id={`bloc-${id}`} data-compo-bloc={id} data-genre={genre}>
      <fieldset>
        <legend class="visuellement-cache">
          {libelleDuGenre[genre]} : {nom}
        </legend>
        <input type="hidden" name="bloc[]" value={id} />
        <input type="hidden" name={nomDe(id, 'genre')} value={genre} />
        <input type="hidden" name={nomDe(id, 'ote')} value={ote ? '1' : ''} data-ote="" />
        <Gestes bloc={bloc} nom={nom} premier={rang === 0} dernier={rang === total - 1} adresse={adresse} />
        <details open={(ouvert || enErreur) && !ote}>
          <summary>
            <span class="compo-nom" data-nom="">
              {nom}
            </span>{' '}
            <span class="discret">
              {libelleDuGenre[genre]} · <span data-dit-minutes="">{bloc.minutes || '0'}</span> min · dès{' '}
              <span data-dit-des="">{libelleDeLaVersion[bloc.des]}</span>
            </span>
          </summary>
          <div class="compo-champs">
            <Communs bloc={bloc} erreurs={erreurs} />
            <ChampsDuGenre bloc={bloc} erreurs={erreurs} choisissables={choisissables} adresse={adresse} />
          </div>
        </details>
      </fieldset>
      <Ajouter apres={id} adresse={adresse} prochain={prochain} />
    </li>
  )
}

type PropsGestes = { bloc: BlocCompose; nom: string; premier: boolean; dernier: boolean; adresse: string }

function Gestes({ bloc: { id, ote }, nom, premier, dernier, adresse }: PropsGestes) {
  const bouton = (geste: string, signe: string, dit: string, inactif = false) => (
    <button
      class="compo-geste"
      type="submit"
      name="action"
      value={`${geste}:${id}`}
      formaction={`${adresse}#bloc-${id}`}
      formnovalidate
      disabled={inactif}
      data-geste={geste}
    >
      <span aria-hidden="true">{signe}</span>
      <span class="visuellement-cache">
        {dit} : {nom}
      </span>
    </button>
  )
  return (
    <div class="compo-gestes">
      {bouton('monter', '↑', 'Monter', premier)}
      {bouton('descendre', '↓', 'Descendre', dernier)}
      {ote ? bouton('remettre', 'Remettre', 'Remettre') : bouton('oter', '×', 'Ôter')}
    </div>
  )
}

function Communs({ bloc, erreurs }: { bloc: BlocCompose; erreurs: Erreurs }) {
  const champ = (nom: string) => ({ nom: nomDe(bloc.id, nom), erreur: erreurs[nomDe(bloc.id, nom)] })
  return (
    <>
      <Champ {...champ('titre')} libelle="Titre" valeur={bloc.titre} max={200} attributs={{ 'data-champ-titre': '' }} />
      <div class="groupe-champs">
        <Champ {...champ('minutes')} libelle="Minutes" type="number" valeur={bloc.minutes} attributs={{ min: '0', 'data-minutes': '' }} />
        <Champ
          {...champ('des')}
          libelle="Paraît dès la version"
          type="select"
          options={versions.map((valeur) => ({ valeur, libelle: libelleDeLaVersion[valeur] }))}
          valeur={bloc.des}
          attributs={{ 'data-des': '' }}
        />
      </div>
    </>
  )
}

/** Un bloc de plus, à cette place. */
export function Ajouter({ apres, adresse, prochain }: { apres: string; adresse: string; prochain: string }) {
  return (
    <details class="compo-ajout">
      <summary>Ajouter ici</summary>
      <p class="actions">
        {genres.map((genre) => (
          <Bouton
            key={genre}
            variante="secondaire"
            nom="action"
            valeur={`ajouter:${genre}:${apres}`}
            attributs={{ formaction: `${adresse}#bloc-${prochain}`, formnovalidate: '' }}
          >
            {libelleDuGenre[genre]}
          </Bouton>
        ))}
      </p>
    </details>
  )
}
