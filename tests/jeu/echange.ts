import { executerImport } from '#ressource/echange/executer-import.ts'
import { reprendreWordpress, wxr } from '#ressource/echange/wxr.factory.ts'
import type { Db } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : importer et exporter des ressources. */
export async function creerJeu(db: Db, { animateur }: QuiEssaie) {
  const image = 'https://ancien.essai/wp-content/uploads/place.jpg'
  const export_ = wxr([
    {
      id: 901,
      titre: 'Animer un atelier de quartier',
      corps: `<p>Inviter.</p><img src="${image}">`,
      categories: ['Énergie'],
      etiquettes: ['Outils'],
    },
    { id: 902, titre: 'Un brouillon ancien', statut: 'draft' },
    { id: 903, titre: 'Contenu privé', statut: 'private' },
    { id: 904, type: 'attachment', statut: 'inherit', fichier: image, titre: 'La place' },
  ])
  const tableau = new TextEncoder().encode('titre;type;maturite\nUne méthode importée;methode;lune\nSans type;;\n')
  const tableauId = await insertImport(db, {
    auteurId: animateur,
    nomFichier: 'ressources.csv',
    contenu: tableau,
    simuler: true,
    salle: 'ressource',
  })
  await executerImport(db, tableauId)
  return {
    tableauId,
    analyseId: await reprendreWordpress(db, export_, animateur, { jusqua: 'analyse' }),
    essaiId: await reprendreWordpress(db, export_, animateur, { jusqua: 'essai' }),
    repriseId: await reprendreWordpress(db, export_, animateur),
  }
}
