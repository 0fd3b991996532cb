import type { LigneDeDroit } from './ligne.ts'

type Jeu = Parameters<NonNullable<LigneDeDroit['exemple']>>[0]
const pasLaSienne = { membre: 'ne tient pas cette ressource' }
const pasLeSien = (suite = '') => ({ exemple: ({ contribution }: Jeu) => `/ressources/brouillons/${contribution.brouillonId}${suite}` })
const tenue = (suite: string) => ({ exemple: ({ ressource }: Jeu) => `/ressources/${ressource.tenue}/${suite}` })

/** Les routes de la salle : écrire et relire les ressources. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /ressources/numero/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ ressource }) => `/ressources/numero/${ressource.tenueId}` },
  'GET /ressources/contribuer': { droit: 'public' },
  'POST /ressources/contribuer': { droit: 'public' },
  'GET /ressources/contribuer/merci': { droit: 'public' },
  'GET /ressources/brouillons': { droit: 'membre' },
  'POST /ressources/brouillons': { droit: 'membre' },
  // Le brouillon d'une autre personne n'existe pas : 404.
  'GET /ressources/brouillons/:id{[0-9]{1,15}}': { droit: 'membre', ...pasLeSien() },
  'POST /ressources/brouillons/:id{[0-9]{1,15}}/supprimer': { droit: 'membre', ...pasLeSien('/supprimer') },
  'GET /ressources/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
  'POST /ressources/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
}
