import type { JeuDEssai } from '../jeu-d-essai.ts'
import { fixe, type PageDuSite, type PagesDUneSalle } from './page-du-site.ts'

const dans = (nom: string, suite: string, reste: Partial<PageDuSite> = {}): PageDuSite => ({
  nom,
  chemin: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}`,
  ...reste,
})

const groupe = (nom: string, suite: string, reste: Partial<PageDuSite> = {}): PageDuSite => ({
  nom,
  chemin: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}${suite}`,
  ...reste,
})

/** Les pages de la salle : les parcours. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('les parcours', '/parcours'),
    dans('un parcours', ''),
    dans('un parcours, en 12 h', '?version=12h'),
    dans('une étape', '/regarder'),
    dans('une étape, vérification faite', '/relier?version=2h&v_controle_0=0'),
    dans('la fiche à imprimer', '/releve'),
    { ...groupe('invitation dans un groupe', ''), gardee: false },
  ],
  enErreur: [
    dans('territoire inconnu', '/suivre', { qui: 'membre', statut: 422, envoi: { territoire: 'Zzyzxville' } }),
    dans('réponse trop longue', '/regarder', { qui: 'membre', statut: 422, envoi: { r_carnet_voisins: 'a'.repeat(5001) } }),
    dans('groupe, sans nom', '/groupe', { qui: 'membre', statut: 422, envoi: { nom: '' } }),
    groupe('date du groupe, tout manque', '/dates', { qui: 'membre', statut: 422, envoi: { jour: '' } }),
    groupe('invitation, adresse fausse', '/inviter', { qui: 'membre', statut: 422, envoi: { courriel: 'x' } }),
    dans('composer, une faute', '/composer', {
      qui: 'animateur',
      statut: 422,
      envoi: { titre: 'x', 'blocs[]': 'lire', 'blocs.lire.genre': 'texte', 'blocs.lire.minutes': 'x' },
    }),
    dans('composer, version dépassée', '/composer', { qui: 'animateur', statut: 409, envoi: { titre: 'Un titre', base: '0' } }),
    fixe('nouveau parcours, sans titre', '/parcours/nouveau', { qui: 'animateur', statut: 422, envoi: { titre: '' } }),
  ],
  connectees: [
    fixe('les parcours, en cours', '/parcours', { qui: 'membre' }),
    dans('mon parcours', '?avis=adoptee', { qui: 'membre' }),
    dans('mon étape', '/regarder?avis=garde', { qui: 'membre' }),
    dans('ma fiche', '/releve', { qui: 'membre' }),
    dans('composer un parcours', '/composer', { qui: 'animateur' }),
    dans('composer, un bloc de plus', '/composer', { qui: 'animateur', envoi: { titre: 'Un titre', action: 'ajouter:verification:' } }),
    dans('versions du parcours', '/historique?de=1&a=1', { qui: 'animateur' }),
    dans('revenir à une version du parcours', '/historique/1/restaurer', { qui: 'animateur' }),
    fixe('ordonner les parcours', '/parcours/gerer', { qui: 'animateur' }),
    dans('créer un groupe', '/groupe', { qui: 'membre' }),
    groupe('mon groupe', '?fait=cree', { qui: 'membre' }),
    groupe('invitation, connecté', '', { qui: 'tenant' }),
    { nom: 'une date du groupe', chemin: ({ parcours: p }) => `/parcours/groupes/${p.cleDuGroupe}/dates/${p.dateId}`, qui: 'membre' },
  ],
}
