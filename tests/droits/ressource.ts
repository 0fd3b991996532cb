import type { LigneDeDroit } from './ligne.ts'

const tenue = (suite: string) => ({
  exemple: ({ ressource }: Parameters<NonNullable<LigneDeDroit['exemple']>>[0]) => `/ressources/${ressource.tenue}${suite}`,
})
const sansCle = { visiteuse: 'sans clé ni compte', membre: 'ne la tient pas' }

/** Les routes de la salle : lire les ressources. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /ressources': { droit: 'public' },
  'GET /ressources.atom': { droit: 'public' },
  'GET /integration/ressources': { droit: 'public' },
  'GET /ressources/pour-moi': { droit: 'public' },
  'GET /ressources/:bib{[a-z0-9-]+\\.bib}': { droit: 'public', ...tenue('.bib') },
  'GET /ressources/:csl{[a-z0-9-]+\\.csl\\.json}': { droit: 'public', ...tenue('.csl.json') },
  'GET /api/v1/ressources': { droit: 'public' },
  'GET /api/v1/ressources/:cle': { droit: 'public', exemple: ({ ressource }) => `/api/v1/ressources/${ressource.tenue}` },
  'GET /ressources/:slug': { droit: 'public', ...tenue('') },
  'GET /ressources/:slug/a-jour': { droit: 'public', ...tenue('/a-jour'), sauf: { visiteuse: sansCle.visiteuse } },
  'POST /ressources/:slug/a-jour': { droit: 'public', ...tenue('/a-jour'), sauf: sansCle },
  'GET /ressources/:slug/a-jour/merci': { droit: 'public', ...tenue('/a-jour/merci') },
}
