import { Piege } from '#acteur/fiche/Piege.tsx'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import { type Action, Actions, LienAuBrouillon } from '../formulaire/Actions.tsx'
import type { Choix } from '../formulaire/choix.ts'
import type { FichierJoint } from '../formulaire/FichiersJoints.tsx'
import { type EtatDuFormulaire, FormulaireRessource } from '../formulaire/FormulaireRessource.tsx'

export type Avis = 'enregistre' | 'copie' | null
type Props = EtatDuFormulaire & {
  choix: Choix
  joints: FichierJoint[]
  connecte: boolean
  anime: boolean
  avis: Avis
  origine: Ressource | null
}

/** Contribuer, en une page ; avec ou sans compte. */
export function ContribuerPage({ choix, joints, connecte, anime, avis, origine, ...etat }: Props) {
  return (
    <div class="contribuer">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: origine ? 'Adapter' : 'Contribuer' }]} />
      <h1>{origine ? `Adapter « ${origine.titre} »` : 'Partager une ressource'}</h1>
      <p class="chapeau">
        {origine
          ? 'Le texte d’origine est ci-dessous : gardez, changez, ôtez. Le lien vers la première version reste, et ses auteurs sont cités.'
          : 'Une méthode, un exemple, un outil, un chiffre : ce qui vous a servi servira à d’autres. Un titre et une phrase suffisent pour commencer.'}
      </p>
      <AvisDeBrouillon avis={avis} />
      {!connecte && <SansCompte />}
      {origine && (
        <p>
          Ressource d'origine : <a href={urlRessource(origine)}>{origine.titre}</a>
        </p>
      )}
      <FormulaireRessource
        {...etat}
        {...{ choix, joints, connecte }}
        action="/ressources/contribuer"
        brouillon={connecte ? { genre: 'serveur' } : { genre: 'navigateur', cle: 'nouvelle' }}
      >
        {!connecte && <QuiPropose {...etat} />}
        <Piege />
        <LienAuBrouillon saisie={etat.saisie} />
        <Actions actions={actionsPour(anime)} enregistrable={connecte} />
      </FormulaireRessource>
    </div>
  )
}

const actionsPour = (anime: boolean): Action[] =>
  anime
    ? [
        { acte: 'publier', libelle: 'Publier' },
        { acte: 'proposer', libelle: 'Proposer à la relecture', variante: 'secondaire' },
      ]
    : [{ acte: 'proposer', libelle: 'Proposer cette ressource' }]

/** Ce qui vient d'arriver au brouillon. */
export function AvisDeBrouillon({ avis }: { avis: Avis }) {
  if (avis === 'enregistre')
    return <Message ton="succes">Le brouillon est enregistré. Vous le retrouverez dans « Mes brouillons ».</Message>
  if (avis !== 'copie') return null
  return (
    <Message ton="attention" titre="Ce brouillon avait changé ailleurs">
      <p>
        Un autre onglet, ou un autre appareil, l'a enregistré entre-temps. Rien n'est perdu : votre texte est gardé ici, à côté de l'autre,
        dans <a href="/ressources/brouillons">Mes brouillons</a>.
      </p>
    </Message>
  )
}

function SansCompte() {
  return (
    <Message ton="info" titre="Sans compte, c'est possible">
      <p>
        Écrivez et proposez : une personne de l'animation relit, et vous répond par courriel. Pour joindre des fichiers ou des images et
        retrouver vos brouillons partout, <a href="/connexion?suite=/ressources/contribuer">entrez par un lien reçu par courriel</a>.
      </p>
    </Message>
  )
}

function QuiPropose({ saisie, erreurs }: EtatDuFormulaire) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  return (
    <section class="fiche-question" aria-labelledby="pour-vous-repondre">
      <h2 id="pour-vous-repondre">Pour vous répondre</h2>
      <p>Votre nom et votre adresse ne sont pas publiés ; ils sont effacés trente jours après la décision.</p>
      <Champ {...champ('votre_nom')} libelle="Votre nom" type="text" requis autocomplete="name" />
      <Champ {...champ('votre_courriel')} libelle="Votre adresse électronique" type="email" requis autocomplete="email" />
    </section>
  )
}

/** Après l'envoi : ce qui va se passer. */
export function MerciPage({ connecte }: { connecte: boolean }) {
  return (
    <div class="contribuer">
      {!connecte && <ressource-redaction data-brouillon="oublier" data-cle="nouvelle" />}
      <h1>Merci, la ressource est arrivée</h1>
      <Message ton="succes">Elle attend d'être relue par une personne de l'animation du réseau.</Message>
      <h2>Et maintenant ?</h2>
      <ol>
        <li>Une personne qui connaît le territoire ou la thématique la relit.</li>
        <li>Si elle propose une retouche ou pose une question, vous la recevez par courriel, et vous décidez.</li>
        <li>Vous recevez un courriel quand la ressource est publiée, ou la raison si elle ne l'est pas.</li>
        {connecte && <li>Une fois publiée, vous la tenez : vous pouvez la modifier et la garder à jour.</li>}
      </ol>
      <Bouton variante="secondaire" href="/ressources">
        Voir les ressources
      </Bouton>
    </div>
  )
}
