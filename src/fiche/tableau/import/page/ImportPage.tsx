import type { ComponentChildren } from 'preact'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { type Issue, issues, type LigneDeRapport } from '#socle/echange/issue.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { dateLongue, nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { accorder, unNom } from '../../../mots.ts'
import type { Mots } from '../../../sorte.ts'
import { type DeLaSorte, estARanger, type Imports, type Suite } from '../imports.ts'

type PropsDuCompteRendu = {
  suivi: SuiviDImport
  signalees: number
  lignes: LigneDeRapport[]
  filtre: { lignes: 'signalees' | 'toutes'; apres: number }
  suivante: number | undefined
}
type Props = PropsDuCompteRendu & { sorte: DeLaSorte; imports: Imports<string>; comptes: Record<Issue, number>; suite: Suite }

/** Un import : son avancement, ce que la salle y ajoute, son compte rendu. La page se recharge seule tant qu'il avance. */
export function ImportPage({ sorte, imports, comptes, suite, ...compteRendu }: Props) {
  const { suivi } = compteRendu
  const liste = `${sorte.chemin}/imports`
  const chemin = `${liste}/${suivi.id}`
  const site = suivi.format === imports.site?.format ? imports.site : undefined
  const mots = { ...motsDe(sorte.mots), ...(site && { refusee: site.refusee }) }
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: imports.mots.etape, href: sorte.chemin }, { libelle: 'Imports', href: liste }, { libelle: suivi.nomFichier }]}
      />
      <h1>
        {estARanger(site, suivi) ? 'Analyse' : suivi.simuler ? 'Essai à blanc' : 'Import'} de « {suivi.nomFichier} »
      </h1>
      <p>
        Envoyé le {dateLongue(suivi.creeLe)}
        {suivi.auteur ? ` par ${suivi.auteur}` : ''}. {suivi.etat === 'refuse' ? '' : suivi.message}
      </p>
      <Avancement suivi={suivi} nouveau={`${liste}/nouveau`} unite={site?.unite} />
      {suivi.fait > 0 && <Comptes comptes={comptes} simuler={suivi.simuler} mots={mots} />}
      {suivi.etat === 'fini' && suivi.simuler && suivi.aSonContenu && (
        <form method="post" action={`${chemin}/lancer`} class="actions">
          <Bouton>Importer pour de bon</Bouton>
          <BoutonVers href={site ? `${chemin}/correspondances` : `${liste}/nouveau`}>
            {site?.revoir ?? 'Envoyer un autre tableau'}
          </BoutonVers>
        </form>
      )}
      {suite.contenu}
      {suivi.fait > 0 && <CompteRendu {...compteRendu} chemin={chemin} mots={mots} nom={suite.nom} />}
    </div>
  )
}

/** Comment se dit chaque issue : une, plusieurs, et dans le tableau. */
type MotsDesIssues = Record<Issue, [string, string, string]>

function motsDe(mots: Mots): MotsDesIssues {
  const e = accorder(mots, '')
  return {
    creee: [`${unNom(mots)} créé${e}`, `${mots.pluriel} créé${e}s`, `Créé${e}`],
    modifiee: [`modifié${e}`, `modifié${e}s`, `Modifié${e}`],
    inchangee: [`inchangé${e}`, `inchangé${e}s`, `Inchangé${e}`],
    refusee: ['ligne refusée', 'lignes refusées', 'Refusée'],
  }
}

type PropsDAvancement = { suivi: SuiviDImport; nouveau: string; unite?: [string, string] | undefined }

/** Où en est un import : refusé et pourquoi, en cours et de combien, ou fini. `nouveau` : où envoyer un autre fichier. */
function Avancement({ suivi, nouveau, unite = ['ligne', 'lignes'] }: PropsDAvancement) {
  if (suivi.etat === 'refuse') {
    return (
      <Message ton="erreur" titre="Ce fichier n'a pas pu être importé">
        <p>{suivi.message}</p>
        <BoutonVers href={nouveau}>Envoyer un autre fichier</BoutonVers>
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
        {suivi.total === null ? 'Le fichier va être lu.' : `${nombre(suivi.fait)} sur ${pluriel(suivi.total, ...unite)}.`}
      </p>
      <p>Cette page se recharge seule. Vous pouvez la quitter : l'import continue, et vous le retrouverez dans « Imports ».</p>
    </Message>
  )
}

function Comptes({ comptes, simuler, mots }: { comptes: Record<Issue, number>; simuler: boolean; mots: MotsDesIssues }) {
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

type PropsLigneParLigne = PropsDuCompteRendu & {
  chemin: string
  mots: MotsDesIssues
  nom?: ((ligne: LigneDeRapport) => ComponentChildren) | undefined
}

/** Ligne par ligne, ce qu'est devenu le fichier ; d'abord ce qui a un message. */
function CompteRendu({ chemin, mots, signalees, lignes, filtre, suivante, nom = (ligne) => ligne.nom }: PropsLigneParLigne) {
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
