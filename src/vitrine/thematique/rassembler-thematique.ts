import type { Apercu } from '#acteur/acteur.ts'
import { listApercus } from '#acteur/annuaire.repository.ts'
import type { Filtre } from '#acteur/annuaire.ts'
import { countFiches } from '#acteur/facettes.repository.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Parcours } from '#parcours/parcours.ts'
import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { listApercus as listRessources } from '#ressource/catalogue.repository.ts'
import { aucunFiltre } from '#ressource/catalogue.ts'
import { countRessources } from '#ressource/facettes.repository.ts'
import type { ApercuDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { listAVenir, listPassees } from '#webinaire/seance.repository.ts'
import type { Seance } from '#webinaire/seance.ts'

/** Les rayons d'une thématique : quels types de ressources chacun réunit. */
const rayons = [
  { cle: 'reference', titre: 'Documents de référence', types: ['etude', 'donnee'] },
  { cle: 'methodes', titre: 'Méthodes et outils de formation', types: ['methode', 'outil', 'kit', 'competence'] },
  { cle: 'exemples', titre: 'Ce que d’autres ont fait', types: ['exemple'] },
] as const
export type Rayon = (typeof rayons)[number]

export type VueDeThematique = {
  thematique: Terme
  referentiel: Referentiel
  rayons: { rayon: Rayon; apercus: ApercuDeRessource[]; total: number }[]
  aVenir: Seance[]
  passees: Seance[]
  parcours: Parcours[]
  catalyseurs: { apercus: Apercu[]; total: number }
}

export async function rassemblerThematique(db: Db, referentiel: Referentiel, thematique: Terme): Promise<VueDeThematique> {
  const acteurs: Filtre = { catalyseurs: true, tsquery: null, termes: { thematique: [thematique.id] }, territoire: null, tri: 'nom' }
  const [desRayons, aVenir, passees, parcours, apercus, total] = await Promise.all([
    Promise.all(rayons.map((rayon) => lireRayon(db, referentiel, thematique, rayon))),
    listAVenir(db, { limite: 3, termeIds: [thematique.id] }),
    listPassees(db, { limite: 6, termeIds: [thematique.id] }),
    listPublies(db, { termeIds: [thematique.id] }),
    listApercus(db, acteurs, { limite: 6 }),
    countFiches(db, acteurs),
  ])
  return { thematique, referentiel, rayons: desRayons, aVenir, passees, parcours, catalyseurs: { apercus, total } }
}

async function lireRayon(db: Db, referentiel: Referentiel, thematique: Terme, rayon: Rayon) {
  const type = rayon.types.flatMap((code) => referentiel.parCode('medoc', code)?.id ?? [])
  const filtre = { ...aucunFiltre, termes: { thematique: [thematique.id], type } }
  const [apercus, total] = await Promise.all([listRessources(db, filtre, { limite: 6 }), countRessources(db, filtre)])
  return { rayon, apercus, total }
}
