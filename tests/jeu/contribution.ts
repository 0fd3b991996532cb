import { enregistrerBrouillon } from '#fiche/ecriture/brouillon/enregistrer-brouillon.ts'
import { cheminDeLaSuggestion } from '#ressource/contribution/relire/suggerer.ts'
import { insert } from '#ressource/contribution/relire/suggestion.repository.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import type { Db } from '#socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : écrire et relire les ressources. */
export async function creerJeu(db: Db, { tenant, animateur }: QuiEssaie) {
  const saisie = {
    titre: 'Des lucioles en cours',
    type: 'exemple',
    cadre_besoin: 'Se parler.',
    corps: '## Début',
    thematiques: ['numerique'],
  }
  const brouillon = await enregistrerBrouillon(db, { salle: 'ressource', membreId: tenant, objetId: null, connu: null, saisie })
  const proposee = await creerRessource(db, { titre: 'Lucioles à relire', etat: 'proposee', proprietaireId: tenant, auteurId: tenant })
  const contenu = { ...saisieDe(proposee), corps: `${proposee.corps}\n\nEt dire merci.`, resume: 'Deux heures pour se parler.' }
  const message = 'Un résumé plus court, et une fin.'
  const id = await insert(db, { ressourceId: proposee.id, auteurId: animateur, contenu, message })
  return { brouillonId: brouillon.id, proposee: proposee.slug, suggestion: cheminDeLaSuggestion(id) }
}
