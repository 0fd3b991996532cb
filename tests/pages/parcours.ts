import type { JeuDEssai } from '../jeu-d-essai.ts'
import { fixe, type PageDuSite, type PagesDUneSalle } from './page-du-site.ts'

const dans = (nom: string, suite: string, reste: Partial<PageDuSite> = {}): PageDuSite => ({
  nom,
  chemin: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}`,
  ...reste,
})

/** Les pages de la salle : les parcours. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('les parcours', '/parcours'),
    dans('un parcours', ''),
    dans('un parcours, en 12 h', '?version=12h'),
    dans('une étape', '/regarder'),
    dans('une étape, vérification faite', '/relier?version=2h&v.controle.0=0'),
    dans('la fiche à imprimer', '/releve'),
  ],
  enErreur: [
    dans('territoire inconnu', '/suivre', { qui: 'membre', statut: 422, envoi: { territoire: 'Zzyzxville' } }),
    dans('réponse trop longue', '/regarder', { qui: 'membre', statut: 422, envoi: { 'r.carnet.voisins': 'a'.repeat(5001) } }),
  ],
  connectees: [
    fixe('les parcours, en cours', '/parcours', { qui: 'membre' }),
    dans('mon parcours', '?avis=adoptee', { qui: 'membre' }),
    dans('mon étape', '/regarder?avis=garde', { qui: 'membre' }),
    dans('ma fiche', '/releve', { qui: 'membre' }),
  ],
}
