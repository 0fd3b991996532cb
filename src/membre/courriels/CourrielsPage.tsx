import { Bouton } from '../../interface/Bouton.tsx'
import { EtatVide } from '../../interface/EtatVide.tsx'
import { FilAriane } from '../../interface/FilAriane.tsx'
import { Message } from '../../interface/Message.tsx'
import { Pagination } from '../../interface/Pagination.tsx'
import { Tableau } from '../../interface/Tableau.tsx'
import { lirePieces } from '../../socle/courriel.ts'
import { dateLongue } from '../../socle/texte.ts'
import { avecParametres } from '../../socle/urls.ts'
import type { CourrielEntier, CourrielGarde } from './courriel.repository.ts'
import { masquerCles } from './masquer-cles.ts'

type Props = { courriels: CourrielGarde[]; smtp: boolean; avant: number | undefined; suivant: number | undefined }

/** Les courriels écrits par la plateforme depuis 30 jours. */
export function CourrielsPage({ courriels, smtp, avant, suivant }: Props) {
  return (
    <div class="page-membre">
      <p class="surtitre">Administration</p>
      <h1>Courriels gardés</h1>
      <EtatDeLEnvoi smtp={smtp} />
      {courriels.length === 0 ? (
        <EtatVide titre="Aucun courriel">La plateforme n'a écrit à personne ces 30 derniers jours.</EtatVide>
      ) : (
        <Tableau
          legende="Courriels, du plus récent au plus ancien"
          legendeCachee
          colonnes={[
            { cle: 'sujet', libelle: 'Sujet' },
            { cle: 'pour', libelle: 'Pour' },
            { cle: 'date', libelle: 'Écrit le' },
            { cle: 'etat', libelle: 'État' },
          ]}
          lignes={courriels.map((courriel) => ({
            date: dateLongue(courriel.cree_le),
            pour: courriel.destinataire,
            sujet: <a href={`/courriels/${courriel.id}`}>{courriel.sujet}</a>,
            etat: etatDe(courriel, smtp),
          }))}
        />
      )}
      <Pagination
        resume={`${courriels.length} affichés`}
        precedente={avant ? '/courriels' : undefined}
        suivante={suivant ? avecParametres('/courriels', { avant: suivant }) : undefined}
      />
    </div>
  )
}

export function CourrielPage({ courriel, smtp, remis }: { courriel: CourrielEntier; smtp: boolean; remis: boolean }) {
  return (
    <article class="page-membre">
      <FilAriane etapes={[{ libelle: 'Courriels gardés', href: '/courriels' }, { libelle: courriel.sujet }]} />
      <h1>{courriel.sujet}</h1>
      {remis && <Message ton="succes">Le courriel est remis dans la file d'envoi.</Message>}
      <dl class="faits">
        <Fait nom="Pour">{courriel.destinataire}</Fait>
        {courriel.repondre_a && <Fait nom="Réponse à">{courriel.repondre_a}</Fait>}
        <Fait nom="Écrit le">{dateLongue(courriel.cree_le)}</Fait>
        <Fait nom="État">{etatDe(courriel, smtp)}</Fait>
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

function EtatDeLEnvoi({ smtp }: { smtp: boolean }) {
  if (smtp)
    return <Message ton="info">L'envoi est réglé : les courriels partent par le serveur SMTP. Ils sont gardés ici 30 jours.</Message>
  return (
    <Message ton="attention" titre="Aucun courriel ne part">
      Aucun serveur SMTP n'est réglé (SMTP_URL). Les courriels restent ici : transmettez vous-même les liens de connexion aux personnes.
    </Message>
  )
}

function etatDe({ envoye_le, essais, derniere_erreur }: CourrielGarde, smtp: boolean): string {
  if (envoye_le) return `Parti le ${dateLongue(envoye_le)}`
  if (derniere_erreur !== null) return `Pas parti après ${essais} ${essais > 1 ? 'essais' : 'essai'} : ${derniere_erreur}`
  return smtp ? 'En attente' : 'Gardé ici'
}
