import { enregistrerBrouillon } from '#fiche/ecriture/brouillon/enregistrer-brouillon.ts'
import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { saisieDe } from '../ressource.depot.ts'
import { creerRessource } from '../ressource.factory.ts'
import { cheminDeLaSuggestion } from './relire/suggerer.ts'
import { insert } from './relire/suggestion.repository.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    contribution: Awaited<ReturnType<typeof remplir>>
  }
}

const pasLaSienne = { membre: 'ne tient pas cette ressource' }
const pasLeSien = (suite = '') => ({
  exemple: ({ contribution }: JeuDEssai) => `/ressources/brouillons/${contribution.brouillonId}${suite}`,
})
const tenue = (suite: string) => ({ exemple: ({ ressource }: JeuDEssai) => `/ressources/${ressource.tenue}/${suite}` })

const libre = (suite: string) => ({ exemple: ({ ressource }: JeuDEssai) => `/ressources/${ressource.methode}/${suite}` })
const archivee = { exemple: ({ ressource }: JeuDEssai) => `/ressources/${ressource.archivee}/republier` }
const retiree = { tenant: "l'animation l'a archivée" }

const faux = { titre: '', type: '', duree: 'longtemps', territoire: 'saint-denis', votre_courriel: 'ana' }

export const essais: Essais = {
  droits: {
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
    'GET /ressources/:slug/archivee': {
      droit: 'membre',
      exemple: ({ ressource }: JeuDEssai) => `/ressources/${ressource.archivee}/archivee`,
    },
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
  },
  pages: {
    publiques: [
      fixe('partager une ressource', '/ressources/contribuer'),
      fixe('ressource proposée', '/ressources/contribuer/merci'),
      fixe('suggestion décidée', '/ressources/suggestions/merci'),
      { nom: 'une suggestion', chemin: ({ contribution }) => contribution.suggestion },
    ],
    enErreur: [
      fixe('partager, en erreur', '/ressources/contribuer', { sombre: true, statut: 422, envoi: faux }),
      {
        nom: 'modifier une ressource, en erreur',
        chemin: ({ ressource }) => `/ressources/${ressource.tenue}/modifier`,
        qui: 'tenant',
        statut: 422,
        envoi: faux,
      },
      {
        nom: 'tenir une ressource, sans un mot',
        chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer`,
        qui: 'membre',
        statut: 422,
        envoi: { message: '' },
      },
      {
        nom: 'relire, sans un mot',
        chemin: ({ contribution }) => `/ressources/${contribution.proposee}/relire`,
        qui: 'animateur',
        statut: 422,
        envoi: { acte: 'refuser', phrase: '' },
      },
    ],
    connectees: [
      fixe('partager, avec un compte', '/ressources/contribuer', { qui: 'animateur' }),
      fixe('mes brouillons', '/ressources/brouillons', { qui: 'tenant' }),
      fixe('mes brouillons, aucun', '/ressources/brouillons', { qui: 'membre' }),
      {
        nom: 'un brouillon repris',
        chemin: ({ contribution }) => `/ressources/brouillons/${contribution.brouillonId}?avis=copie`,
        qui: 'tenant',
      },
      { nom: 'modifier une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/modifier`, qui: 'tenant' },
      { nom: "l'historique d'une ressource", chemin: ({ ressource }) => `/ressources/${ressource.tenue}/historique`, qui: 'tenant' },
      { nom: 'revenir à une version', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/historique/1/restaurer`, qui: 'tenant' },
      { nom: 'archiver une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/archiver`, qui: 'tenant' },
      { nom: 'republier une ressource', chemin: ({ ressource }) => `/ressources/${ressource.archivee}/republier`, qui: 'animateur' },
      { nom: 'adapter une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/adapter`, qui: 'membre' },
      { nom: 'tenir une ressource', chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer`, qui: 'membre' },
      {
        nom: 'tenir une ressource, demandé',
        chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer/merci`,
        qui: 'membre',
      },
      { nom: 'une ressource modifiée', chemin: ({ ressource }) => `/ressources/${ressource.tenue}?avis=modifiee`, qui: 'tenant' },
      { nom: 'relire une ressource', chemin: ({ contribution }) => `/ressources/${contribution.proposee}/relire`, qui: 'animateur' },
    ],
  },
  absurdes: { publiques: ['/ressources/contribuer'] },
  remplir: async (db, pour) => ({ contribution: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : écrire et relire les ressources. */
async function remplir(db: Db, { qui: { tenant, animateur } }: PourEssayer) {
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
