import type { ComponentChildren } from 'preact'
import { apports, autrement } from '#socle/apports.ts'
import { comprendre, decouper } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import type { Pas, Salle } from '#socle/salle.ts'
import { comprendreLieu, type LieuCompris } from '#territoire/lieu-filtre.ts'
import { listAncetres } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import type { Question } from './trouver.schema.ts'

export type Reponse = {
  question: Question
  lieu: LieuCompris
  corrections: { de: string; vers: string }[]
  /** Ce qu'y répondent les salles qui ont quelque chose à dire, dans leur ordre. */
  reponses: ComponentChildren[]
  /** Ce que les salles proposent à qui ne trouve rien. */
  sinon: ComponentChildren[]
  /** Ses pas de plus, s'il ne trouve pas ce qu'il cherche. */
  autrement: Pas[]
}

/** Répond à « que cherchez-vous à faire, et où ? » : la question comprise, puis posée à chaque salle. */
export async function trouver(db: Db, question: Question, salles: readonly Salle[]): Promise<Reponse> {
  const { q } = question
  const [requete, lieu] = await Promise.all([
    comprendre(db, q, { prefixe: question.morceau !== undefined }),
    comprendreLieu(db, question.ou),
  ])
  const ici = lieu.genre === 'trouve' ? lieu.territoire : undefined
  const posee = {
    q,
    mots: [...decouper(q), ...requete.corrections.map(({ vers }) => vers)],
    requete,
    lieu: ici ? nomEtCode(ici) : '',
    lieuIds: ici ? [ici.id, ...(await listAncetres(db, ici))] : [],
    pres: ici?.point ? { x: ici.point.longitude, y: ici.point.latitude } : null,
  }
  const demandees = apports(salles, ({ trouver }) => trouver ?? [])
  // Les dernières d'abord : celle qui compare 36 000 noms de lieux est la plus longue, et les connexions sont comptées.
  const reponses = (await Promise.all(demandees.toReversed().map(({ repondre }) => repondre(db, posee)))).toReversed()
  return {
    question,
    lieu,
    corrections: requete.corrections,
    reponses: reponses.filter((reponse) => reponse !== null),
    sinon: demandees.flatMap(({ sinon = [] }) => sinon),
    autrement: q.trim() === '' ? [] : autrement(salles, { q, territoire: posee.lieu || question.ou }),
  }
}
