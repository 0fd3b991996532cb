import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { lirePieces } from '#socle/courriel.ts'
import { momentEnMots } from '#socle/texte.ts'
import type { CourrielEntier } from './courriel.repository.ts'
import { etatDuCourriel } from './etat-du-courriel.ts'
import { masquerCles } from './masquer-cles.ts'

/** Un courriel gardé, ce qu'il est devenu, et de quoi l'envoyer de nouveau s'il a échoué. */
export function CourrielPage({ courriel, smtp, remis }: { courriel: CourrielEntier; smtp: boolean; remis: boolean }) {
  return (
    <article class="page-membre">
      <FilAriane etapes={[{ libelle: 'Courriels gardés', href: '/courriels' }, { libelle: courriel.sujet }]} />
      <h1>{courriel.sujet}</h1>
      {remis && <Message ton="succes">Le courriel est remis dans la file d'envoi.</Message>}
      <dl class="faits">
        <Fait nom="Pour">{courriel.destinataire}</Fait>
        {courriel.repondre_a && <Fait nom="Réponse à">{courriel.repondre_a}</Fait>}
        <Fait nom="Écrit le">{momentEnMots(courriel.cree_le)}</Fait>
        <Fait nom="État">{etatDuCourriel(courriel, smtp)}</Fait>
      </dl>
      <pre class="courriel-texte">{masquerCles(courriel.texte, smtp)}</pre>
      {lirePieces(courriel.pieces).map((piece) => (
        <details key={piece.nom}>
          <summary>Pièce jointe : {piece.nom}</summary>
          <pre class="courriel-texte">{masquerCles(piece.contenu, smtp)}</pre>
        </details>
      ))}
      {smtp && courriel.envoye_le === null && courriel.derniere_erreur !== null && (
        <form method="post" action={`/courriels/${courriel.id}/renvoyer`}>
          <Bouton>Essayer de nouveau</Bouton>
        </form>
      )}
    </article>
  )
}

function Fait({ nom, children }: { nom: string; children: string }) {
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{children}</dd>
    </div>
  )
}
