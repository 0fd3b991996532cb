import { citationsDe, contenuDe } from '#champ/champs.ts'
import { type Codes, coder } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { essayerRendus } from '#socle/rendu/garder-rendus.ts'
import { slugifier } from '#socle/texte.ts'
import { ecrire } from '../../../enregistrer.ts'
import { porteesDe } from '../../../portee.repository.ts'
import type { Fiche } from '../../../sorte.ts'
import { type LigneLue, lireLigne } from '../lire/lire-ligne.ts'
import { type Connue, creerConnues } from '../rapprocher/connues.ts'
import { listCandidates, listNomsDeTri, listTouchees } from '../rapprocher/rapprocher.repository.ts'
import { type Contexte, type Decidee, decider, naitre } from './decider.ts'

/** Décide de chaque ligne du lot puis, si ce n'est pas un essai, écrit tout en quelques instructions. À appeler dans une transaction. */
export async function importerLot<S extends object, E extends string, P extends object>(
  trx: Db,
  lues: readonly LigneLue[],
  contexte: Contexte<S, E, P>,
): Promise<LigneDeRapport[]> {
  const rapport: LigneDeRapport[] = []
  for (let reste = lues; reste.length > 0; reste = lues.slice(rapport.length)) {
    const textes = reste.map(({ cellules, supposees }) => ({ ...supposees, ...cellules }))
    for (const { lecteur } of contexte.lecteurs) await lecteur.preparer?.(trx, textes)
    rapport.push(...(await importerPartie(trx, avantQuiCite(reste, contexte), contexte)))
  }
  return rapport
}

// Les lignes d'avant celle qui cite ce que l'une d'elles fait naître : elles s'écrivent d'abord.
function avantQuiCite<S extends object, E extends string, P extends object>(
  lues: readonly LigneLue[],
  { lecteurs }: Contexte<S, E, P>,
): readonly LigneLue[] {
  const nees: string[] = []
  const attend = ({ cellules }: LigneLue) =>
    lecteurs
      .flatMap(({ lecteur }) => lecteur.inconnus?.(cellules) ?? [])
      .some((code) => nees.some((slug) => code === slug || code.startsWith(`${slug}-`)))
  for (const lue of lues) {
    if (attend(lue)) break
    nees.push(slugDe(lue))
  }
  return lues.slice(0, nees.length)
}

const slugDe = ({ cellules, nom }: LigneLue): string => slugifier(cellules.cle?.trim() || nom)

async function importerPartie<S extends object, E extends string, P extends object>(
  trx: Db,
  lues: readonly LigneLue[],
  contexte: Contexte<S, E, P>,
): Promise<LigneDeRapport[]> {
  const { plan, termes, lecteurs, simuler } = contexte
  const lot = await comprendre(trx, lues, contexte)
  await refuserIllisibles(trx, lot, contexte)
  const candidates = await listCandidates(
    trx,
    plan,
    lot.map(({ reperes }) => reperes),
    { verrouiller: !simuler },
  )
  const codes = await coder(trx, termes, citationsDe(plan.sorte.champs, ...candidates))
  const connues = simuler ? contexte.memoire : creerConnues(plan)
  const tris = await listNomsDeTri(trx, candidates.map(plan.sorte.titre))
  for (const fiche of candidates) connues.ajouter(enConnue(fiche, tris.get(plan.sorte.titre(fiche)) ?? ''))
  const intouchables = contexte.menager
    ? await listTouchees(
        trx,
        plan.sorte,
        candidates.map(({ id }) => id),
        contexte.motif,
      )
    : new Set<number>()
  for (const decidee of lot) decider(decidee, connues, codes, intouchables, contexte)
  await refuserHorsPerimetre(trx, lot, contexte)
  if (!simuler) await ecrireLot(trx, lot, contexte)
  else {
    const nees = lot.filter(({ connue }) => connue?.avant === null && plan.sorte.etats[connue.etat].public)
    for (const { lecteur } of lecteurs) lecteur.promettre?.(nees.map(({ lue }) => slugDe(lue)))
  }
  return lot.map(({ rapport }) => rapport)
}

