import { slugsLibres } from '#fiche/depot.repository.ts'
import type { Db } from '#socle/db.ts'
import { noter } from '#socle/historique.ts'
import { slugifier } from '#socle/texte.ts'
import { insertCycle, updateCycle } from './cycle.repository.ts'
import type { Cycle, SaisieDeCycle } from './cycle.ts'

type Auteur = { auteurId: string | null; motif: string }

/** Crée un cycle. À appeler dans une transaction. */
export async function creerCycle(trx: Db, saisie: SaisieDeCycle, en: Auteur & { slug?: string }): Promise<Cycle> {
  const [slug = ''] = await slugsLibres(trx, { table: 'cycle', reserves: ['nouveau'] }, [en.slug ?? slugifier(saisie.titre)])
  return garder(trx, await insertCycle(trx, saisie, slug), en)
}

export async function modifierCycle(trx: Db, id: number, saisie: SaisieDeCycle, auteur: Auteur): Promise<Cycle> {
  return garder(trx, await updateCycle(trx, id, saisie), auteur)
}

async function garder(trx: Db, cycle: Cycle, { auteurId, motif }: Auteur): Promise<Cycle> {
  await noter(trx, { salle: 'cycle', objetId: cycle.id, contenu: JSON.parse(JSON.stringify(cycle)), auteurId, motif })
  return cycle
}
