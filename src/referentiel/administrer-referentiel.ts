import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { findNumeroCourant, noter } from '#socle/historique.ts'
import type { Tache } from '#socle/taches.ts'
import { slugifier } from '#socle/texte.ts'
import { findTerme, insertTerme, listTermes, type TermeAEcrire, updateOrdre, updateRetrait, updateTerme } from './referentiel.repository.ts'
import type { SaisieDeTerme } from './referentiel.schema.ts'
import { descriptions, type Liste, type Terme } from './referentiel.ts'
import { annoncerRenommage } from './renommages.ts'

type Cible = { liste: Liste; code: string; auteurId: string }

/** Ajoute un terme à la fin de sa liste ; son code, tiré du nom, ne changera plus. */
export async function ajouterTerme(db: Db, { liste, auteurId }: Omit<Cible, 'code'>, saisie: SaisieDeTerme): Promise<Terme> {
  return db.transaction().execute(async (trx) => {
    const terme = await insertTerme(trx, liste, slugifier(saisie.libelle), await composer(trx, liste, saisie))
    if (!terme) throw new ErreurMetier(409, `« ${saisie.libelle} » est déjà dans cette liste, ou parmi ses termes retirés.`)
    await garderTrace(trx, terme, auteurId, 'ajout')
    return terme
  })
}

/** `fait` faux : quelqu'un d'autre a écrit entre-temps, rien ne l'est. `renomme` : le terme dont le nom a changé. */
export type Issue = { fait: true; renomme: number | null } | { fait: false; actuel: Terme; version: number }

/** Change ce que dit le terme, s'il en est encore à la version que la personne avait sous les yeux ; son code reste, pour que les adresses et les exports restent justes. `taches` : celles des salles, que suit un nouveau nom. */
export async function modifierTerme(
  db: Db,
  { liste, code, auteurId }: Cible,
  saisie: SaisieDeTerme,
  taches: readonly Tache[],
): Promise<Issue> {
  const issue = await db.transaction().execute(async (trx): Promise<Issue> => {
    const actuel = trouve(await findTerme(trx, liste, code, { pourEcriture: true }))
    const version = await findNumeroCourant(trx, 'referentiel', actuel.id)
    if (version !== saisie.version) return { fait: false, actuel, version }
    await updateTerme(trx, actuel.id, await composer(trx, liste, saisie))
    const apres = trouve(await findTerme(trx, liste, code))
    await garderTrace(trx, apres, auteurId, 'modification')
    return { fait: true, renomme: actuel.libelle !== apres.libelle ? apres.id : null }
  })
  if (issue.fait && issue.renomme !== null) await annoncerRenommage(db, issue.renomme, taches)
  return issue
}

/** Retire le terme des choix proposés, ou l'y remet. Les fiches qui le portent le gardent. */
export async function retirerTerme(db: Db, { liste, code, auteurId }: Cible, retire: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const terme = trouve(await findTerme(trx, liste, code))
    if ((terme.retireLe !== null) === retire) return
    await updateRetrait(trx, terme.id, retire)
    await garderTrace(trx, trouve(await findTerme(trx, liste, code)), auteurId, retire ? 'retrait' : 'restauration')
  })
}

/** Échange le terme avec son voisin proposé ; sans effet au bout de la liste. */
export async function deplacerTerme(db: Db, { liste, code }: Cible, sens: 'monter' | 'descendre'): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Verrouillés : deux déplacements simultanés se suivent.
    const termes = await listTermes(trx, liste, { pourEcriture: true })
    const place = termes.findIndex((terme) => terme.code === code)
    const terme = trouve(termes[place])
    const estVoisin = (autre: Terme) => autre.retireLe === null && autre.parentId === terme.parentId
    const voisine =
      sens === 'monter' ? termes.findLastIndex((t, i) => i < place && estVoisin(t)) : termes.findIndex((t, i) => i > place && estVoisin(t))
    const voisin = termes[voisine]
    if (!voisin) return
    await updateOrdre(
      trx,
      termes
        .with(place, voisin)
        .with(voisine, terme)
        .map(({ id }) => id),
    )
  })
}

async function composer(trx: Db, liste: Liste, { proposition, parent, version: _, ...saisie }: SaisieDeTerme): Promise<TermeAEcrire> {
  const listeDuParent = descriptions[liste].parent
  if (!listeDuParent) return { ...saisie, estProposition: proposition, parentId: null }
  const trouveParent = await findTerme(trx, listeDuParent, parent)
  if (!trouveParent) throw new ErreurMetier(422, `Choisissez ${descriptions[listeDuParent].unTerme} de rattachement.`)
  return { ...saisie, estProposition: proposition, parentId: trouveParent.id }
}

async function garderTrace(trx: Db, terme: Terme, auteurId: string, motif: string): Promise<void> {
  const { id, retireLe, ...contenu } = terme
  await noter(trx, { salle: 'referentiel', objetId: id, contenu: { ...contenu, retire: retireLe !== null }, auteurId, motif })
}
