import { Bouton } from '../../interface/Bouton.tsx'
import { FilAriane } from '../../interface/FilAriane.tsx'
import { Message } from '../../interface/Message.tsx'
import { Pagination } from '../../interface/Pagination.tsx'
import { Tableau } from '../../interface/Tableau.tsx'
import { dateLongue, nombre, pluriel } from '../../socle/texte.ts'
import { avecParametres } from '../../socle/urls.ts'
import { type Issue, issues } from './decider.ts'
import type { LigneDeRapport } from './importer-lot.ts'
import type { SuiviDImport } from './suivi-import.repository.ts'

type Props = {
  suivi: SuiviDImport
  comptes: Record<Issue, number>
  signalees: number
  lignes: LigneDeRapport[]
  filtre: { lignes: 'signalees' | 'toutes'; apres: number }
  suivante: number | undefined
}

/** Un import : où il en est, puis son compte rendu. La page se recharge seule tant qu'il avance. */
export function ImportPage(props: Props) {
  const { suivi, comptes } = props
  const titre = suivi.simuler ? 'Essai à blanc' : 'Import'
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Imports', href: '/acteurs/imports' }, { libelle: suivi.nomFichier }]}
      />
      <h1>
        {titre} de « {suivi.nomFichier} »
      </h1>
      <p>
        Envoyé le {dateLongue(suivi.creeLe)}
        {suivi.auteur ? ` par ${suivi.auteur}` : ''}. {suivi.etat === 'refuse' ? '' : suivi.message}
      </p>
      <Avancement suivi={suivi} />
      {suivi.fait > 0 && <Comptes comptes={comptes} simuler={suivi.simuler} />}
      {suivi.etat === 'fini' && suivi.simuler && suivi.aSonContenu && (
        <form method="post" action={`/acteurs/imports/${suivi.id}/lancer`} class="actions">
          <Bouton>Importer pour de bon</Bouton>
          <Bouton variante="secondaire" href="/acteurs/imports/nouveau">
            Envoyer un autre tableau
          </Bouton>
        </form>
      )}
      {suivi.fait > 0 && <CompteRendu {...props} />}
    </div>
  )
}

function Avancement({ suivi }: { suivi: SuiviDImport }) {
  if (suivi.etat === 'refuse') {
    return (
      <Message ton="erreur" titre="Ce fichier n'a pas pu être importé">
        <p>{suivi.message}</p>
        <Bouton variante="secondaire" href="/acteurs/imports/nouveau">
          Envoyer un autre tableau
        </Bouton>
      </Message>
    )
  }
  if (suivi.etat === 'fini') {
    return suivi.simuler ? (
      <Message ton="info">Essai terminé : rien n'a été écrit.</Message>
    ) : (
      <Message ton="succes">Import terminé.</Message>
    )
  }
  return (
    <Message ton="info" titre={suivi.total === null ? 'En attente' : 'En cours'}>
      <p>
        <progress value={suivi.fait} max={suivi.total ?? 1} aria-label="Avancement" />{' '}
        {suivi.total === null ? 'Le fichier va être lu.' : `${nombre(suivi.fait)} sur ${pluriel(suivi.total, 'ligne', 'lignes')}.`}
      </p>
      <p>Cette page se recharge seule. Vous pouvez la quitter : l'import continue, et vous le retrouverez dans « Imports ».</p>
    </Message>
  )
}

const libelles: Record<Issue, [string, string, string]> = {
  creee: ['fiche créée', 'fiches créées', 'Créée'],
  modifiee: ['modifiée', 'modifiées', 'Modifiée'],
  inchangee: ['inchangée', 'inchangées', 'Inchangée'],
  refusee: ['ligne refusée', 'lignes refusées', 'Refusée'],
}

function Comptes({ comptes, simuler }: { comptes: Record<Issue, number>; simuler: boolean }) {
  return (
    <ul class="import-comptes" aria-label={simuler ? 'Ce qui se passerait' : 'Ce qui a été fait'}>
      {issues.map((issue) => (
        <li key={issue}>
          <strong>{nombre(comptes[issue])}</strong> {libelles[issue][comptes[issue] < 2 ? 0 : 1]}
        </li>
      ))}
    </ul>
  )
}

function CompteRendu({ suivi, signalees, lignes, filtre, suivante }: Props) {
  const chemin = `/acteurs/imports/${suivi.id}`
  const toutes = filtre.lignes === 'toutes'
  return (
    <section aria-labelledby="compte-rendu">
      <h2 id="compte-rendu">Compte rendu</h2>
      <p class="actions">
        <Bouton variante="discret" href={avecParametres(chemin, { lignes: toutes ? undefined : 'toutes' })}>
          {toutes ? 'Seulement les lignes qui ont un message' : 'Toutes les lignes'}
        </Bouton>
        <Bouton variante="discret" href={`${chemin}/rapport.csv`} telecharger>
          Emporter le compte rendu (CSV)
        </Bouton>
      </p>
      {lignes.length === 0 ? (
        <p>{toutes ? 'Aucune ligne.' : "Aucune ligne n'a de message : tout a été compris."}</p>
      ) : (
        <Tableau
          legende={toutes ? 'Toutes les lignes' : `${pluriel(signalees, 'ligne', 'lignes')} avec un message`}
          colonnes={[
            { cle: 'ligne', libelle: 'Ligne', nombre: true },
            { cle: 'nom', libelle: 'Nom' },
            { cle: 'issue', libelle: 'Résultat' },
            { cle: 'messages', libelle: 'Messages' },
          ]}
          lignes={lignes.map(({ ligne, nom, issue, messages }) => ({
            ligne,
            nom,
            issue: libelles[issue][2],
            messages: messages.join(' '),
          }))}
        />
      )}
      {(lignes.length > 0 || filtre.apres > 0) && (
        <Pagination
          resume={pluriel(lignes.length, 'ligne affichée', 'lignes affichées')}
          precedente={filtre.apres > 0 ? avecParametres(chemin, { lignes: filtre.lignes }) : undefined}
          suivante={suivante ? avecParametres(chemin, { lignes: filtre.lignes, apres: suivante }) : undefined}
        />
      )}
    </section>
  )
}
