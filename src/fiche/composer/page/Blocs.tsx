import type { VNode } from 'preact'
import { type BlocSaisi, blocsSaisis, type Genre, type Genres, sousBloc } from '#champ/blocs.tsx'
import type { EtatDeSaisie } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { prochainId } from '../gestes.ts'

export type PropsDesBlocs = EtatDeSaisie & {
  nom: string
  genres: Genres
  ouvert: string
  /** Ce qui se lit d'un bloc fermé, après son genre. */
  Resume?: ((props: { dit: (nom: string) => string }) => VNode) | undefined
}

/** Les blocs, chacun avec ses gestes et son petit formulaire ; partout où c'est possible, de quoi en ajouter un. */
export function Blocs({ nom, genres, ouvert, Resume, ...etat }: PropsDesBlocs) {
  const blocs = blocsSaisis(etat.saisie, nom, genres)
  const prochain = prochainId(blocs.map(({ id }) => id))
  return (
    <>
      <Ajouter apres="" genres={genres} prochain={prochain} />
      <ol class="compo-blocs">
        {blocs.map((bloc, rang) => {
          const genre = genres[bloc.genre]
          if (!genre) return null
          const sous = sousBloc(nom, bloc.id)
          const enFaute = Object.keys(etat.fautes).some((sienne) => sienne.startsWith(sous))
          return (
            <Bloc
              key={bloc.id}
              {...{ bloc, genre, nom, Resume, sous }}
              etat={etat}
              bouts={{ premier: rang === 0, dernier: rang === blocs.length - 1 }}
              ouvert={(bloc.id === ouvert || enFaute) && !bloc.ote}
            >
              <Ajouter apres={bloc.id} genres={genres} prochain={prochain} />
            </Bloc>
          )
        })}
      </ol>
    </>
  )
}

type Bouts = { premier: boolean; dernier: boolean }
type PropsDeBloc = Pick<PropsDesBlocs, 'nom' | 'Resume'> & {
  bloc: BlocSaisi
  genre: Genre
  sous: string
  etat: EtatDeSaisie
  bouts: Bouts
  ouvert: boolean
  children: VNode
}

function Bloc({ bloc, genre, nom, sous, Resume, etat, bouts, ouvert, children }: PropsDeBloc) {
  const { id, ote } = bloc
  const dit = (champ: string) => texteDe(etat.saisie, sous + champ)
  const titre = dit('titre') || genre.libelle
  return (
    <li class={`compo-bloc compo-${bloc.genre}${ote ? ' ote' : ''}`} id={`bloc-${id}`} data-compo-bloc={id} data-genre={bloc.genre}>
      <fieldset>
        <legend class="visuellement-cache">
          {genre.libelle} : {titre}
        </legend>
        <input type="hidden" name={`${nom}[]`} value={id} />
        <input type="hidden" name={`${sous}genre`} value={bloc.genre} />
        <input type="hidden" name={`${sous}ote`} value={ote ? '1' : ''} data-ote="" />
        <Gestes bloc={bloc} titre={titre} {...bouts} />
        <details open={ouvert}>
          <summary>
            <span class="compo-nom" data-nom="">
              {titre}
            </span>{' '}
            <span class="discret">
              {genre.libelle}
              {Resume && <Resume dit={dit} />}
            </span>
          </summary>
          <div class="compo-champs">
            <p class="discret">{genre.quoi}</p>
            <genre.Controles sous={sous} {...etat} />
          </div>
        </details>
      </fieldset>
      {children}
    </li>
  )
}

function Gestes({ bloc: { id, ote }, titre, premier, dernier }: { bloc: BlocSaisi; titre: string } & Bouts) {
  const bouton = (geste: string, signe: string, dit: string, inactif = false) => (
    <button
      class="compo-geste"
      type="submit"
      name="action"
      value={`${geste}:${id}`}
      formaction={`#bloc-${id}`}
      formnovalidate
      disabled={inactif}
      data-geste={geste}
    >
      <span aria-hidden="true">{signe}</span>
      <span class="visuellement-cache">
        {dit} : {titre}
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

/** Un bloc de plus, à cette place. */
function Ajouter({ apres, genres, prochain }: { apres: string; genres: Genres; prochain: string }) {
  return (
    <details class="compo-ajout">
      <summary>Ajouter ici</summary>
      <ul>
        {Object.entries(genres).map(([genre, { libelle, quoi }]) => (
          <li key={genre}>
            <Bouton
              variante="secondaire"
              nom="action"
              valeur={`ajouter:${genre}:${apres}`}
              attributs={{ formaction: `#bloc-${prochain}`, formnovalidate: '' }}
            >
              {libelle}
            </Bouton>
            <span class="discret">{quoi}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
