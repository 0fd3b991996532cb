import type { Referentiel } from '#referentiel/referentiel.ts'
import { listApercusParIds } from '#ressource/apercu.repository.ts'
import type { ApercuDeRessource } from '#ressource/ressource.ts'
import type { RequeteComprise } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher } from '#socle/moteur.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { pourquoiLaLire } from './pourquoi.ts'

export type RessourceTrouvee = { ressource: ApercuDeRessource; raisons: string[] }

const montrees = 4

/** Ce qui se lit sur la question ; rien sans mots. Une ressource vaut d'où qu'elle vienne : le lieu n'est qu'une raison de plus. */
export async function trouverRessources(
  db: Db,
  referentiel: Referentiel,
  requete: RequeteComprise,
  { mots, lieux }: { mots: string[]; lieux: Territoire[] },
): Promise<RessourceTrouvee[]> {
  if (requete.tsquery === null) return []
  const exactes = await chercher(db, { salles: ['ressource'], tsquery: requete.tsquery, limite: montrees })
  const elargir = exactes.length === 0 && requete.large !== null && requete.large !== requete.tsquery
  const trouvees = elargir ? await chercher(db, { salles: ['ressource'], tsquery: requete.large, limite: montrees }) : exactes
  const apercus = await listApercusParIds(
    db,
    trouvees.map(({ objetId }) => objetId),
  )
  return apercus.map((ressource) => ({ ressource, raisons: pourquoiLaLire({ ...ressource, mots, lieux }, referentiel) }))
}
