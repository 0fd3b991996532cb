import { enregistrerBrouillon } from '../../src/ressource/contribution/brouillon/enregistrer-brouillon.ts'
import type { Db } from '../../src/socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : écrire et relire les ressources. */
export async function creerJeu(db: Db, { tenant }: QuiEssaie) {
  const saisie = {
    titre: 'Des lucioles en cours',
    type: 'exemple',
    cadre_besoin: 'Se parler.',
    corps: '## Début',
    thematiques: ['numerique'],
  }
  const brouillon = await enregistrerBrouillon(db, { membreId: tenant, ressourceId: null, connu: null, saisie })
  return { brouillonId: brouillon.id }
}
