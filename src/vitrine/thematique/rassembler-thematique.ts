import { catalyseurs } from '#acteur/annuaire.ts'
import { lirePremiers } from '#fiche/catalogue/consulter.ts'
import { criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { ressources } from '#ressource/fonds.ts'
import type { Db } from '#socle/db.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'

/** Les rayons d'une thématique : quels types de ressources chacun réunit. */
const rayons = [
  { cle: 'reference', titre: 'Documents de référence', types: ['etude', 'donnee'] },
  { cle: 'methodes', titre: 'Méthodes et outils de formation', types: ['methode', 'outil', 'kit', 'competence'] },
  { cle: 'exemples', titre: 'Ce que d’autres ont fait', types: ['exemple'] },
] as const

export type VueDeThematique = Awaited<ReturnType<typeof rassemblerThematique>>

export async function rassemblerThematique(db: Db, referentiel: Referentiel, thematique: Terme) {
  const [desRayons, aVenir, passees, parcours, desCatalyseurs] = await Promise.all([
    Promise.all(rayons.map((rayon) => lireRayon(db, referentiel, thematique, rayon))),
    listAVenir(db, { limite: 3, termeIds: [thematique.id] }),
    listPassees(db, { limite: 6, termeIds: [thematique.id] }),
    listPublies(db, { termeIds: [thematique.id] }),
    lirePremiers(db, catalyseurs, 6, { criteres: criteresDesTermes(catalyseurs, [thematique]) }),
  ])
  return { thematique, referentiel, rayons: desRayons, aVenir, passees, parcours, catalyseurs: desCatalyseurs }
}

async function lireRayon(db: Db, referentiel: Referentiel, thematique: Terme, rayon: (typeof rayons)[number]) {
  const types = rayon.types.flatMap((code) => referentiel.parCode('medoc', code) ?? [])
  return { rayon, ...(await lirePremiers(db, ressources, 6, { criteres: criteresDesTermes(ressources, [thematique, ...types]) })) }
}
