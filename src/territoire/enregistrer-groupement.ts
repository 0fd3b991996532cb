import type { Db } from '#socle/db.ts'
import type { ErreursDe } from '#socle/formulaire.ts'
import { dateLongue } from '#socle/texte.ts'
import { estUnPerimetre, insertGroupement, listMembres, updateGroupement } from './groupement.repository.ts'
import { resoudreTerritoires } from './resoudre-territoire.ts'
import type { groupement, SaisieGroupement } from './territoire.schema.ts'
import type { Territoire } from './territoire.ts'

export type Enregistrement =
  | { ok: true; groupement: Territoire }
  | { ok: false; erreurs: ErreursDe<typeof groupement>; douteux: { texte: string; choix: Territoire[] }[] }

/**
 * Crée ou réécrit un groupement à partir d'une saisie ; une ligne de membre mal comprise empêche d'enregistrer.
 * `perimetres` faux : les membres d'un groupement que quelqu'un anime restent ceux d'avant.
 */
export async function enregistrerGroupement(
  db: Db,
  saisie: SaisieGroupement,
  { id, perimetres }: { id?: number | undefined; perimetres: boolean } = { perimetres: true },
): Promise<Enregistrement> {
  // Une liste de codes collée d'un tableur arrive en colonnes, avec des virgules ou des tabulations.
  const lignes = saisie.membres.replace(/\t|,(?=\s*[\dg])/g, '\n')
  const { trouves, douteux } = await resoudreTerritoires(db, lignes, { niveaux: ['commune', 'epci', 'departement'] })
  if (douteux.length > 0) return { ok: false, erreurs: { membres: phrase(douteux.map((d) => d.texte)) }, douteux }
  if (trouves.length < 2) return { ok: false, erreurs: { membres: 'Un groupement réunit au moins deux territoires.' }, douteux }
  const membres = trouves.map((t) => t.id)
  if (id !== undefined && !perimetres && (await estUnPerimetre(db, id)) && !(await aCesMembres(db, id, membres)))
    return { ok: false, erreurs: { membres: estAnime }, douteux: [] }
  const auteur = `Groupement saisi dans Catalyse le ${dateLongue(new Date())}`
  const groupement = await db.transaction().execute((tx) => {
    const aEcrire = { nom: saisie.nom, nature: saisie.nature, membres, auteur }
    return id === undefined ? insertGroupement(tx, aEcrire) : updateGroupement(tx, id, aEcrire)
  })
  if (!groupement) return { ok: false, erreurs: { '': "Ce groupement vient d'être supprimé." }, douteux: [] }
  return { ok: true, groupement }
}

const estAnime =
  "Ce groupement est le périmètre d'une personne qui anime : changer ses membres changerait ce qu'elle décide. Demandez-le à l'administration du réseau."

async function aCesMembres(db: Db, id: number, membres: number[]): Promise<boolean> {
  const avant = (await listMembres(db, id)).map((territoire) => territoire.id)
  return new Set([...avant, ...membres]).size === avant.length && new Set(membres).size === avant.length
}

function phrase(textes: string[]): string {
  const cites = textes
    .slice(0, 5)
    .map((t) => `« ${t} »`)
    .join(', ')
  const reste = textes.length > 5 ? ` et ${textes.length - 5} autres` : ''
  return `À préciser, par exemple avec le code Insee ou le SIREN : ${cites}${reste}.`
}
