import { listByCles, marquerUtilises } from '#fichier/fichier.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { clesDe } from '../formulaire/lire-saisie.ts'
import * as BrouillonRepository from './brouillon.repository.ts'

type Ordre = {
  membreId: string
  ressourceId: number | null
  /** Le brouillon que la personne avait sous les yeux ; null pour un nouveau. */
  connu: { id: number; version: string } | null
  saisie: Saisie
}
/** `copie` : ailleurs, le brouillon avait changé ; celui-ci est gardé à côté, sous un autre numéro. */
export type Issue = { id: number; version: string; copie: boolean }

const brouillonsMax = 100
// Ce que le formulaire porte sans que ce soit le texte.
const deService = new Set(['brouillon', 'brouillon_version', 'acte', 'adresse_bis', 'ressource', 'territoire_lu'])

/** Enregistre un brouillon sans jamais en écraser un autre : écrit depuis deux onglets, il en devient deux. */
export async function enregistrerBrouillon(db: Db, { membreId, ressourceId, connu, saisie }: Ordre): Promise<Issue> {
  const texte = Object.fromEntries(Object.entries(saisie).filter(([nom]) => !deService.has(nom)))
  return db.transaction().execute(async (trx) => {
    const fichiers = await listByCles(trx, clesDe(texte))
    await marquerUtilises(
      trx,
      fichiers.map(({ id }) => id),
    )
    const actuel = connu ? await BrouillonRepository.findBrouillon(trx, connu.id, membreId, { pourEcrire: true }) : undefined
    if (actuel && (actuel.version === connu?.version || memes(actuel.saisie, texte)))
      return { ...(await BrouillonRepository.update(trx, actuel.id, texte)), copie: false }
    if ((await BrouillonRepository.countBrouillons(trx, membreId)) >= brouillonsMax)
      throw new ErreurMetier(409, `Vous avez déjà ${brouillonsMax} brouillons : supprimez-en un pour en garder un autre.`)
    return { ...(await BrouillonRepository.insert(trx, { membreId, ressourceId, saisie: texte })), copie: actuel !== undefined }
  })
}

// La base range les champs à sa façon : on compare sans égard à leur ordre.
function memes(a: Saisie, b: Saisie): boolean {
  const trier = (saisie: Saisie) => JSON.stringify(Object.entries(saisie).sort(([x], [y]) => (x < y ? -1 : 1)))
  return trier(a) === trier(b)
}
