import type { Db } from '#socle/db.ts'
import { insertTerme, type TermeAEcrire } from './referentiel.repository.ts'
import type { Liste, Terme } from './referentiel.ts'

let rang = 0

/** Un terme de plus dans la liste (thématique par défaut), pour un test. */
export async function creerTerme(
  db: Db,
  { liste = 'thematique', code = `essai-${++rang}`, ...reste }: Partial<TermeAEcrire> & { liste?: Liste; code?: string } = {},
): Promise<Terme> {
  const terme = {
    libelle: `Terme d'essai ${code}`,
    pluriel: null,
    definition: '',
    estProposition: true,
    source: null,
    parentId: null,
    ...reste,
  }
  const cree = await insertTerme(db, liste, code, terme)
  if (!cree) throw new Error(`Le code ${liste}/${code} est déjà pris.`)
  return cree
}
