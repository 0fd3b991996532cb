import type { ComponentChildren, VNode } from 'preact'
import { BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'

/** `origine` : la ressource que l'on adapte. */
type Props = { connecte: boolean; avis: VNode | null; origine: Ressource | null; children: ComponentChildren }

/** Contribuer, en une page ; avec ou sans compte. */
export function ContribuerPage({ connecte, avis, origine, children }: Props) {
  return (
    <div class="contribuer">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: origine ? 'Adapter' : 'Contribuer' }]} />
      <h1>{origine ? `Adapter « ${origine.titre} »` : 'Partager une ressource'}</h1>
      <p class="chapeau">
        {origine
          ? 'Le texte d’origine est ci-dessous : gardez, changez, ôtez. Le lien vers la première version reste, et ses auteurs sont cités.'
          : 'Une méthode, un exemple, un outil, un chiffre : ce qui vous a servi servira à d’autres. Un titre et une phrase suffisent pour commencer.'}
      </p>
      {avis}
      {!connecte && <SansCompte />}
      {origine && (
        <p>
          Ressource d'origine : <a href={urlRessource(origine)}>{origine.titre}</a>
        </p>
      )}
      {children}
    </div>
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
      <BoutonVers href="/ressources">Voir les ressources</BoutonVers>
    </div>
  )
}
