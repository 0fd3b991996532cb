import type { Db } from '#socle/db.ts'
import type { Moderation, NouvelleDemande } from './demande.ts'
import { deposerDemande, enregistrerModeration } from './moderation.ts'

/** Une salle d'essai qui note ce que la modération lui demande de faire. */
export function salleDEssai(salle = 'essai', actes: Partial<Pick<Moderation, 'accepter' | 'refuser'>> = {}) {
  const faits: string[] = []
  enregistrerModeration({
    salle,
    genre: 'publier',
    libelle: `Publier (${salle})`,
    lien: (demande) => `/${salle}/${demande.objet_id}`,
    accepter: actes.accepter ?? (async (_trx, { objet_id }) => void faits.push(`accepter ${objet_id}`)),
    refuser: actes.refuser ?? (async (_trx, { objet_id }, _moderateur, phrase) => void faits.push(`refuser ${objet_id} : ${phrase}`)),
  })
  return faits
}

/** Dépose une demande dans la salle d'essai. Rend son identifiant. */
export function creerDemande(db: Db, souhait: Partial<NouvelleDemande> = {}): Promise<number> {
  const auteur = { courriel: 'ana@essai.invalid', nom: 'Ana' }
  return deposerDemande(db, { salle: 'essai', genre: 'publier', objetId: 1, titre: 'Atelier des lucioles', auteur, ...souhait })
}
