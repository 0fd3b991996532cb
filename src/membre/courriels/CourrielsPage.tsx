import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { momentEnMots, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { AvisDeCourriels, type EtatDeLaFile } from './AvisDeCourriels.tsx'
import type { CourrielGarde } from './courriel.repository.ts'
import { etatDuCourriel } from './etat-du-courriel.ts'

type Props = {
  courriels: CourrielGarde[]
  file: EtatDeLaFile
  smtp: boolean
  avant: number | undefined
  suivant: number | undefined
  /** Combien viennent d'être remis dans la file. */
  remis: number | undefined
}

/** Les courriels écrits par la plateforme depuis 30 jours. */
export function CourrielsPage({ courriels, file, smtp, avant, suivant, remis }: Props) {
  return (
    <div class="page-membre">
      <p class="surtitre">Administration</p>
      <h1>Courriels gardés</h1>
      {remis !== undefined && (
        <Message ton="succes">
          {pluriel(remis, 'courriel est remis dans la file : il part', 'courriels sont remis dans la file : ils partent')} dans la minute.
        </Message>
      )}
      <EtatDeLEnvoi smtp={smtp} />
      {smtp && <AvisDeCourriels file={file} smtp />}
      {smtp && file.aRenvoyer > 0 && (
        <p class="actions">
          <BoutonVers href="/courriels/renvoyer">Tout renvoyer</BoutonVers>
        </p>
      )}
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
            date: momentEnMots(courriel.cree_le),
            pour: courriel.destinataire,
            sujet: <a href={`/courriels/${courriel.id}`}>{courriel.sujet}</a>,
            etat: etatDuCourriel(courriel, smtp),
          }))}
        />
      )}
      <Pagination
        resume={pluriel(courriels.length, 'affiché', 'affichés')}
        precedente={avant ? '/courriels' : undefined}
        suivante={suivant ? avecParametres('/courriels', { avant: suivant }) : undefined}
      />
    </div>
  )
}

/** Demande confirmation avant de tout renvoyer. */
export function RenvoiPage({ compte }: { compte: number }) {
  const fil = <FilAriane etapes={[{ libelle: 'Courriels gardés', href: '/courriels' }, { libelle: 'Tout renvoyer' }]} />
  if (compte === 0)
    return (
      <div class="page-membre">
        {fil}
        <h1>Tout renvoyer</h1>
        <EtatVide titre="Rien à renvoyer">Aucun courriel n'a échoué.</EtatVide>
      </div>
    )
  return (
    <div class="page-membre">
      {fil}
      <h1>Renvoyer {pluriel(compte, 'courriel', 'courriels')} ?</h1>
      <p>
        Tous ceux qui ont échoué repartent, qu'on les ait abandonnés ou qu'on les retente encore. Si le serveur de courriel ou ses réglages
        sont en faute, réparez-les d'abord. Les liens de connexion périmés et les rappels dont l'heure est passée ne repartent pas.
      </p>
      <form method="post" action="/courriels/renvoyer" class="actions">
        <Bouton>Renvoyer {pluriel(compte, 'courriel', 'courriels')}</Bouton>
        <Bouton variante="discret" href="/courriels">
          Ne rien renvoyer
        </Bouton>
      </form>
    </div>
  )
}

function EtatDeLEnvoi({ smtp }: { smtp: boolean }) {
  if (smtp)
    return (
      <Message ton="info">
        L'envoi est réglé : les courriels partent par le serveur SMTP. Ils sont gardés ici 30 jours après leur départ.
      </Message>
    )
  return (
    <Message ton="attention" titre="Aucun courriel ne part">
      Aucun serveur SMTP n'est réglé (SMTP_URL). Les courriels restent ici 30 jours : transmettez vous-même les liens de connexion aux
      personnes.
    </Message>
  )
}
