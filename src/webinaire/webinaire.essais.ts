import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { insertInscription } from './inscription/inscription.repository.ts'
import { cleDe } from './inscription/inscription.ts'
import { creerCycle, creerSeance } from './seance.factory.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    webinaire: Awaited<ReturnType<typeof remplir>>
  }
}

const seance = (suite = '') => ({ exemple: ({ webinaire }: JeuDEssai) => `/webinaires/${webinaire.slug}${suite}` })
const cle = (usage: 'confirmer' | 'retirer') => ({
  exemple: ({ webinaire }: JeuDEssai) => `/webinaires/inscription/${usage}?cle=${webinaire.cles[usage]}`,
})
const cycle = { exemple: ({ webinaire }: JeuDEssai) => `/webinaires/cycles/${webinaire.cycle}/modifier` }

const pageDeSeance = (suite = '') => ({ chemin: ({ webinaire }: JeuDEssai) => `/webinaires/${webinaire.slug}${suite}` })

export const essais: Essais = {
  droits: {
    'GET /webinaires.ics': { droit: 'public' },
    'GET /webinaires.atom': { droit: 'public' },
    'GET /webinaires/:fichier{[a-z0-9-]+\\.ics}': { droit: 'public', exemple: ({ webinaire }) => `/webinaires/${webinaire.slug}.ics` },

    'GET /webinaires': { droit: 'public' },
    'GET /webinaires/cycles/:slug': { droit: 'public', exemple: ({ webinaire }) => `/webinaires/cycles/${webinaire.cycle}` },
    'GET /webinaires/:slug': { droit: 'public', ...seance() },
    'GET /webinaires/inscription/confirmer': { droit: 'public', ...cle('confirmer') },
    'POST /webinaires/inscription/confirmer': {
      droit: 'public',
      ...cle('confirmer'),
      envoi: ({ webinaire }) => ({ cle: webinaire.cles.confirmer }),
    },
    'GET /webinaires/inscription/retirer': { droit: 'public', ...cle('retirer') },
    'POST /webinaires/inscription/retirer': { droit: 'public', ...cle('retirer') },
    'POST /webinaires/:slug/inscription': { droit: 'public', ...seance('/inscription') },
    'GET /webinaires/:slug/inscription/merci': { droit: 'public', ...seance('/inscription/merci') },
    'GET /webinaires/:slug/inscription/confirmee': { droit: 'public', ...seance('/inscription/confirmee') },

    'GET /webinaires/nouvelle': { droit: 'animateur' },
    'POST /webinaires/nouvelle': { droit: 'animateur' },
    'GET /webinaires/:slug/modifier': { droit: 'animateur', ...seance('/modifier') },
    'POST /webinaires/:slug/modifier': { droit: 'animateur', ...seance('/modifier') },
    'GET /webinaires/cycles/nouveau': { droit: 'animateur' },
    'POST /webinaires/cycles/nouveau': { droit: 'animateur' },
    'GET /webinaires/cycles/:slug/modifier': { droit: 'animateur', ...cycle },
    'POST /webinaires/cycles/:slug/modifier': { droit: 'animateur', ...cycle },
    'GET /webinaires/animation': { droit: 'animateur' },
    'GET /webinaires/:slug/etat': { droit: 'animateur', ...seance('/etat') },
    'POST /webinaires/:slug/etat': { droit: 'animateur', ...seance('/etat') },
    'GET /webinaires/:slug/inscrits': { droit: 'animateur', ...seance('/inscrits') },
    'POST /webinaires/:slug/inscrits': { droit: 'animateur', ...seance('/inscrits') },
    'GET /webinaires/:slug/inscrits.csv': { droit: 'animateur', ...seance('/inscrits.csv') },
    'GET /webinaires/:slug/historique': { droit: 'animateur', ...seance('/historique') },
    'GET /webinaires/:slug/historique/:numero/restaurer': { droit: 'animateur', ...seance('/historique/1/restaurer') },
    'POST /webinaires/:slug/historique/:numero/restaurer': { droit: 'animateur', ...seance('/historique/1/restaurer') },
    'GET /api/v1/webinaires': { droit: 'public' },
  },
  pages: {
    publiques: [
      fixe('les webinaires', '/webinaires', { sombre: true }),
      fixe('les webinaires, une recherche', '/webinaires?q=lucioles'),
      fixe('les webinaires, rien de trouvé', '/webinaires?q=zzyzx'),
      { nom: 'un cycle', chemin: ({ webinaire }) => `/webinaires/cycles/${webinaire.cycle}` },
      { nom: 'une séance à venir', sombre: true, ...pageDeSeance() },
      { nom: 'une séance passée', chemin: ({ webinaire }) => `/webinaires/${webinaire.passee}` },
      { nom: 'une séance annulée', chemin: ({ webinaire }) => `/webinaires/${webinaire.annulee}` },
      { nom: 'inscription demandée', ...pageDeSeance('/inscription/merci') },
      { nom: 'inscription confirmée', ...pageDeSeance('/inscription/confirmee') },
      {
        nom: 'confirmer son inscription',
        chemin: ({ webinaire }) => `/webinaires/inscription/confirmer?cle=${webinaire.cles.confirmer}`,
      },
      { nom: 'retirer son inscription', chemin: ({ webinaire }) => `/webinaires/inscription/retirer?cle=${webinaire.cles.retirer}` },
    ],
    enErreur: [
      { nom: 'une inscription à revoir', ...pageDeSeance('/inscription'), statut: 422, envoi: { courriel: 'ana' } },
      fixe('une séance à revoir', '/webinaires/nouvelle', {
        qui: 'animateur',
        statut: 422,
        envoi: { titre: '', 'partie-0-titre': '', 'partie-0-resume': 'x' },
      }),
      fixe('un cycle à revoir', '/webinaires/cycles/nouveau', { qui: 'animateur', statut: 422, envoi: { titre: '' } }),
      { nom: 'une annulation à revoir', ...pageDeSeance('/etat'), qui: 'animateur', statut: 422, envoi: { etat: 'annulee', motif: '' } },
      { nom: 'un mot aux inscrits à revoir', ...pageDeSeance('/inscrits'), qui: 'animateur', statut: 422, envoi: { sujet: '' } },
    ],
    connectees: [
      { nom: 'une séance, inscription en un geste', ...pageDeSeance(), qui: 'membre' },
      { nom: 'un brouillon de séance', chemin: ({ webinaire }) => `/webinaires/${webinaire.brouillon}`, qui: 'animateur' },
      fixe('préparer une séance', '/webinaires/nouvelle', { qui: 'animateur' }),
      fixe('préparer un cycle', '/webinaires/cycles/nouveau', { qui: 'animateur' }),
      fixe('brouillons et cycles', '/webinaires/animation', { qui: 'animateur' }),
      { nom: 'modifier une séance', ...pageDeSeance('/modifier'), qui: 'animateur' },
      { nom: "l'état d'une séance", ...pageDeSeance('/etat'), qui: 'animateur' },
      { nom: 'les inscrits', ...pageDeSeance('/inscrits'), qui: 'animateur' },
      { nom: "les versions d'une séance", ...pageDeSeance('/historique'), qui: 'animateur' },
      { nom: "deux versions d'une séance", ...pageDeSeance('/historique?de=1&a=1'), qui: 'animateur' },
      { nom: "revenir à une version d'une séance", ...pageDeSeance('/historique/1/restaurer'), qui: 'animateur' },
    ],
  },
  absurdes: {
    publiques: ['/webinaires', '/webinaires.ics', '/webinaires.atom'],
    reservees: ['/webinaires/animation'],
    api: ['/api/v1/webinaires'],
    // S'abonner à l'agenda d'une thématique qui n'existe pas : 404, plutôt qu'un agenda vide pour toujours.
    parfoisAbsentes: ['/webinaires.ics'],
  },
  remplir: async (db, pour) => ({ webinaire: await remplir(db, pour) }),
}

