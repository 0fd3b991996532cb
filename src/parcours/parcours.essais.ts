import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PageDuSite, type PourEssayer } from '#socle/essais.ts'
import { connecter } from '#socle/session.factory.ts'
import { creerGroupe } from './groupe/groupe.factory.ts'
import { listDates } from './groupe/groupe.repository.ts'
import { rejoindreGroupe } from './groupe/suivre-en-groupe.ts'
import { creerParcours } from './parcours.factory.ts'
import { garderPas } from './progression/suivre-parcours.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    parcours: Awaited<ReturnType<typeof remplir>>
  }
}

const dans = (suite = '') => ({ exemple: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}` })

const horsGroupe = "n'est pas de ce groupe"
const pasAMoi = { tenant: horsGroupe, animateur: horsGroupe, administrateur: horsGroupe }
const groupe = (suite = '') => ({ exemple: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}${suite}` })
const date = (suite = '') => ({
  exemple: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}/dates/${parcours.dateId}${suite}`,
  sauf: pasAMoi,
})
const cle = ':cle{[A-Za-z0-9_-]{16}}'

const pageDans = (nom: string, suite: string, reste: Partial<PageDuSite> = {}): PageDuSite => ({
  nom,
  chemin: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}`,
  ...reste,
})

const pageDuGroupe = (nom: string, suite: string, reste: Partial<PageDuSite> = {}): PageDuSite => ({
  nom,
  chemin: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}${suite}`,
  ...reste,
})

export const essais: Essais = {
  droits: {
    'GET /api/v1/parcours': { droit: 'public' },
    'GET /parcours': { droit: 'public' },
    'GET /parcours/gerer': { droit: 'animateur' },
    'POST /parcours/nouveau': { droit: 'animateur' },
    'POST /parcours/ordre': { droit: 'animateur' },
    'GET /parcours/:slug/composer': { droit: 'animateur', ...dans('/composer') },
    'POST /parcours/:slug/composer': { droit: 'animateur', ...dans('/composer') },
    'POST /parcours/:slug/composer/apercu': { droit: 'animateur', ...dans('/composer/apercu') },
    'GET /parcours/:slug/historique': { droit: 'animateur', ...dans('/historique') },
    'GET /parcours/:slug/historique/:numero/restaurer': { droit: 'animateur', ...dans('/historique/1/restaurer') },
    'POST /parcours/:slug/historique/:numero/restaurer': { droit: 'animateur', ...dans('/historique/1/restaurer') },
    'GET /parcours/groupes/:fichier{[A-Za-z0-9_-]{16}\\.ics}': { droit: 'public', ...groupe('.ics') },
    [`GET /parcours/groupes/${cle}`]: { droit: 'public', ...groupe() },
    [`POST /parcours/groupes/${cle}/rejoindre`]: { droit: 'membre', ...groupe('/rejoindre') },
    [`POST /parcours/groupes/${cle}/quitter`]: { droit: 'membre', ...groupe('/quitter'), sauf: pasAMoi },
    [`POST /parcours/groupes/${cle}/inviter`]: { droit: 'membre', ...groupe('/inviter'), sauf: pasAMoi },
    [`POST /parcours/groupes/${cle}/regler`]: { droit: 'membre', ...groupe('/regler'), sauf: pasAMoi },
    // Le membre l'a supprimé avant que les autres n'essaient : ils trouvent une page absente.
    [`POST /parcours/groupes/${cle}/supprimer`]: { droit: 'membre', ...groupe('/supprimer') },
    [`POST /parcours/groupes/${cle}/dates`]: { droit: 'membre', ...groupe('/dates'), sauf: pasAMoi },
    [`GET /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}`]: { droit: 'membre', ...date() },
    [`POST /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}`]: { droit: 'membre', ...date() },
    [`POST /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}/retirer`]: { droit: 'membre', ...date('/retirer') },
    'GET /parcours/:slug/groupe': { droit: 'membre', ...dans('/groupe') },
    'POST /parcours/:slug/groupe': { droit: 'membre', ...dans('/groupe') },
    'GET /parcours/:slug': { droit: 'public', ...dans() },
    'GET /parcours/:slug/releve': { droit: 'public', ...dans('/releve') },
    'GET /parcours/:slug/:etape': { droit: 'public', ...dans('/regarder') },
    'POST /parcours/:slug/suivre': { droit: 'membre', ...dans('/suivre') },
    'POST /parcours/:slug/adopter': { droit: 'membre', ...dans('/adopter') },
    'POST /parcours/:slug/effacer': { droit: 'membre', ...dans('/effacer') },
    'POST /parcours/:slug/:etape': { droit: 'membre', ...dans('/regarder') },
  },
  pages: {
    publiques: [
      fixe('les parcours', '/parcours'),
      pageDans('un parcours', ''),
      pageDans('un parcours, en 12 h', '?version=12h'),
      pageDans('une étape', '/regarder', { sombre: true }),
      pageDans('une étape, vérification faite', '/relier?version=2h&v_controle_0=0'),
      pageDans('la fiche à imprimer', '/releve'),
      { ...pageDuGroupe('invitation dans un groupe', ''), gardee: false },
    ],
    enErreur: [
      pageDans('territoire inconnu', '/suivre', { qui: 'membre', statut: 422, envoi: { territoire: 'Zzyzxville' } }),
      pageDans('réponse trop longue', '/regarder', { qui: 'membre', statut: 422, envoi: { r_carnet_voisins: 'a'.repeat(5001) } }),
      pageDans('groupe, sans nom', '/groupe', { qui: 'membre', statut: 422, envoi: { nom: '' } }),
      pageDuGroupe('date du groupe, tout manque', '/dates', { qui: 'membre', statut: 422, envoi: { jour: '' } }),
      pageDuGroupe('invitation, adresse fausse', '/inviter', { qui: 'membre', statut: 422, envoi: { courriel: 'x' } }),
      pageDans('composer, une faute', '/composer', {
        qui: 'animateur',
        statut: 422,
        envoi: { titre: 'x', 'blocs[]': 'lire', 'blocs.lire.genre': 'texte', 'blocs.lire.minutes': 'x' },
      }),
      pageDans('composer, version dépassée', '/composer', { qui: 'animateur', statut: 409, envoi: { titre: 'Un titre', base: '0' } }),
      fixe('nouveau parcours, sans titre', '/parcours/nouveau', { qui: 'animateur', statut: 422, envoi: { titre: '' } }),
    ],
    connectees: [
      fixe('les parcours, en cours', '/parcours', { qui: 'membre' }),
      pageDans('mon parcours', '?avis=adoptee', { qui: 'membre' }),
      pageDans('mon étape', '/regarder?avis=garde', { qui: 'membre' }),
      pageDans('ma fiche', '/releve', { qui: 'membre' }),
      pageDans('composer un parcours', '/composer', { sombre: true, qui: 'animateur' }),
      pageDans('composer, un bloc de plus', '/composer', {
        qui: 'animateur',
        envoi: { titre: 'Un titre', action: 'ajouter:verification:' },
      }),
      pageDans('versions du parcours', '/historique?de=1&a=1', { qui: 'animateur' }),
      pageDans('revenir à une version du parcours', '/historique/1/restaurer', { qui: 'animateur' }),
      fixe('ordonner les parcours', '/parcours/gerer', { qui: 'animateur' }),
      pageDans('créer un groupe', '/groupe', { qui: 'membre' }),
      pageDuGroupe('mon groupe', '?fait=cree', { qui: 'membre' }),
      pageDuGroupe('invitation, connecté', '', { qui: 'tenant' }),
      { nom: 'une date du groupe', chemin: ({ parcours: p }) => `/parcours/groupes/${p.cleDuGroupe}/dates/${p.dateId}`, qui: 'membre' },
    ],
  },
  absurdes: { publiques: ['/parcours', ({ parcours }) => `/parcours/${parcours.slug}`], api: ['/api/v1/parcours'] },
  remplir: async (db, pour) => ({ parcours: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : les parcours. */
async function remplir(db: Db, { qui }: PourEssayer) {
  const parcours = await creerParcours(db, { titre: 'Relier les voisins', estProposition: true })
  const textes = [{ bloc: 'carnet', champ: 'voisins', texte: 'Le lycée\nLa mairie' }]
  const pas = { version: '2h' as const, blocs: ['lire', 'carnet'], faits: ['carnet'], textes }
  await garderPas(db, { membreId: qui.membre, parcoursId: parcours.id }, pas)
  const groupe = await creerGroupe(db, { parcoursId: parcours.id, membreId: qui.membre })
  await rejoindreGroupe(db, { id: (await connecter(db, { nom: 'Célia Voisine' })).id }, groupe)
  const [date] = await listDates(db, groupe.id)
  return { slug: parcours.slug, id: parcours.id, cleDuGroupe: groupe.cle, dateId: date?.id ?? 0 }
}
