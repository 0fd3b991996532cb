import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import type { Moderation } from '#socle/demande.ts'
import type { ErreursDe } from '#socle/formulaire.ts'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { AvisDeCourriels, type EtatDeLaFile } from '../courriels/AvisDeCourriels.tsx'
import type { DemandeDeLaFile } from '../demande.repository.ts'
import type { Decision } from '../demande.ts'
import { moderationDe } from '../moderation.ts'
import type { decisionSchema } from './demande.schema.ts'
import { FormulaireDeDecision, type SaisieDeDecision } from './FormulaireDeDecision.tsx'

export type PropsModeration = {
  demandes: DemandeDeLaFile[]
  moderations: readonly Moderation[]
  comptes: { salle: string; genre: string; compte: number }[]
  filtre: { genre: string; territoire: string; apres: string }
  suivante: string | undefined
  restreinte: boolean
  faites: { decision: Decision; nombre: number } | undefined
  refus: string[]
  courriels: { file: EtatDeLaFile; smtp: boolean; administre: boolean }
  saisie: SaisieDeDecision
  erreurs: ErreursDe<typeof decisionSchema>
}

/** La file de modération : toutes les salles ensemble, la demande la plus ancienne d'abord. */
export function ModerationPage({
  demandes,
  moderations,
  comptes,
  filtre,
  suivante,
  restreinte,
  faites,
  refus,
  courriels,
  saisie,
  erreurs,
}: PropsModeration) {
  const { territoire: erreurDeLieu, ...erreursDeDecision } = erreurs
  const total = comptes.reduce((somme, { compte }) => somme + compte, 0)
  return (
    <div class="page-membre famille-acte">
      <p class="surtitre">Animation</p>
      <h1>Demandes à traiter</h1>
      <p class="chapeau">
        {pluriel(total, 'demande attend', 'demandes attendent')} une décision{restreinte ? ' dans votre périmètre' : ''}.
      </p>
      <AvisDeCourriels
        {...courriels}
        suite={courriels.administre ? <a href="/courriels">Voir les courriels</a> : "L'administration du site peut y remédier."}
      />
      {faites && <Message ton="succes">{phraseFaite(faites)}</Message>}
      {refus.map((phrase) => (
        <Message key={phrase} ton="erreur">
          {phrase}
        </Message>
      ))}
      <Genres {...{ moderations, comptes, filtre, total }} />
      <FiltreParTerritoire filtre={filtre} erreur={erreurDeLieu} />
      {demandes.length === 0 ? (
        <FileVide filtree={filtre.genre !== '' || filtre.territoire !== ''} />
      ) : (
        <FormulaireDeDecision {...{ demandes, moderations, filtre, saisie }} erreurs={erreursDeDecision} />
      )}
      <Pagination
        resume={`${pluriel(demandes.length, 'demande affichée', 'demandes affichées')}, de la plus ancienne à la plus récente`}
        precedente={filtre.apres ? avecParametres('/moderation', { ...filtre, apres: '' }) : undefined}
        suivante={suivante ? avecParametres('/moderation', { ...filtre, apres: suivante }) : undefined}
      />
    </div>
  )
}

function Genres({ moderations, comptes, filtre, total }: Pick<PropsModeration, 'moderations' | 'comptes' | 'filtre'> & { total: number }) {
  const choix = comptes.map(({ salle, genre, compte }) => ({
    valeur: `${salle}/${genre}`,
    libelle: moderationDe(moderations, { salle, genre })?.libelle ?? genre,
    compte,
  }))
  return (
    <nav class="moderation-genres" aria-label="Genres de demandes">
      <ul>
        {[{ valeur: '', libelle: 'Toutes', compte: total }, ...choix].map(({ valeur, libelle, compte }) => (
          <li key={valeur}>
            <a
              href={avecParametres('/moderation', { genre: valeur, territoire: filtre.territoire })}
              aria-current={filtre.genre === valeur ? 'page' : undefined}
            >
              {libelle} ({nombre(compte)})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FiltreParTerritoire({ filtre, erreur }: { filtre: PropsModeration['filtre']; erreur: string | undefined }) {
  return (
    <form method="get" action="/moderation" class="moderation-filtre">
      {filtre.genre && <input type="hidden" name="genre" value={filtre.genre} />}
      <ChampTerritoire nom="territoire" libelle="Seulement sur le territoire" valeur={filtre.territoire} erreur={erreur} />
      <Bouton variante="secondaire">Filtrer</Bouton>
    </form>
  )
}

function FileVide({ filtree }: { filtree: boolean }) {
  if (!filtree) return <EtatVide titre="Rien à traiter">Toutes les demandes ont reçu une décision. Merci !</EtatVide>
  return (
    <EtatVide titre="Rien ici" actions={<BoutonVers href="/moderation">Voir toutes les demandes</BoutonVers>}>
      Aucune demande ne correspond à ce filtre.
    </EtatVide>
  )
}

function phraseFaite({ decision, nombre: n }: { decision: Decision; nombre: number }): string {
  if (decision === 'accepter') return `${pluriel(n, 'demande acceptée', 'demandes acceptées')}.`
  if (decision === 'refuser')
    return `${pluriel(n, 'demande refusée', 'demandes refusées')}. Votre phrase est écrite à chaque personne qui a laissé une adresse.`
  return `${pluriel(n, 'question posée', 'questions posées')}.`
}
