import { type Dimension, type Facette, type Fonds, fondsDe, parZone } from '#fiche/catalogue/question/fonds.ts'
import { sorteActeur } from './acteur.sorte.ts'
import type { Apercu } from './acteur.ts'
import { urlActeur } from './acteur.ts'
import { colonnesDApercu, colonnesDePoint } from './apercu.repository.ts'

/** Les territoires d'action déclarés. */
const parAction: Facette = { nom: 'agit', etiquette: 'a', colonne: 'territoires', genre: 'liste' }

const pratique: Dimension = { genre: 'terme', nom: 'pratique', liste: 'pratique', titre: 'Pratiques' }
const thematique: Dimension = { genre: 'terme', nom: 'thematique', liste: 'thematique', titre: 'Thématiques' }
const profil: Dimension = { genre: 'terme', nom: 'profil', liste: 'profil', titre: 'Profil' }
const fines: Dimension[] = [
  { genre: 'terme', nom: 'sphere', liste: 'sphere', titre: 'Sphère', fine: true },
  { genre: 'terme', nom: 'activite', liste: 'activite', titre: 'Activités', fine: true },
  { genre: 'terme', nom: 'odd', liste: 'odd', titre: 'Objectifs de développement durable', fine: true },
]

/** Tous les acteurs, catalyseurs compris. */
export const acteurs: Fonds<Apercu> = fondsDe(sorteActeur, {
  salles: ['catalyseur', 'acteur'],
  dimensions: [pratique, thematique, profil, ...fines],
  ordres: [{ nom: 'nom', libelle: 'par nom', colonne: 'tri', genre: 'texte' }],
  // « Qui agit ici ? » : le siège ou un territoire d'action est ici (ou dans un membre du groupement), ou bien l'acteur a
  // déclaré agir sur un territoire qui contient ici.
  lieu: ({ zones, contenants }) => [
    { facette: parZone, valeurs: zones },
    { facette: parAction, valeurs: contenants },
  ],
  apercu: colonnesDApercu,
  carte: {
    colonnes: colonnesDePoint,
    lien: ({ slug, classe }) => urlActeur({ slug, estCatalyseur: classe === 'catalyseur' }),
    classe: 'catalyseur',
    noms: { une: 'fiche', plusieurs: 'fiches' },
  },
})

/** Les catalyseurs seulement : leur profil est presque toujours le même, son filtre est plus fin. */
export const catalyseurs: Fonds<Apercu> = {
  ...acteurs,
  chemin: '/catalyseurs',
  salles: ['catalyseur'],
  parmi: { colonne: 'est_catalyseur', facette: 'catalyseur' },
  dimensions: [pratique, thematique, { ...profil, fine: true }, ...fines],
}
