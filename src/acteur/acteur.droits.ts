import type { Acteur } from './acteur.ts'

/** Une fiche publiée dont on sait où transmettre le message. */
export function peutEtreContactee(fiche: Acteur): boolean {
  return fiche.etat === 'publiee' && (fiche.proprietaireId !== null || fiche.courrielContact !== null)
}
