import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import type { Acteur } from '../acteur.ts'
import type { Choix } from './choix.ts'

/** La fiche comme le formulaire la montre. L'adresse de contact n'y est jamais : laisser son champ vide la garde. */
export async function remplirFormulaire(db: Db, fiche: Acteur, choix: Choix): Promise<Saisie> {
  const siegeId = fiche.communeId ?? fiche.departementId
  const lieux = new Map((await findByIds(db, [...fiche.territoireIds, ...(siegeId === null ? [] : [siegeId])])).map((t) => [t.id, t]))
  const nommer = (id: number | null) => {
    const lieu = id === null ? undefined : lieux.get(id)
    return lieu ? nomEtCode(lieu) : ''
  }
  const portes = new Set([...fiche.termeIds, fiche.profilId, ...(fiche.sphereId === null ? [] : [fiche.sphereId])])
  const codes = (liste: keyof Choix) => choix[liste].filter(({ id }) => portes.has(id)).map(({ code }) => code)
  return {
    nom: fiche.nom,
    est_catalyseur: fiche.estCatalyseur ? '1' : '',
    profil: codes('profil')[0] ?? '',
    sphere: codes('sphere')[0] ?? '',
    pratiques: codes('pratique'),
    activites: codes('activite'),
    thematiques: codes('thematique'),
    odd: codes('odd'),
    resume: fiche.resume,
    description: fiche.description,
    commune: nommer(siegeId),
    adresse: fiche.adresse,
    territoires: fiche.territoireIds.map(nommer).filter(Boolean).join('\n'),
    liens: fiche.liens.join('\n'),
    siret: fiche.siret ?? '',
    rna: fiche.rna ?? '',
    courriel_contact: '',
    source: fiche.source,
  }
}
