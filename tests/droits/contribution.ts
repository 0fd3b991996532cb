import type { LigneDeDroit } from './ligne.ts'

type Jeu = Parameters<NonNullable<LigneDeDroit['exemple']>>[0]
const pasLaSienne = { membre: 'ne tient pas cette ressource' }
const pasLeSien = (suite = '') => ({ exemple: ({ contribution }: Jeu) => `/ressources/brouillons/${contribution.brouillonId}${suite}` })
const tenue = (suite: string) => ({ exemple: ({ ressource }: Jeu) => `/ressources/${ressource.tenue}/${suite}` })

const libre = (suite: string) => ({ exemple: ({ ressource }: Jeu) => `/ressources/${ressource.methode}/${suite}` })
const archivee = { exemple: ({ ressource }: Jeu) => `/ressources/${ressource.archivee}/republier` }
const retiree = { tenant: "l'animation l'a archivée" }

/** Les routes de la salle : écrire et relire les ressources. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /ressources/numero/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ ressource }) => `/ressources/numero/${ressource.tenueId}` },
  'GET /ressources/contribuer': { droit: 'public' },
  'POST /ressources/contribuer': { droit: 'public' },
  'GET /ressources/contribuer/merci': { droit: 'public' },
  'POST /ressources/apercu': { droit: 'public', envoi: () => ({ corps: '## Titre' }) },
  'POST /ressources/images': { droit: 'membre' },
  'GET /ressources/brouillons': { droit: 'membre' },
  'POST /ressources/brouillons': { droit: 'membre' },
  // Le brouillon d'une autre personne n'existe pas : 404.
  'GET /ressources/brouillons/:id{[0-9]{1,15}}': { droit: 'membre', ...pasLeSien() },
  'POST /ressources/brouillons/:id{[0-9]{1,15}}/supprimer': { droit: 'membre', ...pasLeSien('/supprimer') },
  'GET /ressources/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
  'POST /ressources/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
  'GET /ressources/:slug/historique': { droit: 'membre', ...tenue('historique'), sauf: pasLaSienne },
  'GET /ressources/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
  'POST /ressources/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
  'GET /ressources/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
  'POST /ressources/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
  // Une ressource archivée ne dit pas qu'elle existe : qui ne peut pas la lire reçoit 404. L'animation l'a archivée : elle seule la remet.
  'GET /ressources/:slug/archivee': { droit: 'membre', exemple: ({ ressource }: Jeu) => `/ressources/${ressource.archivee}/archivee` },
  'GET /ressources/:slug/republier': { droit: 'membre', ...archivee, sauf: retiree },
  'POST /ressources/:slug/republier': { droit: 'membre', ...archivee, sauf: retiree },
  'GET /ressources/:slug/adapter': { droit: 'membre', ...tenue('adapter') },
  'POST /ressources/:slug/adapter': { droit: 'membre', ...tenue('adapter') },
  'GET /ressources/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer') },
  'POST /ressources/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer'), envoi: () => ({ message: 'Je la garde à jour.' }) },
  'GET /ressources/:slug/revendiquer/merci': { droit: 'membre', ...libre('revendiquer/merci') },
  'GET /ressources/:slug/relire': { droit: 'animateur', ...tenue('relire') },
  'POST /ressources/:slug/relire': { droit: 'animateur', ...tenue('relire') },
  'GET /ressources/suggestions/merci': { droit: 'public' },
  'GET /ressources/suggestions/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ contribution }) => contribution.suggestion },
  'POST /ressources/suggestions/:id{[0-9]{1,15}}': {
    droit: 'public',
    exemple: ({ contribution }) => contribution.suggestion,
    envoi: ({ contribution }) => ({ cle: contribution.suggestion.split('cle=')[1] ?? '', acte: 'reprise' }),
  },
}
