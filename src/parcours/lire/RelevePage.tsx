import { dureeEnMots } from '#interface/duree.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { dateLongue } from '#socle/texte.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Bloc, type Etape, libelleDuGenre } from '../parcours.ts'
import type { Progression } from '../progression/progression.ts'
import { libelleDeLaVersion } from '../versions.ts'
import type { Lecture } from './rassembler.ts'
import { OutilsDuNavigateur, Suivi } from './Suivi.tsx'

type Props = Omit<Lecture, 'presentation'> & { membre: MembreConnecte | null }

/** La fiche à imprimer : ce qui est fait, ce qui est écrit ; des lignes vides sinon, à remplir à la main. */
export function RelevePage({ parcours, etapes, version, progression, territoire, membre }: Props) {
  return (
    <Suivi slug={parcours.slug} version={version} membre={membre}>
      <FilAriane etapes={sorteParcours.fil(parcours, 'Ma fiche')} />
      <p class="surtitre">Fiche de parcours · version {libelleDeLaVersion[version]}</p>
      <h1>{parcours.titre}</h1>
      <dl class="faits releve-faits">
        <div>
          <dt>Territoire</dt>
          <dd data-mon-territoire-ecrit="">{territoire || <Ligne />}</dd>
        </div>
        <div>
          <dt>Fait par</dt>
          <dd>{membre?.nom || <Ligne />}</dd>
        </div>
        <div>
          <dt>Dernier pas</dt>
          <dd data-date="">{progression && progression.faits.length > 0 ? dateLongue(new Date(progression.modifieLe)) : <Ligne />}</dd>
        </div>
      </dl>
      <p class="actions" data-avec-script="" hidden>
        <button class="bouton bouton-principal" type="button" data-imprimer="">
          Imprimer cette fiche
        </button>
      </p>
      <p class="discret releve-mode">
        Une feuille à garder : les cases disent ce qui est fait. Ce qui reste vide se remplit à la main. Pour l'imprimer, le menu de votre
        navigateur suffit.
      </p>
      {etapes.map((etape) => (
        <EtapeDuReleve key={etape.etape.cle} etape={etape} progression={progression} />
      ))}
      {!membre && <OutilsDuNavigateur />}
    </Suivi>
  )
}

function EtapeDuReleve({ etape: { etape, rang, blocs, minutes }, progression }: { etape: Etape; progression: Progression | undefined }) {
  return (
    <section class="releve-etape">
      <h2>
        {rang}. {etape.titre} <span class="discret">{dureeEnMots(minutes)}</span>
      </h2>
      <ul class="releve-blocs">
        {(blocs.length > 0 ? blocs : [etape]).map((bloc) => (
          <BlocDuReleve key={bloc.cle} bloc={bloc} progression={progression} />
        ))}
      </ul>
    </section>
  )
}

function BlocDuReleve({ bloc, progression }: { bloc: Bloc; progression: Progression | undefined }) {
  const fait = progression?.faits.includes(bloc.cle) ?? false
  return (
    <li class={fait ? 'releve-bloc faite' : 'releve-bloc'} data-blocs={bloc.cle} data-bloc={bloc.cle}>
      <span class="releve-case">
        <span data-etat="">{fait ? ' fait' : ''}</span>
      </span>
      <div>
        <p class="releve-titre">{bloc.titre || libelleDuGenre(bloc.genre)}</p>
        {bloc.genre === 'exercice' &&
          bloc.champs.map(({ cle, libelle }) => {
            const texte = progression?.reponses[bloc.cle]?.[cle]?.texte
            return (
              <div key={cle} class="releve-reponse">
                <p class="releve-question">{libelle}</p>
                <div data-reponse={cle}>{texte ? <p class="releve-texte">{texte}</p> : <Lignes />}</div>
              </div>
            )
          })}
      </div>
    </li>
  )
}

const Ligne = () => <span class="releve-ligne" />

function Lignes() {
  return (
    <>
      <span class="releve-ligne" />
      <span class="releve-ligne" />
      <span class="releve-ligne" />
    </>
  )
}
