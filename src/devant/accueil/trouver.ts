import type { ComponentChildren } from 'preact'
import { listByIds } from '#acteur/acteur.depot.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { pourquoi } from '#fiche/pourquoi.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { comprendre, decouper } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher, type Resultat } from '#socle/moteur.ts'
import type { Salle } from '#socle/salle.ts'
import { findByRecherche } from '#territoire/recherche.repository.ts'
import { type Resolution, resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { findByIds, listAncetres } from '#territoire/territoire.repository.ts'
import type { Territoire } from '#territoire/territoire.ts'
import type { Question } from './trouver.schema.ts'
import { trouverDansLesSalles } from './trouver-dans-les-salles.ts'

export type Trouvaille = { acteur: Acteur; commune: Territoire | undefined; raisons: string[] }

export type Reponse = {
  question: Question
  lieu: Resolution | { genre: 'aucun' }
  corrections: { de: string; vers: string }[]
  /** Vrai quand aucun résultat ne portait tous les mots : ceux-ci n'en portent que quelques-uns. */
  elargi: boolean
  catalyseurs: Trouvaille[]
  acteurs: Trouvaille[]
  /** Ce qu'y répondent les autres salles. */
  ailleurs: ComponentChildren[]
  territoires: Territoire[]
}

const montres = 8
// Plus que montrés : agir sur le territoire demandé peut faire remonter une fiche.
const peses = 40
// Une phrase plus longue ne nomme pas un lieu ; la comparer à 36 000 noms coûterait plus que tout le reste.
const motsDUnLieu = 3

/** Répond à « que cherchez-vous à faire, et où ? » : qui peut aider, du plus proche et du plus juste au moins, et pourquoi. */
export async function trouver(db: Db, referentiel: Referentiel, question: Question, salles: readonly Salle[]): Promise<Reponse> {
  const [requete, lieu] = await Promise.all([
    comprendre(db, question.q, { prefixe: question.morceau !== undefined }),
    lireLieu(db, question.ou),
  ])
  const ici = lieu.genre === 'trouve' ? lieu.territoire : undefined
  const lieux = ici ? await findByIds(db, [ici.id, ...(await listAncetres(db, ici))]) : []
  const ecrits = decouper(question.q)
  const mots = [...ecrits, ...requete.corrections.map(({ vers }) => vers)]
  const pres = ici?.point ? { x: ici.point.longitude, y: ici.point.latitude } : null
  const chercherDans = (salle: string, tsquery: string | null) => chercher(db, { salles: [salle], tsquery, pres, limite: peses })
  const [exacts, autresExacts, ailleurs, territoires] = await Promise.all([
    chercherDans('catalyseur', requete.tsquery),
    chercherDans('acteur', requete.tsquery),
    trouverDansLesSalles(db, salles, requete, { q: question.q, mots, lieuIds: lieux.map(({ id }) => id) }),
    ecrits.length > 0 && ecrits.length <= motsDUnLieu ? findByRecherche(db, question.q, { limite: 4 }) : [],
  ])
  const elargi = exacts.length + autresExacts.length === 0 && requete.large !== null && requete.large !== requete.tsquery
  const [resultats, autres] = elargi
    ? await Promise.all([chercherDans('catalyseur', requete.large), chercherDans('acteur', requete.large)])
    : [exacts, autresExacts]
  const [catalyseurs, acteurs] = await Promise.all(
    [resultats, autres].map((trouves) => presenter(db, referentiel, trouves, { mots, lieux })),
  )
  const { corrections } = requete
  return {
    question,
    lieu,
    corrections,
    elargi,
    catalyseurs: catalyseurs ?? [],
    acteurs: acteurs ?? [],
    ailleurs,
    territoires,
  }
}

async function lireLieu(db: Db, texte: string): Promise<Reponse['lieu']> {
  return texte.trim() === '' ? { genre: 'aucun' } : resoudreTerritoire(db, texte)
}

async function presenter(
  db: Db,
  referentiel: Referentiel,
  resultats: Resultat[],
  { mots, lieux }: { mots: string[]; lieux: Territoire[] },
): Promise<Trouvaille[]> {
  const fiches = new Map(
    (
      await listByIds(
        db,
        resultats.map(({ objetId }) => objetId),
      )
    ).map((fiche) => [fiche.id, fiche]),
  )
  const ordonnees = resultats
    .flatMap((resultat, rang) => {
      const acteur = fiches.get(resultat.objetId)
      return acteur ? [{ acteur, km: lieux.length > 0 ? resultat.distanceKm : null, rang: rang - (agitIci(acteur, lieux) ? 6 : 0) }] : []
    })
    .sort((a, b) => a.rang - b.rang)
    .slice(0, montres)
  const communes = new Map(
    (
      await findByIds(
        db,
        ordonnees.flatMap(({ acteur }) => acteur.communeId ?? []),
      )
    ).map((t) => [t.id, t]),
  )
  return ordonnees.map(({ acteur, km }) => ({
    acteur,
    commune: acteur.communeId === null ? undefined : communes.get(acteur.communeId),
    raisons: pourquoi({ nom: acteur.nom, termeIds: acteur.termeIds, territoireIds: acteur.territoireIds, km, mots, lieux }, referentiel),
  }))
}

const agitIci = (acteur: Acteur, lieux: Territoire[]): boolean => lieux.some(({ id }) => acteur.territoireIds.includes(id))
