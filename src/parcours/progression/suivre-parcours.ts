import type { Db } from '#socle/db.ts'
import { lireLieu } from '../lire/rassembler.ts'
import type { Version } from '../versions.ts'
import { type Avancee, fusionner } from './fusionner.ts'
import { findProgression, upsertProgression, verrouillerProgression } from './progression.repository.ts'
import type { Progression } from './progression.ts'

type Qui = { membreId: string; parcoursId: number }

const neuve: Omit<Progression, 'version' | 'modifieLe'> = { faits: [], reponses: {}, territoireId: null }

/** Commence, ou change de version ou de territoire. */
export async function commencer(db: Db, qui: Qui, choix: { version: Version; territoireId: number | null }): Promise<void> {
  await ecrire(db, qui, (avant) => ({ ...(avant ?? neuve), ...choix, modifieLe: new Date().toISOString() }))
}

/** Ce qu'une étape envoie : ce qui est fait parmi ses blocs, et les textes de ses exercices. */
export type PasFait = { version: Version; blocs: string[]; faits: string[]; textes: { bloc: string; champ: string; texte: string }[] }

/** Garde ce qu'une étape envoie, sans toucher aux autres étapes. */
export async function garderPas(db: Db, qui: Qui, pas: PasFait, maintenant = new Date()): Promise<void> {
  await ecrire(db, qui, (present) => {
    const avant = present ?? neuve
    const reponses = structuredClone(avant.reponses)
    for (const { bloc, champ, texte } of pas.textes) {
      const deja = reponses[bloc]?.[champ]
      if ((deja?.texte ?? '') === texte) continue
      // Réécrire après avoir vu l'autre texte, c'est avoir choisi : il n'est plus gardé à côté.
      reponses[bloc] = { ...reponses[bloc], [champ]: { texte, le: maintenant.toISOString(), aussi: [] } }
    }
    const ailleurs = avant.faits.filter((cle) => !pas.blocs.includes(cle))
    const faits = [...new Set([...ailleurs, ...pas.faits.filter((cle) => pas.blocs.includes(cle))])]
    return { ...avant, version: pas.version, faits, reponses, modifieLe: maintenant.toISOString() }
  })
}

/** Réunit au compte ce qu'un navigateur gardait. Le territoire du compte l'emporte, s'il en a un. */
export async function adopter(db: Db, qui: Qui, { territoire, ...locale }: Avancee & { territoire: string }): Promise<void> {
  const lieu = await lireLieu(db, territoire)
  await ecrire(db, qui, (avant) => ({
    ...fusionner(avant ?? locale, locale),
    territoireId: avant?.territoireId ?? (lieu.ok ? lieu.id : null),
  }))
}

async function ecrire(db: Db, { membreId, parcoursId }: Qui, changer: (avant: Progression | undefined) => Progression): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await verrouillerProgression(trx, membreId, parcoursId)
    await upsertProgression(trx, membreId, parcoursId, changer(await findProgression(trx, membreId, parcoursId)))
  })
}
