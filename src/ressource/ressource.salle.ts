import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerRessourcesFondatrices } from './charger-ressources-fondatrices.ts'
import { routes as adapter } from './contribution/adapter/adapter.routes.tsx'
import { routes as brouillon } from './contribution/brouillon/brouillon.routes.tsx'
import { routes as contribuer } from './contribution/contribuer/contribuer.routes.tsx'
import { routes as numero } from './contribution/contribution.routes.tsx'
import { donnees } from './contribution/donnees-ressource.ts'
import { monCompte } from './contribution/mes-ressources.tsx'
import { moderations } from './contribution/moderation-ressource.ts'
import { routes as archiver } from './contribution/modifier/archiver.routes.tsx'
import { routes as modifier } from './contribution/modifier/modifier.routes.tsx'
import { routes as redaction } from './contribution/redaction/redaction.routes.ts'
import { routes as relire } from './contribution/relire/relire.routes.tsx'
import { routes as suggestion } from './contribution/relire/suggestion.routes.tsx'
import { routes as revendiquer } from './contribution/revendiquer/revendiquer.routes.tsx'
import { indexerRessources, verrouiller } from './document-ressource.ts'
import { routes as echange } from './echange/echange.routes.tsx'
import { tache as importer } from './echange/executer-import.ts'
import { routes as fraicheur } from './fraicheur/fraicheur.routes.tsx'
import { ressourcesARappeler } from './fraicheur/rappel.repository.ts'
import { routes as oai } from './oai/oai.routes.ts'
import { api } from './ressource.api.ts'
import { moisson } from './ressource.moisson.ts'
import { routes as catalogue } from './ressource.routes.tsx'
import { sorteRessource } from './ressource.sorte.ts'
import { ressourcesDIci, sesRessources } from './ressources-ailleurs.tsx'

const reindexer = tacheDeReindexation('ressource', async (trx, ids) => {
  await verrouiller(trx, ids)
  await indexerRessources(trx, ids)
})

export const salle: Salle = {
  nom: 'ressource',
  actes: [
    numero,
    contribuer,
    redaction,
    brouillon,
    suggestion,
    modifier,
    archiver,
    historiqueDe(sorteRessource),
    adapter,
    revendiquer,
    relire,
    echange,
    fraicheur,
    catalogue,
    oai,
    api,
    { moderations, rappels: [ressourcesARappeler], taches: [importer, reindexer] },
  ],
  fondateur: (db) => chargerRessourcesFondatrices(db),
  monCompte,
  donnees,
  moisson,
  ailleurs: { territoire: ressourcesDIci, acteur: sesRessources },
}
