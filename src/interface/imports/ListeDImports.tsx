import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { dateLongue, nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { EtatVide } from '../EtatVide.tsx'
import { Pagination } from '../Pagination.tsx'
import { Tableau } from '../Tableau.tsx'

const etats: Record<string, string> = { 'en-attente': 'En attente', 'en-cours': 'En cours', fini: 'Terminé', refuse: 'Refusé' }

type Props = {
  chemin: string
  imports: SuiviDImport[]
  avant: number | undefined
  vide: string
  genre?: (suivi: SuiviDImport) => string
}

const essaiOuImport = ({ simuler }: SuiviDImport) => (simuler ? 'Essai à blanc' : 'Import')

/** Les imports d'une salle, le plus récent d'abord. */
export function ListeDImports({ chemin, imports, avant, vide, genre = essaiOuImport }: Props) {
  const dernier = imports.length === 50 ? imports.at(-1)?.id : undefined
  return (
    <>
      {imports.length === 0 ? (
        <EtatVide titre="Aucun import">{vide}</EtatVide>
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
            fichier: <a href={`${chemin}/${i.id}`}>{i.nomFichier}</a>,
            genre: genre(i),
            etat: etats[i.etat] ?? i.etat,
            lignes: i.total === null ? '' : `${nombre(i.fait)} / ${nombre(i.total)}`,
            envoye: `${dateLongue(i.creeLe)}${i.auteur ? `, ${i.auteur}` : ''}`,
          }))}
        />
      )}
      <Pagination
        resume={pluriel(imports.length, 'import affiché', 'imports affichés')}
        precedente={avant ? chemin : undefined}
        suivante={dernier ? avecParametres(chemin, { avant: dernier }) : undefined}
      />
    </>
  )
}
