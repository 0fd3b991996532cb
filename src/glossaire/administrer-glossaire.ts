import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { findNumeroCourant, noter } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { slugifier } from '#socle/texte.ts'
import { findMot, insertMot, listMots, updateMot, updateRetrait } from './glossaire.repository.ts'
import type { SaisieDeMot } from './glossaire.schema.ts'
import { type ContenuDeMot, lecturesDe, type Mot, rendusDeMot } from './mot.ts'

// Des adresses de la salle : un mot ne peut pas les prendre.
const reserves = ['ajouter']

/** Ajoute un mot ; son code, tiré du mot, ne changera plus. */
export async function ajouterMot(db: Db, saisie: SaisieDeMot, auteurId: string): Promise<Mot> {
  await assurerRendus(db, rendusDeMot(saisie))
  return db.transaction().execute(async (trx) => {
    const code = slugifier(saisie.terme)
    const mot = reserves.includes(code) ? undefined : await insertMot(trx, code, await composer(trx, code, saisie))
    if (!mot) throw new ErreurMetier(409, `« ${saisie.terme} » est déjà dans le glossaire, ou parmi ses mots retirés.`)
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
export async function modifierMot(db: Db, code: string, saisie: SaisieDeMot, auteurId: string): Promise<Issue> {
  await assurerRendus(db, rendusDeMot(saisie))
  return db.transaction().execute(async (trx) => {
    const actuel = trouve(await findMot(trx, code, { pourEcriture: true }))
    const version = await findNumeroCourant(trx, 'glossaire', actuel.id)
    if (version !== saisie.version) return { fait: false, actuel, version }
    await updateMot(trx, actuel.id, await composer(trx, code, saisie))
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

async function composer(trx: Db, code: string, saisie: SaisieDeMot): Promise<ContenuDeMot> {
  const { terme, formes, definition, source, proposition: estProposition } = saisie
  const connus = new Set((await listMots(trx)).map((mot) => mot.code))
  const voir = saisie.voir.filter((voisin) => connus.has(voisin) && voisin !== code)
  return { terme, formes, definition, lectures: lecturesDe(saisie), voir, estProposition, source }
}

async function garderTrace(trx: Db, mot: Mot, auteurId: string, motif: string): Promise<void> {
  const { id, code, terme, formes, definition, lectures, voir, estProposition, source } = mot
  const contenu = { code, terme, formes, definition, lectures, voir, estProposition, source, retire: mot.retireLe !== null }
  await noter(trx, { salle: 'glossaire', objetId: id, contenu, auteurId, motif })
}
