import type { Db } from '../socle/db.ts'

/** Charge le contenu fondateur de la salle, une fois par version de ses fichiers. */
export async function chargerWebinairesFondateurs(_db: Db): Promise<void> {}
