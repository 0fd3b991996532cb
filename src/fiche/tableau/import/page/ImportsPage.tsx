import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { dateLongue, nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { majuscule } from '../../../mots.ts'
import { type DeLaSorte, estARanger, type Imports, type Site } from '../imports.ts'

type Props = { sorte: DeLaSorte; imports: Imports<string>; suivis: SuiviDImport[]; avant: number | undefined }

const etats: Record<string, string> = { 'en-attente': 'En attente', 'en-cours': 'En cours', fini: 'Terminé', refuse: 'Refusé' }
const colonnes = [
  { cle: 'fichier', libelle: 'Fichier' },
  { cle: 'genre', libelle: 'Genre' },
  { cle: 'etat', libelle: 'État' },
  { cle: 'lignes', libelle: 'Lignes', nombre: true },
  { cle: 'envoye', libelle: 'Envoyé' },
]

/** Les imports d'une sorte, le plus récent d'abord. */
export function ImportsPage({ sorte, imports: { mots, site }, suivis, avant }: Props) {
  const chemin = `${sorte.chemin}/imports`
  const dernier = suivis.length === 50 ? suivis.at(-1)?.id : undefined
  const lignes = suivis.map((suivi) => ({
    fichier: <a href={`${chemin}/${suivi.id}`}>{suivi.nomFichier}</a>,
    genre: genreDe(suivi, site),
    etat: etats[suivi.etat] ?? suivi.etat,
    lignes: suivi.total === null ? '' : `${nombre(suivi.fait)} / ${nombre(suivi.total)}`,
    envoye: `${dateLongue(suivi.creeLe)}${suivi.auteur ? `, ${suivi.auteur}` : ''}`,
  }))
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: mots.etape, href: sorte.chemin }, { libelle: 'Imports' }]} />
      <h1>{mots.imports}</h1>
      <p class="actions">
        <Bouton href={`${chemin}/nouveau`}>{mots.nouveau}</Bouton>
      </p>
      {suivis.length === 0 ? (
        <EtatVide titre="Aucun import">{mots.vide}</EtatVide>
      ) : (
        <Tableau legende="Imports, le plus récent d'abord" colonnes={colonnes} lignes={lignes} />
      )}
      <Pagination
        resume={pluriel(suivis.length, 'import affiché', 'imports affichés')}
        precedente={avant ? chemin : undefined}
        suivante={dernier ? avecParametres(chemin, { avant: dernier }) : undefined}
      />
    </div>
  )
}

function genreDe(suivi: SuiviDImport, site: Site | undefined): string {
  const acte = estARanger(site, suivi) ? 'à ranger' : suivi.simuler ? 'essai à blanc' : 'import'
  return site ? `${suivi.format === site.format ? site.nom : 'Tableau'}, ${acte}` : majuscule(acte)
}
