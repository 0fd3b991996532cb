import type { ComponentChildren } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { type Issue, issues, type LigneDeRapport } from '#socle/echange/issue.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'

/** Comment se dit chaque issue : une, plusieurs, et dans le tableau. */
export type MotsDesIssues = Record<Issue, [string, string, string]>
type Comptes = Record<Issue, number>

export function ComptesDImport({ comptes, simuler, mots }: { comptes: Comptes; simuler: boolean; mots: MotsDesIssues }) {
  return (
    <ul class="import-comptes" aria-label={simuler ? 'Ce qui se passerait' : 'Ce qui a été fait'}>
      {issues.map((issue) => (
        <li key={issue}>
          <strong>{nombre(comptes[issue])}</strong> {mots[issue][comptes[issue] < 2 ? 0 : 1]}
        </li>
      ))}
    </ul>
  )
}

export type PropsDuCompteRendu = {
  suivi: SuiviDImport
  signalees: number
  lignes: LigneDeRapport[]
  filtre: { lignes: 'signalees' | 'toutes'; apres: number }
  suivante: number | undefined
}
type Props = PropsDuCompteRendu & { chemin: string; mots: MotsDesIssues; nom?: ((ligne: LigneDeRapport) => ComponentChildren) | undefined }

/** Ligne par ligne, ce qu'est devenu le fichier ; d'abord ce qui a un message. */
export function CompteRenduDImport({ chemin, mots, signalees, lignes, filtre, suivante, nom = (ligne) => ligne.nom }: Props) {
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
          lignes={lignes.map((ligne) => ({
            ligne: ligne.ligne,
            nom: nom(ligne),
            issue: mots[ligne.issue][2],
            messages: ligne.messages.join(' '),
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
