import type { RawBuilder } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Un objet ancien qu'une personne tient : une fiche, une ressource. */
export type ObjetARappeler = { id: number; slug: string; nom: string; proprietaireId: string; verifieeLe: string | null }

/** Une sorte d'objets à tenir à jour. Ses pages « modifier » et « a-jour » sont sous `chemin`/slug. */
export type SourceDeRappel = {
  chemin: string
  /** Ce que signe la clé du lien « toujours à jour ». */
  usage: string
  /** La condition SQL qu'un membre « m » en tienne un qui n'a pas été vérifié depuis ce jour. */
  existe: (avant: string) => RawBuilder<boolean>
  /** Les siens, le plus ancien d'abord, 200 au plus. */
  lister: (db: Db, membreId: string, avant: string) => Promise<ObjetARappeler[]>
}

const ajoutees = new Set<SourceDeRappel>()

/** Une salle plus haute ajoute ce que l'on tient chez elle : tout part dans le même courriel. */
export function ajouterSourceDeRappel(source: SourceDeRappel): void {
  ajoutees.add(source)
}

export const sourcesAjoutees = (): SourceDeRappel[] => [...ajoutees]
