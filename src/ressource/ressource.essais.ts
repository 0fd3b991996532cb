import { cleDeConfirmation } from '#fiche/fraicheur/cles-de-fraicheur.ts'
import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { creerRessource } from './ressource.factory.ts'
import { updateUsages } from './usage.repository.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    ressource: Awaited<ReturnType<typeof remplir>>
  }
}

const tenue = (suite: string) => ({
  exemple: ({ ressource }: JeuDEssai) => `/ressources/${ressource.tenue}${suite}`,
})
const sansCle = { visiteuse: 'sans clé ni compte', membre: 'ne la tient pas' }

export const essais: Essais = {
  droits: {
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
  },
  pages: {
    publiques: [
      fixe('les ressources', '/ressources', { sombre: true }),
      fixe('les ressources, filtrées', '/ressources?q=table&duree=demi-journee&filtres=tous&maturite=demarrer&pourmoi=1'),
      fixe('les ressources, aucune', '/ressources?q=xqzwv&territoire=saint-denis'),
      fixe('ressources pour moi', '/ressources/pour-moi'),
      fixe('ressources intégrées', '/integration/ressources'),
      { nom: 'une méthode', chemin: ({ ressource }) => `/ressources/${ressource.methode}`, sombre: true },
      { nom: 'un exemple', chemin: ({ ressource }) => `/ressources/${ressource.tenue}`, sombre: true },
      { nom: 'ressource toujours à jour ?', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/a-jour?cle=${ressource.cle}` },
      { nom: 'ressource à jour', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/a-jour/merci` },
    ],
    enErreur: [{ nom: 'ressource inconnue', chemin: () => '/ressources/personne', statut: 404 }],
    connectees: [
      { nom: 'un exemple que je tiens', chemin: ({ ressource }) => `/ressources/${ressource.tenue}`, qui: 'tenant' },
      { nom: 'une ressource archivée', chemin: ({ ressource }) => `/ressources/${ressource.archivee}`, qui: 'tenant' },
    ],
  },
  absurdes: {
    publiques: ['/ressources', '/ressources.atom', '/ressources/pour-moi', '/integration/ressources'],
    reservees: [({ ressource }) => `/ressources/${ressource.tenue}/historique`],
    api: ['/api/v1/ressources'],
    parametres: ['thematique', 'odd', 'type', 'maturite', 'duree'],
  },
  remplir: async (db, pour) => ({ ressource: await remplir(db, pour) }),
}

const corps = `## Avant la réunion

Inviter dix personnes[^1], dont la moitié ne se connaît pas.

| Qui | Combien |
|:--|--:|
| Élus | 3 |
| Associations | 4 |

## Pendant

1. Un tour de table ;
2. des groupes de trois ;
3. une alliance à dire en une phrase.

### Ce qu'il faut dans la salle

- [x] des chaises
- [ ] un tableau

## Après

> Tout ce qui n'est pas écrit est perdu.

[^1]: Davantage, et l'on ne s'entend plus.`

const cadre = {
  besoin: 'Des lucioles **sans table**.',
  spheres: 'Une commune, deux associations, une entreprise.',
  fait: 'Trois réunions, puis une table commune.',
  cout: '1 200 €, dont la moitié en temps.',
  duree: 'Six mois.',
  effets: 'Douze personnes se parlent.',
  reprendre: 'Commencer par un repas.',
  limites: "La deuxième réunion, un vendredi soir : personne n'est venu.",
}

/** De quoi voir pleines les pages de la salle : lire les ressources. `tenue` : un exemple entier, que la tenante tient. */
async function remplir(db: Db, { qui, jeu }: PourEssayer) {
  const methode = await creerRessource(db, { corps, acteurIds: [jeu.tenueId], estProposition: true })
  const tenue = await creerRessource(db, {
    titre: 'Des lucioles à la même table',
    type: 'exemple',
    corps,
    cadre,
    acteurIds: [jeu.tenueId],
    lieeIds: [methode.id],
    proprietaireId: qui.tenant,
    auteurId: qui.tenant,
    source: 'Compte rendu de l’atelier',
    sourceUrl: 'https://exemple.invalid/lucioles',
  })
  await creerRessource(db, { titre: 'Des lucioles au bord de la mer', adapteeDeId: tenue.id, licence: 'droits-reserves' })
  const archivee = await creerRessource(db, { titre: 'Table rangée', etat: 'archivee', proprietaireId: qui.tenant })
  await updateUsages(db, { salle: 'parcours', objetId: 1, titre: 'Faire alliance', chemin: '/territoires' }, [tenue.id])
  const cle = cleDeConfirmation(tenue, { usage: 'ressource-a-jour' })
  return { methode: methode.slug, tenue: tenue.slug, tenueId: tenue.id, archivee: archivee.slug, cle }
}
