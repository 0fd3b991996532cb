import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { findNumeroCourant, noter } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { slugifier } from '#socle/texte.ts'
import { findMot, insertMot, listMots, updateMot, updateRetrait } from './glossaire.repository.ts'
import type { ContenuDeMot } from './mot.champs.tsx'
import { type Mot, rendusDeMot } from './mot.ts'

// Des adresses de la salle : un mot ne peut pas les prendre.
const reserves = ['ajouter']

/** Ajoute un mot ; son code, tiré du mot, ne changera plus. */
export async function ajouterMot(db: Db, contenu: ContenuDeMot, auteurId: string): Promise<Mot> {
  await assurerRendus(db, rendusDeMot(contenu))
  return db.transaction().execute(async (trx) => {
    const code = slugifier(contenu.terme)
    const mot = reserves.includes(code) ? undefined : await insertMot(trx, code, await avecSesVoisins(trx, code, contenu))
    if (!mot) throw new ErreurMetier(409, `« ${contenu.terme} » est déjà dans le glossaire, ou parmi ses mots retirés.`)
    await garderTrace(trx, mot, auteurId, 'ajout')
    return mot
  })
}

/** `fait` faux : quelqu'un d'autre a écrit entre-temps, rien ne l'est. */
export type Issue = { fait: true } | { fait: false; actuel: Mot; version: number }

/**
 * Change ce que dit le mot, s'il en est encore à la version que la personne avait sous les yeux ; son code reste, pour que les adresses
 * restent justes.
 */
export async function modifierMot(
  db: Db,
  code: string,
  contenu: ContenuDeMot,
  { version, auteurId }: { version: number; auteurId: string },
): Promise<Issue> {
  await assurerRendus(db, rendusDeMot(contenu))
  return db.transaction().execute(async (trx) => {
    const actuel = trouve(await findMot(trx, code, { pourEcriture: true }))
    const courante = await findNumeroCourant(trx, 'glossaire', actuel.id)
    if (courante !== version) return { fait: false, actuel, version: courante }
    await updateMot(trx, actuel.id, await avecSesVoisins(trx, code, contenu))
    await garderTrace(trx, trouve(await findMot(trx, code)), auteurId, 'modification')
    return { fait: true }
  })
}

/** Retire le mot du glossaire et des textes, ou l'y remet. */
export async function retirerMot(db: Db, code: string, retire: boolean, auteurId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const mot = trouve(await findMot(trx, code))
    if ((mot.retireLe !== null) === retire) return
    await updateRetrait(trx, mot.id, retire)
    await garderTrace(trx, trouve(await findMot(trx, code)), auteurId, retire ? 'retrait' : 'restauration')
  })
}

// Un mot ne renvoie ni à lui-même, ni à un mot que l'on ne connaît pas.
async function avecSesVoisins(trx: Db, code: string, contenu: ContenuDeMot): Promise<ContenuDeMot> {
  const connus = new Set((await listMots(trx)).map((mot) => mot.code))
  return { ...contenu, voir: contenu.voir.filter((voisin) => connus.has(voisin) && voisin !== code) }
}

async function garderTrace(trx: Db, { id, retireLe, modifieLe: _, ...contenu }: Mot, auteurId: string, motif: string): Promise<void> {
  await noter(trx, { salle: 'glossaire', objetId: id, contenu: { ...contenu, retire: retireLe !== null }, auteurId, motif })
}