const jour = 86_400_000

/** De quoi voir pleines les pages de la salle : les webinaires. */
async function remplir(db: Db, { qui, jeu }: PourEssayer) {
  const cycle = await creerCycle(db)
  const dans = (jours: number) => new Date(Date.now() + jours * jour)
  const commun = { cycleId: cycle.id, auteurId: qui.animateur, partenaireIds: [jeu.tenueId] }
  const passee = await creerSeance(db, { ...commun, titre: 'Une séance passée', debut: dans(-30), aRetenir: '- Se parler\n- Essayer' })
  const seance = await creerSeance(db, commun)
  const annulee = await creerSeance(db, { ...commun, titre: 'Une séance annulée', debut: dans(20), etat: 'annulee' })
  await creerSeance(db, { titre: 'Une rencontre', genre: 'rencontre', debut: dans(-90), heureConnue: false, dureeMinutes: 2880 })
  const brouillon = await creerSeance(db, { titre: 'Un brouillon', etat: 'brouillon' })
  const personne = { courriel: 'ana@essai.invalid', nom: 'Ana', structure: 'Ville des essais', membreId: null }
  const inscription = await insertInscription(db, seance.id, personne)
  if (!inscription) throw new Error('L’inscription du jeu d’essai existe déjà.')
  return {
    cycle: cycle.slug,
    slug: seance.slug,
    seanceId: seance.id,
    passee: passee.slug,
    annulee: annulee.slug,
    brouillon: brouillon.slug,
    cles: { confirmer: cleDe('confirmer', inscription), retirer: cleDe('retirer', inscription) },
  }
}
