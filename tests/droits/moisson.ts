import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : la moisson : OAI-PMH, DCAT, plan du site. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /oai': { droit: 'public', exemple: () => '/oai?verb=Identify' },
  'POST /oai': { droit: 'public', envoi: () => ({ verb: 'Identify' }) },
}
