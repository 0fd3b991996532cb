import { salle as acteur } from './acteur/acteur.salle.ts'
import { salle as besoin } from './besoin/besoin.salle.tsx'
import { salle as accueil } from './devant/accueil/accueil.salle.ts'
import { salle as api } from './devant/api/api.salle.tsx'
import { salle as moisson } from './devant/moisson/moisson.salle.ts'
import { salle as fiche } from './fiche/fiche.salle.ts'
import { tacheRappelerFraicheur } from './fiche/fraicheur/rappeler-fraicheur.ts'
import { salle as fichier } from './fichier/fichier.salle.ts'
import { salle as glossaire } from './glossaire/glossaire.salle.ts'
import { salle as interfaceDuSite } from './interface/interface.salle.ts'
import { salle as membre } from './membre/membre.salle.ts'
import { salle as parcours } from './parcours/parcours.salle.ts'
import { salle as referentiel } from './referentiel/referentiel.salle.ts'
import { salle as ressource } from './ressource/ressource.salle.ts'
import { tousLesRappels, toutesLesTaches } from './socle/apports.ts'
import type { Salle } from './socle/salle.ts'
import { salle as socle } from './socle/socle.salle.ts'
import type { Tache } from './socle/taches.ts'
import { salle as territoire } from './territoire/territoire.salle.ts'
import { salle as vitrine } from './vitrine/vitrine.salle.ts'
import { salle as webinaire } from './webinaire/webinaire.salle.ts'

/**
 * Toutes les salles du site, une ligne par salle, de l'étage le plus bas au plus haut : une salle n'emploie que celles d'avant elle
 * (`scripts/etages.ts` lit cet ordre). Tout le reste lit cette liste : adresses, travaux de fond, modération, accueil, « Mon compte »,
 * données personnelles, contenu fondateur, feuilles de style, tests.
 */
export const salles: readonly Salle[] = [
  socle,
  interfaceDuSite,
  referentiel,
  territoire,
  membre,
  fichier,
  fiche,
  acteur,
  glossaire,
  ressource,
  besoin,
  webinaire,
  parcours,
  vitrine,
  accueil,
  moisson,
  api,
]

/** Les travaux de fond de toutes les salles. */
export const taches: readonly Tache[] = [...toutesLesTaches(salles), tacheRappelerFraicheur(tousLesRappels(salles))]
