import type { HTMLAttributes } from 'preact'
import { poidsEnMots, urlFichier } from '#fichier/fichier.ts'
import { Bouton } from '#interface/Bouton.tsx'
import type { Chapitre } from './chapitres.ts'
import type { Enregistrement } from './rassembler-enregistrement.ts'
import { type Paragraphe, tempsLisible, tempsMachine } from './transcription.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'lecteur-enregistrement': HTMLAttributes<HTMLElement>
    }
  }
}

type Props = {
  enregistrement: Enregistrement
  titre: string
  /** L'instant où commencer, en secondes : un parcours mène à un passage. 0 : au début. */
  debut: number
}

/** L'enregistrement d'une séance : la vidéo, ses chapitres, tout ce qui s'y dit. Rien si la séance n'en a pas. */
export function LecteurDEnregistrement({ enregistrement, titre, debut }: Props) {
  const { video, videoUrl, chapitres, transcription } = enregistrement
  if (!video && !videoUrl && transcription.length === 0) return null
  const adresse = video && urlFichier(video)
  return (
    <section id="enregistrement" aria-labelledby="titre-enregistrement">
      <h2 id="titre-enregistrement">L'enregistrement</h2>
      <lecteur-enregistrement data-depuis={debut || undefined}>
        {video ? <Video {...{ enregistrement, titre, debut }} /> : videoUrl && <Ailleurs url={videoUrl} />}
        {debut > 0 && <Passage {...{ debut, chapitres }} ici={video !== undefined} />}
        {chapitres.length > 0 && <Chapitres {...{ chapitres, adresse, debut }} />}
        {transcription.length > 0 && <Transcription {...{ transcription, adresse }} />}
      </lecteur-enregistrement>
    </section>
  )
}

function Video({ enregistrement: { video, sousTitres }, titre, debut }: Props) {
  if (!video) return null
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: les sous-titres y sont dès qu'ils ont été déposés. */}
      <video class="lecteur-video" controls preload="none" aria-label={`Enregistrement : ${titre}`}>
        <source src={aLInstant(urlFichier(video), debut)} type={video.type} />
        {sousTitres && <track kind="captions" srclang="fr" label="Français" src={urlFichier(sousTitres)} default />}
      </video>
      <p class="discret">
        Rien n'est téléchargé avant la lecture.{' '}
        <a href={urlFichier(video)} download>
          Télécharger la vidéo ({poidsEnMots(video.taille)})
        </a>
      </p>
    </>
  )
}

function Ailleurs({ url }: { url: string }) {
  return (
    <p class="lecteur-ailleurs">
      <Bouton href={url} attributs={{ rel: 'noopener external' }}>
        Voir l'enregistrement (ailleurs)
      </Bouton>
      <span class="discret">Il se regarde sur {new URL(url).hostname}, qui a ses propres règles ; rien ne lui est demandé d'ici.</span>
    </p>
  )
}

function Passage({ debut, chapitres, ici }: { debut: number; chapitres: Chapitre[]; ici: boolean }) {
  const chapitre = chapitreDe(chapitres, debut)
  return (
    <p class="lecteur-passage">
      {ici ? 'La lecture commence' : 'Le passage qui vous intéresse commence'} à {tempsLisible(debut)}
      {chapitre && ` : « ${chapitre.titre} »`}.
    </p>
  )
}

function Chapitres({ chapitres, adresse, debut: depuis }: { chapitres: Chapitre[]; adresse: string | undefined; debut: number }) {
  const courant = depuis > 0 ? chapitreDe(chapitres, depuis) : undefined
  return (
    <>
      <h3>Chapitres</h3>
      <ol class="lecteur-chapitres">
        {chapitres.map(({ debut, titre }) => (
          <li key={debut} data-debut={debut} aria-current={debut === courant?.debut ? 'true' : undefined}>
            <Temps {...{ debut, adresse }} /> <span>{titre}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Transcription({ transcription, adresse }: { transcription: Paragraphe[]; adresse: string | undefined }) {
  return (
    <details class="lecteur-transcription">
      <summary>Lire tout ce qui s'est dit</summary>
      <p class="lecteur-recherche" hidden>
        <label for="dans-la-transcription">Chercher dans la transcription</label>
        <input class="saisie" type="search" id="dans-la-transcription" />
        <span role="status" />
      </p>
      <div class="lecteur-paroles">
        {transcription.map(({ debut, voix, texte }) => (
          <p key={debut} data-debut={debut}>
            <Temps {...{ debut, adresse }} /> {voix && <strong>{voix} : </strong>}
            {texte}
          </p>
        ))}
      </div>
    </details>
  )
}

function Temps({ debut, adresse }: { debut: number; adresse: string | undefined }) {
  const temps = <time dateTime={tempsMachine(debut)}>{tempsLisible(debut)}</time>
  return adresse ? <a href={aLInstant(adresse, debut)}>{temps}</a> : temps
}

const chapitreDe = (chapitres: Chapitre[], instant: number): Chapitre | undefined => chapitres.findLast(({ debut }) => debut <= instant)

// Sans script, la vidéo s'ouvre à cet instant : « #t= » (Media Fragments, W3C).
const aLInstant = (adresse: string, debut: number): string => (debut >= 1 ? `${adresse}#t=${Math.floor(debut)}` : adresse)
