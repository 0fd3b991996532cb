import type { Geste } from './geste.ts'
import { gestes as acteur } from './gestes/acteur.ts'
import { gestes as membre } from './gestes/membre.ts'
import { gestes as parcours } from './gestes/parcours.ts'
import { gestes as ressource } from './gestes/ressource.ts'
import { gestes as vitrineEtMots } from './gestes/vitrine-et-mots.ts'
import { gestes as webinaire } from './gestes/webinaire.ts'

/** Tous les gestes, dans l'ordre où ils sont faits ; un compte s'efface en dernier. */
export const gestes: Geste[] = [...acteur, ...ressource, ...webinaire, ...parcours, ...vitrineEtMots, ...membre]
