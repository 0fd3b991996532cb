import { Bouton } from '../../interface/Bouton.tsx'
import { EtatVide } from '../../interface/EtatVide.tsx'
import { FilAriane } from '../../interface/FilAriane.tsx'
import { Pagination } from '../../interface/Pagination.tsx'
import { Tableau } from '../../interface/Tableau.tsx'
import { dateLongue, nombre, pluriel } from '../../socle/texte.ts'
import { avecParametres } from '../../socle/urls.ts'
import type { SuiviDImport } from './suivi-import.repository.ts'

const etats: Record<string, string> = { 'en-attente': 'En attente', 'en-cours': 'En cours', fini: 'Terminé', refuse: 'Refusé' }

/** Les imports du réseau, le plus récent d'abord. */
export function ImportsPage({ imports, avant }: { imports: SuiviDImport[]; avant: number | undefined }) {
  const dernier = imports.length === 50 ? imports.at(-1)?.id : undefined
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Imports' }]} />
      <h1>Imports d'acteurs</h1>
      <p class="actions">
        <Bouton href="/acteurs/imports/nouveau">Importer un tableau</Bouton>
      </p>
      {imports.length === 0 ? (
        <EtatVide titre="Aucun import">
          Un tableau Excel ou un annuaire existant peut devenir, en une fois, des fiches de l'annuaire.
        </EtatVide>
      ) : (
        <Tableau
          legende="Imports, le plus récent d'abord"
          colonnes={[
            { cle: 'fichier', libelle: 'Fichier' },
            { cle: 'genre', libelle: 'Genre' },
            { cle: 'etat', libelle: 'État' },
            { cle: 'lignes', libelle: 'Lignes', nombre: true },
            { cle: 'envoye', libelle: 'Envoyé' },
          ]}
          lignes={imports.map((i) => ({
            fichier: <a href={`/acteurs/imports/${i.id}`}>{i.nomFichier}</a>,
            genre: i.simuler ? 'Essai à blanc' : 'Import',
            etat: etats[i.etat] ?? i.etat,
            lignes: i.total === null ? '' : `${nombre(i.fait)} / ${nombre(i.total)}`,
            envoye: `${dateLongue(i.creeLe)}${i.auteur ? `, ${i.auteur}` : ''}`,
          }))}
        />
      )}
      <Pagination
        resume={pluriel(imports.length, 'import affiché', 'imports affichés')}
        precedente={avant ? '/acteurs/imports' : undefined}
        suivante={dernier ? avecParametres('/acteurs/imports', { avant: dernier }) : undefined}
      />
    </div>
  )
}
