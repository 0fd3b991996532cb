import { listPoints, listRecents } from '../acteur/annuaire.repository.ts'
import type { Filtre } from '../acteur/annuaire.ts'
import { pointsAuPlus, type VueDeCarte } from '../acteur/consulter-annuaire.ts'
import type { Apercu } from '../acteur/acteur.ts'
import { countFacettes, countFiches, countParDepartement } from '../acteur/facettes.repository.ts'
import { chargerReferentiel } from '../referentiel/referentiel.repository.ts'
import type { Referentiel } from '../referentiel/referentiel.ts'
import type { Db } from '../socle/db.ts'
import { listContours } from '../territoire/contour.repository.ts'
import { listParNiveau } from '../territoire/territoire.repository.ts'

/** Le réseau vivant, tel que la page d'accueil le montre. */
export type VueDAccueil = { referentiel: Referentiel; catalyseurs: number; acteurs: number; facettes: Map<number, number>; recents: Apercu[]; carte: VueDeCarte }

const tousLesCatalyseurs: Filtre = { catalyseurs: true, tsquery: null, termes: {}, territoire: null, tri: 'nom' }

export async function rassemblerAccueil(db: Db): Promise<VueDAccueil> {
  const [referentiel, catalyseurs, acteurs, facettes, recents, departements] = await Promise.all([
    chargerReferentiel(db),
    countFiches(db, tousLesCatalyseurs),
    countFiches(db, { ...tousLesCatalyseurs, catalyseurs: false }),
    countFacettes(db, tousLesCatalyseurs),
    listRecents(db, 4),
    listParNiveau(db, 'departement'),
  ])
  const nombreux = catalyseurs > pointsAuPlus
  const [contours, points, parDepartement] = await Promise.all([
    listContours(db, departements.map(({ id }) => id)),
    nombreux ? [] : listPoints(db, tousLesCatalyseurs, pointsAuPlus),
    nombreux ? countParDepartement(db, tousLesCatalyseurs) : new Map<number, number>(),
  ])
  return { referentiel, catalyseurs, acteurs, facettes, recents, carte: { departements, contours, points, parDepartement } }
}
