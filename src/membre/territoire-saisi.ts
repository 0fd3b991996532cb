import type { Db } from '#socle/db.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode } from '#territoire/territoire.ts'

export type LieuSaisi = { ok: true; id: number } | { ok: false; phrase: string }

/** Le territoire qu'une personne a écrit, ou la phrase qui l'aide à le préciser. */
export async function chercherTerritoire(db: Db, texte: string): Promise<LieuSaisi> {
  const lu = await resoudreTerritoire(db, texte)
  if (lu.genre === 'trouve') return { ok: true, id: lu.territoire.id }
  if (lu.genre === 'inconnu')
    return { ok: false, phrase: `Aucun territoire ne s'appelle « ${texte} ». Essayez un autre nom, ou un code postal.` }
  const choix = lu.choix.slice(0, 5).map((territoire) => nomEtCode(territoire))
  return { ok: false, phrase: `Plusieurs territoires sont possibles. Écrivez l'un d'eux : ${choix.join(' ; ')}.` }
}
