import { blocsSaisis, sousBloc } from '#champ/blocs.tsx'
import { texteDe } from '#champ/saisie.ts'
import type { PropsDeTete } from '#fiche/composer/composer.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { genres, type SaisieDeParcours } from '../parcours.champs.ts'
import { estVersion, libelleDeLaVersion, minutesDe, versions } from '../versions.ts'

/** Ce qui dit le parcours : son titre, son but, à qui il parle. */
export function TeteDuParcours({ saisie, fautes, Controle }: PropsDeTete<SaisieDeParcours>) {
  const enFaute = Object.keys(fautes).some((nom) => nom !== '' && !nom.startsWith('blocs.'))
  return (
    <details class="compo-tete" open={blocsSaisis(saisie, 'blocs', genres).length === 0 || enFaute}>
      <summary>Le parcours : titre, but, pour qui, thèmes</summary>
      <div class="compo-champs">
        <Controle de="titre" />
        <Controle de="resume" />
        <Controle de="but" />
        <Controle de="pourQui" />
        <Controle de="termeId" />
        <Controle de="termeIds" part="thematiques" />
        <Controle de="termeIds" part="pratiques" />
        <Controle de="termeIds" part="profils" />
        <Controle de="source" />
        <Controle de="estProposition" />
      </div>
    </details>
  )
}

/** Le temps de chaque version, tel que le formulaire le dit ; et de quoi voir ce qu'il donnera à lire. */
export function TempsDuParcours({ saisie }: { saisie: Saisie }) {
  const places = blocsSaisis(saisie, 'blocs', genres)
    .filter(({ ote }) => !ote)
    .map(({ id, genre }) => {
      const des = texteDe(saisie, `${sousBloc('blocs', id)}des`)
      return { genre, des: estVersion(des) ? des : '2h', minutes: Number(texteDe(saisie, `${sousBloc('blocs', id)}minutes`)) || 0 }
    })
  return (
    <>
      <p class="compo-temps">
        {versions.map((version) => (
          <span key={version}>
            {libelleDeLaVersion[version]} : <strong data-total={version}>{dureeEnMots(minutesDe(places, version))}</strong>
          </span>
        ))}
      </p>
      <Bouton variante="secondaire" nom="action" valeur="apercu" attributs={{ formaction: 'composer/apercu', formtarget: '_blank' }}>
        Aperçu
      </Bouton>
    </>
  )
}

/** Le temps d'un bloc fermé, et la version où il paraît. */
export function ResumeDeBloc({ dit }: { dit: (nom: string) => string }) {
  const des = dit('des')
  return (
    <>
      {' '}
      · <span data-dit-minutes="">{dit('minutes') || '0'}</span> min · dès{' '}
      <span data-dit-des="">{libelleDeLaVersion[estVersion(des) ? des : '2h']}</span>
    </>
  )
}
