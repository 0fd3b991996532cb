import { poidsEnMots } from '#fichier/fichier.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { Section } from '#interface/Section.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { pluriel } from '#socle/texte.ts'
import { urlSeance } from '#webinaire/seance.ts'
import { TeteDeSeance } from '#webinaire/TeteDeSeance.tsx'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { ecrireChapitres } from './chapitres.ts'
import type { Enregistrement } from './rassembler-enregistrement.ts'

export type ErreursDEnregistrement = Erreurs<{ video: unknown; video_url: unknown; chapitres: unknown }>

type Props = {
  seance: SeanceEnDirect
  enregistrement: Enregistrement
  fait?: boolean
  saisie?: Saisie | undefined
  erreurs?: ErreursDEnregistrement
  /** Ce qui est faux dans les sous-titres envoyés, ligne par ligne. */
  fautes?: string[]
}

/** Déposer l'enregistrement d'une séance : la vidéo et ses chapitres, puis les sous-titres. */
export function EnregistrementPage({ seance, enregistrement, fait = false, saisie, erreurs = {}, fautes = [] }: Props) {
  return (
    <div class="page-enregistrement famille-acte">
      <TeteDeSeance seance={seance} acte="Enregistrement" titre="L'enregistrement" />
      {fait && (
        <Message ton="succes">
          <p>
            C'est enregistré. <a href={`${urlSeance(seance)}#enregistrement`}>Voir la page de la séance</a>
          </p>
        </Message>
      )}
      <ResumeErreurs erreurs={erreurs} libelles={{ video: 'La vidéo', video_url: 'L’adresse', chapitres: 'Les chapitres' }} />
      <VideoEtChapitres {...{ seance, enregistrement, erreurs }} saisie={saisie ?? saisieDe(enregistrement)} />
      <SousTitres {...{ seance, enregistrement, fautes }} />
    </div>
  )
}

const saisieDe = ({ videoUrl, chapitres }: Enregistrement): Saisie => ({ video_url: videoUrl ?? '', chapitres: ecrireChapitres(chapitres) })

type PropsVideo = { seance: SeanceEnDirect; enregistrement: Enregistrement; saisie: Saisie; erreurs: ErreursDEnregistrement }

function VideoEtChapitres({ seance, enregistrement: { video }, saisie, erreurs }: PropsVideo) {
  return (
    <Section id="la-video" titre="La vidéo et ses chapitres">
      <form method="post" action={`${urlSeance(seance)}/enregistrement`} enctype="multipart/form-data">
        {video && (
          <p>
            Déposée : <strong>{video.nom}</strong> ({poidsEnMots(video.taille)}).
          </p>
        )}
        <Champ
          nom="video"
          type="file"
          libelle={video ? 'Remplacer la vidéo' : 'La vidéo'}
          aide="MP4 ou WebM, 500 Mio au plus. Elle se lit ici, sans passer par un autre site."
          attributs={{ accept: 'video/mp4,video/webm' }}
          erreur={erreurs.video}
        />
        {video && <Champ nom="sans_video" type="case" libelle="Ôter la vidéo déposée" valeur={saisie.sans_video} />}
        <Champ
          nom="video_url"
          type="url"
          libelle="Ou l'adresse où elle se regarde"
          aide="La page de la séance y mène par un lien ; rien n'en est chargé d'ici."
          max={500}
          valeur={saisie.video_url}
          erreur={erreurs.video_url}
        />
        <Champ
          nom="chapitres"
          type="textarea"
          lignes={8}
          libelle="Les chapitres"
          aide="Un par ligne : le temps, puis le titre. « 00:12:30 Les quatre pratiques »"
          valeur={saisie.chapitres}
          erreur={erreurs.chapitres}
        />
        <p class="actions">
          <Bouton>Enregistrer la vidéo et les chapitres</Bouton>
        </p>
      </form>
    </Section>
  )
}

function SousTitres({
  seance,
  enregistrement: { sousTitres, transcription },
  fautes,
}: Pick<Props, 'seance' | 'enregistrement'> & { fautes: string[] }) {
  return (
    <Section id="les-sous-titres" titre="Les sous-titres">
      <p>Ils paraissent sur la vidéo, se lisent comme un texte sous elle, et se trouvent par la recherche.</p>
      {fautes.length > 0 && (
        <Message ton="erreur" titre="Ce fichier ne peut pas être gardé">
          <ul>
            {fautes.map((faute) => (
              <li key={faute}>{faute}</li>
            ))}
          </ul>
        </Message>
      )}
      {sousTitres && (
        <p>
          Déposés : <strong>{sousTitres.nom}</strong>, {pluriel(transcription.length, 'paragraphe', 'paragraphes')}.
        </p>
      )}
      <form method="post" action={`${urlSeance(seance)}/enregistrement/sous-titres`} enctype="multipart/form-data">
        <Champ
          nom="sous_titres"
          type="file"
          libelle={sousTitres ? 'Remplacer les sous-titres' : 'Un fichier de sous-titres'}
          aide="WebVTT (.vtt), ou SRT : il sera récrit en WebVTT. 2 Mio au plus."
          attributs={{ accept: '.vtt,.srt,text/vtt' }}
        />
        <p class="actions">
          <Bouton nom="acte" valeur="deposer">
            Enregistrer les sous-titres
          </Bouton>
          {sousTitres && (
            <Bouton nom="acte" valeur="oter" variante="danger">
              Ôter les sous-titres
            </Bouton>
          )}
        </p>
      </form>
    </Section>
  )
}
