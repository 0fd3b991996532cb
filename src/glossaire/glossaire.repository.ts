import type { Selectable } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Mot as LigneMot } from '#socle/db.types.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import { gardeeTantQue } from '#socle/revision.ts'
import { type ContenuDeMot, relireMot } from './mot.champs.tsx'
import type { Mot, MotRendu } from './mot.ts'

// Bien au-delà d'un glossaire qui se lit ; borne la lecture malgré tout.
const maximum = 1000

/** Les mots proposés, de A à Z. Gardés dans ce processus tant qu'aucun ne change. */
export const chargerMots: (db: Db) => Promise<MotRendu[]> = gardeeTantQue(['mot'], async (db) =>
  rendreMots(
    db,
    (await listMots(db)).filter(({ retireLe }) => retireLe === null),
  ),
)

/** Ces mots avec leur définition mise en forme. */
export async function rendreMots(db: Db, mots: readonly Mot[]): Promise<MotRendu[]> {
  const definitions = mots.map(({ definition }) => definition)
  const [htmls, textes] = await Promise.all([lireHtmls(db, 'court', definitions), lireHtmls(db, 'texte', definitions)])
  return mots.map((mot) => ({ ...mot, html: htmls.get(mot.definition) ?? '', texte: textes.get(mot.definition) ?? '' }))
}

/** Tous les mots, retirés compris, de A à Z. */
export async function listMots(db: Db): Promise<Mot[]> {
  const lignes = await db.selectFrom('mot').selectAll().orderBy('id').limit(maximum).execute()
  return lignes.map(enMot).sort((a, b) => a.terme.localeCompare(b.terme, 'fr'))
}

/** Un mot, même retiré ; `pourEcriture` : verrouillé jusqu'à la fin de la transaction, deux modifications simultanées se suivent. */
export async function findMot(db: Db, code: string, { pourEcriture = false } = {}): Promise<Mot | undefined> {
  const requete = db.selectFrom('mot').selectAll().where('code', '=', code)
  const ligne = await requete.$if(pourEcriture, (qui) => qui.forUpdate()).executeTakeFirst()
  return ligne && enMot(ligne)
}

/** Ajoute le mot ; undefined si son code est déjà pris. */
export async function insertMot(db: Db, code: string, mot: ContenuDeMot): Promise<Mot | undefined> {
  const ligne = await db
    .insertInto('mot')
    .values({ code, ...enColonnes(mot) })
    .onConflict((oc) => oc.column('code').doNothing())
    .returningAll()
    .executeTakeFirst()
  return ligne && enMot(ligne)
}

export async function updateMot(db: Db, id: number, mot: ContenuDeMot): Promise<void> {
  await db.updateTable('mot').set(enColonnes(mot)).where('id', '=', id).execute()
}

/** Retire le mot (il n'est plus montré ni expliqué) ou le remet. */
export async function updateRetrait(db: Db, id: number, retire: boolean): Promise<void> {
  const maintenant = new Date()
  await db
    .updateTable('mot')
    .set({ retire_le: retire ? maintenant : null, modifie_le: maintenant })
    .where('id', '=', id)
    .execute()
}

function enColonnes({ estProposition: est_proposition, elu, association, entreprise, chercheur, ...mot }: ContenuDeMot) {
  const lectures = Object.entries({ elu, association, entreprise, chercheur }).filter(([, lue]) => lue !== '')
  const { terme, formes, definition, voir, source } = mot
  return {
    ...{ terme, formes, definition, voir, source, est_proposition, modifie_le: new Date() },
    lectures: JSON.stringify(Object.fromEntries(lectures)),
  }
}

const enMot = ({
  id,
  code,
  est_proposition: estProposition,
  retire_le: retireLe,
  modifie_le: modifieLe,
  ...ligne
}: Selectable<LigneMot>): Mot => ({
  ...relireMot({ ...ligne, estProposition }),
  ...{ id, code, retireLe, modifieLe },
})
