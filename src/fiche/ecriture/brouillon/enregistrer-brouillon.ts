import { texteDe } from '#champ/saisie.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Envoi } from '../formulaire.tsx'
import * as BrouillonRepository from './brouillon.repository.ts'

type Ordre = {
  salle: string
  membreId: string
  objetId: number | null
  /** Le brouillon que la personne avait sous les yeux ; null pour un nouveau. */
  connu: { id: number; version: string } | null
  saisie: Saisie
}
/** `copie` : ailleurs, le brouillon avait changé ; celui-ci est gardé à côté, sous un autre numéro. */
export type Issue = { id: number; version: string; copie: boolean }

const brouillonsMax = 100
// Ce que le formulaire porte sans que ce soit le texte.
const deService = ['brouillon', 'brouillon_version', 'acte', 'adresse_bis']

/** Enregistre un brouillon sans jamais en écraser un autre : écrit depuis deux onglets, il en devient deux. */
export async function enregistrerBrouillon(db: Db, { salle, membreId, objetId, connu, saisie }: Ordre, envoi?: Envoi): Promise<Issue> {
  const texte = Object.fromEntries(Object.entries(saisie).filter(([nom]) => nom !== salle && !deService.includes(nom)))
  return db.transaction().execute(async (trx) => {
    await envoi?.prendre(trx, texte)
    const actuel = connu ? await BrouillonRepository.findBrouillon(trx, connu.id, { salle, membreId }, { pourEcrire: true }) : undefined
    if (actuel && (actuel.version === connu?.version || memes(actuel.saisie, texte)))
      return { ...(await BrouillonRepository.update(trx, actuel.id, texte)), copie: false }
    if ((await BrouillonRepository.countBrouillons(trx, { salle, membreId })) >= brouillonsMax)
      throw new ErreurMetier(409, `Vous avez déjà ${brouillonsMax} brouillons : supprimez-en un pour en garder un autre.`)
    return { ...(await BrouillonRepository.insert(trx, { salle, membreId, objetId, saisie: texte })), copie: actuel !== undefined }
  })
}

/** Supprime le brouillon d'un membre ; les fichiers qu'il était seul à employer seront effacés. Sans effet s'il n'est pas à lui. */
export async function supprimerBrouillon(db: Db, id: number, sien: { salle: string; membreId: string }, envoi?: Envoi): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const brouillon = await BrouillonRepository.findBrouillon(trx, id, sien, { pourEcrire: true })
    if (!brouillon) return
    await BrouillonRepository.deleteBrouillon(trx, id, sien)
    await envoi?.laisser(trx, brouillon.saisie, sien.membreId)
  })
}

/** Oublie le brouillon d'où vient ce qui vient d'être gardé. */
export async function oublierBrouillon(trx: Db, salle: string, saisie: Saisie, membre: { id: string } | null): Promise<void> {
  const id = Number(texteDe(saisie, 'brouillon'))
  if (membre && Number.isSafeInteger(id) && id > 0) await BrouillonRepository.deleteBrouillon(trx, id, { salle, membreId: membre.id })
}

// La base range les champs à sa façon : on compare sans égard à leur ordre.
function memes(a: Saisie, b: Saisie): boolean {
  const trier = (saisie: Saisie) => JSON.stringify(Object.entries(saisie).sort(([x], [y]) => (x < y ? -1 : 1)))
  return trier(a) === trier(b)
}
