import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import type { Salle } from '#socle/salle.ts'
import { api } from './acteur.api.ts'
import { moisson } from './acteur.moisson.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { routes as annuaire } from './annuaire.routes.tsx'
import { chargerActeursFondateurs } from './charger-acteurs-fondateurs.ts'
import { tache as importer } from './echange/executer-import.ts'
import { routes as exports } from './echange/export.routes.ts'
import { routes as imports } from './echange/import.routes.tsx'
import { routes as contact } from './fiche/contact/contact.routes.tsx'
import { routes as ecrire } from './fiche/contact/ecrire.routes.tsx'
import { tacheRemettreMessages } from './fiche/contact/remettre-messages.ts'
import { donnees } from './fiche/donnees-acteur.ts'
import { routes as numero } from './fiche/fiche.routes.tsx'
import { routes as fraicheur } from './fiche/fraicheur/fraicheur.routes.tsx'
import { fichesARappeler } from './fiche/fraicheur/rappel.repository.ts'
import { monCompte } from './fiche/mes-fiches.tsx'
import { moderations } from './fiche/moderation-acteur.ts'
import { routes as archiver } from './fiche/modifier/archiver.routes.tsx'
import { routes as modifier } from './fiche/modifier/modifier.routes.tsx'
import { routes as proposer } from './fiche/proposer/proposer.routes.tsx'
import { routes as revendiquer } from './fiche/revendiquer/revendiquer.routes.tsx'
import { quiAgitIci } from './qui-agit-ici.tsx'
import { tacheReindexerFiches } from './reindexer-fiches.ts'

export const salle: Salle = {
  nom: 'acteur',
  actes: [
    exports,
    imports,
    numero,
    proposer,
    revendiquer,
    modifier,
    archiver,
    historiqueDe(sorteActeur),
    fraicheur,
    ecrire,
    contact,
    annuaire,
    api,
    { moderations, rappels: [fichesARappeler], taches: [tacheRemettreMessages, importer, tacheReindexerFiches] },
  ],
  fondateur: async (db, { demonstration }) => {
    if (!demonstration) await chargerActeursFondateurs(db)
  },
  monCompte,
  donnees,
  moisson,
  ailleurs: { territoire: quiAgitIci },
}
