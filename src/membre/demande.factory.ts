import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import type { Salle } from '#socle/salle.ts'
import type { NouvelleDemande } from './demande.ts'
import { deposerDemande } from './moderation.ts'

type Actes = Partial<Pick<Moderation, 'accepter' | 'refuser'>>

/** Une salle d'essai, et ce que la modération lui a demandé de faire. */
export function salleDEssai(nom = 'essai', actes: Actes = {}): { salle: Salle; moderation: Moderation; faits: string[] } {
  const faits: string[] = []
  const moderation: Moderation = {
    salle: nom,
    genre: 'publier',
    libelle: `Publier (${nom})`,
    lien: (demande) => `/${nom}/${demande.objet_id}`,
    accepter: actes.accepter ?? (async (_trx, { objet_id }) => void faits.push(`accepter ${objet_id}`)),
    refuser: actes.refuser ?? (async (_trx, { objet_id }, _moderateur, phrase) => void faits.push(`refuser ${objet_id} : ${phrase}`)),
  }
  return { salle: { nom, actes: [{ moderations: [moderation] }] }, moderation, faits }
}

/** Dépose une demande dans la salle d'essai. Rend son identifiant. */
export function creerDemande(db: Db, souhait: Partial<NouvelleDemande> = {}): Promise<number> {
  const auteur = { courriel: 'ana@essai.invalid', nom: 'Ana' }
  return deposerDemande(db, { salle: 'essai', genre: 'publier', objetId: 1, titre: 'Atelier des lucioles', auteur, ...souhait })
}
