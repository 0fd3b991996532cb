import type { Db } from '../../socle/db.ts'

/** Les listes du référentiel qu'une fiche porte. */
export const listesDeLaFiche = ['profil', 'sphere', 'pratique', 'activite', 'thematique', 'odd'] as const
export type ListeDeLaFiche = (typeof listesDeLaFiche)[number]
export type TermeAuChoix = { id: number; liste: string; code: string; libelle: string; definition: string; parentId: number | null }

/** Les termes proposés au choix, dans leur ordre ; un terme retiré n'y est que si la fiche le porte déjà. */
export async function listTermesAuChoix(db: Db, portes: number[]): Promise<TermeAuChoix[]> {
  return db
    .selectFrom('terme')
    .select(['id', 'liste', 'code', 'libelle', 'definition', 'parent_id as parentId'])
    .where('liste', 'in', listesDeLaFiche)
    .where((eb) => eb.or([eb('retire_le', 'is', null), eb('id', 'in', portes.length > 0 ? portes : [0])]))
    .orderBy('ordre')
    .orderBy('id')
    .limit(1000)
    .execute()
}