async function comprendre<S extends object, E extends string, P extends object>(
  trx: Db,
  lues: readonly LigneLue[],
  contexte: Contexte<S, E, P>,
): Promise<Decidee<S, E, P>[]> {
  const tris = await listNomsDeTri(
    trx,
    lues.map(({ nom }) => nom),
  )
  const { plan, termes, lecteurs } = contexte
  const sansCodes: Codes = { termes, de: () => undefined }
  return lues.map((lue) => {
    const comprise = lireLigne(plan, lecteurs, lue, sansCodes, null)
    const cle = lue.cellules.cle?.trim() || null
    const reperes = { cle, tri: tris.get(lue.nom) ?? '', contenu: naitre(contexte, comprise.contenu) }
    return {
      lue,
      comprise,
      reperes,
      connue: null,
      rapport: sansLaNommer(lue),
    }
  })
}

// Une ligne refusée ne dit d'une fiche que ce que le fichier en dit.
const sansLaNommer = ({ ligne, nom, cellules }: LigneLue, ...messages: string[]): LigneDeRapport => {
  return { ligne, nom: nom || (cellules.cle?.trim() ?? ''), issue: 'refusee', messages, objetId: undefined }
}

// Un texte qui ne se met pas en forme refuse sa ligne, avant qu'elle soit écrite.
async function refuserIllisibles<S extends object, E extends string, P extends object>(
  trx: Db,
  lot: readonly Decidee<S, E, P>[],
  { plan }: Contexte<S, E, P>,
): Promise<void> {
  const demandes = lot.flatMap((decidee) =>
    plan.sorte.rendus(decidee.comprise.contenu).flatMap((demande) => (demande.texte === '' ? [] : [{ decidee, demande }])),
  )
  const refus = await essayerRendus(
    trx,
    demandes.map(({ demande }) => demande),
  )
  for (const [rang, { decidee }] of demandes.entries()) {
    const phrase = refus[rang]
    if (phrase && !decidee.rapport.messages.includes(phrase)) decidee.rapport.messages.push(phrase)
  }
}

const enConnue = <S extends object, E extends string, P extends object>(fiche: Fiche<S, E, P>, tri: string): Connue<S, E, P> => ({
  avant: fiche,
  slug: fiche.slug,
  tri,
  ligne: null,
  contenu: fiche,
  etat: fiche.etat,
  verifieeLe: fiche.verifieeLe,
})

async function refuserHorsPerimetre<S extends object, E extends string, P extends object>(
  trx: Db,
  lot: readonly Decidee<S, E, P>[],
  { peutEcrire, plan: { sorte }, nouvelles }: Contexte<S, E, P>,
): Promise<void> {
  if (!peutEcrire) return
  const brouillons = !sorte.etats[nouvelles].public
  // Telle qu'elle était, et telle qu'elle serait : un import ne déplace rien non plus hors du périmètre. Un brouillon peut naître ailleurs.
  const jugees = aEcrire(lot).flatMap((connue) => {
    if (connue.avant === null) return brouillons ? [] : [{ connue, contenu: connue.contenu }]
    return [connue.avant, connue.contenu].map((contenu) => ({ connue, contenu }))
  })
  const portees = await porteesDe(
    trx,
    sorte,
    jugees.map(({ contenu }) => contenu),
  )
  const interdites = new Set(
    jugees.filter((_, rang) => !peutEcrire(portees[rang] ?? { territoires: [], thematiques: [] })).map(({ connue }) => connue),
  )
  for (const decidee of lot)
    if (decidee.connue && interdites.has(decidee.connue)) {
      decidee.connue = null
      Object.assign(decidee.rapport, sansLaNommer(decidee.lue, 'Hors du périmètre que vous animez.'))
    }
}

async function ecrireLot<S extends object, E extends string, P extends object>(
  trx: Db,
  lot: readonly Decidee<S, E, P>[],
  { plan: { sorte }, auteurId, motif, tenues }: Contexte<S, E, P>,
): Promise<void> {
  const connues = aEcrire(lot)
  const fiches = connues.map(({ avant, contenu, etat, slug, verifieeLe }) => ({
    avant,
    contenu: contenuDe(sorte.champs, contenu),
    etat,
    slug,
    de: { verifiee_le: verifieeLe, ...(tenues && avant === null ? { proprietaire_id: auteurId } : {}) },
  }))
  const ecrites = await ecrire(trx, sorte, fiches, { auteurId, motif })
  const ids = new Map(connues.map((connue, rang) => [connue, ecrites[rang]?.id]))
  for (const { connue, rapport } of lot) if (connue) rapport.objetId = ids.get(connue)
}

const aEcrire = <S extends object, E extends string, P extends object>(lot: readonly Decidee<S, E, P>[]): Connue<S, E, P>[] => [
  ...new Set(lot.flatMap(({ connue }) => connue ?? [])),
]
