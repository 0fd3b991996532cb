import { entreGuillemets } from '#champ/cellule.ts'
import { citationsDe, contenuDe, memeContenu } from '#champ/champs.ts'
import { type Codes, coder } from '#champ/noms.ts'
import type { Concerne } from '#membre/membre.droits.ts'
import type { Termes } from '#referentiel/termes-lus.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { essayerRendus } from '#socle/rendu/garder-rendus.ts'
import { ecrire } from '../../enregistrer.ts'
import { porteesDe } from '../../portee.repository.ts'
import type { Fiche } from '../../sorte.ts'
import { type Plan, unNom } from '../plan.ts'
import { type Connue, type Connues, champsIdentifiants, creerConnues, identifiant, type Reperes } from './connues.ts'
import { type Lecteurs, type LigneComprise, type LigneLue, lireLigne } from './lire-ligne.ts'
import { listCandidates, listNomsDeTri, listTouchees } from './rapprocher.repository.ts'

/** Ce qui vaut pour tout l'import. */
export type Contexte<S extends object, E extends string, P extends object> = {
  plan: Plan<S, E, P>
  termes: Termes
  lecteurs: Lecteurs<S>
  nomFichier: string
  auteurId: string | null
  motif: string
  simuler: boolean
  /** L'état d'une fiche nouvelle. */
  nouvelles: E
  /** Vrai : qui importe tient les fiches nouvelles. */
  tenues: boolean
  /** Vrai : une fiche que quelqu'un tient ou a modifiée n'est pas touchée (contenu fondateur). */
  menager: boolean
  /** Absent : tout est permis. */
  peutEcrire?: ((portee: Concerne) => boolean) | undefined
  /** Un essai n'écrit rien : il se souvient ici des fiches qu'il aurait créées. */
  memoire: Connues<S, E, P>
}

type Decidee<S extends object, E extends string, P extends object> = {
  lue: LigneLue
  comprise: LigneComprise<S, E>
  reperes: Reperes<S>
  rapport: LigneDeRapport
  connue: Connue<S, E, P> | null
}

/** Décide de chaque ligne du lot puis, si ce n'est pas un essai, écrit tout en quelques instructions. À appeler dans une transaction. */
export async function importerLot<S extends object, E extends string, P extends object>(
  trx: Db,
  lues: readonly LigneLue[],
  contexte: Contexte<S, E, P>,
): Promise<LigneDeRapport[]> {
  const { plan, termes, lecteurs, simuler } = contexte
  const textes = lues.map(({ cellules, supposees }) => ({ ...supposees, ...cellules }))
  for (const { lecteur } of lecteurs) await lecteur.preparer?.(trx, textes)
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
      rapport: { ligne: lue.ligne, nom: lue.nom || (cle ?? ''), issue: 'refusee', messages: [] },
    }
  })
}

/** Le contenu d'une fiche qui naît de ce fichier. */
const naitre = <S extends object, E extends string, P extends object>({ plan, nomFichier }: Contexte<S, E, P>, lu: S): S =>
  plan.cellules.reduce((contenu, { neuve }) => neuve?.(contenu, nomFichier) ?? contenu, lu)

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

function decider<S extends object, E extends string, P extends object>(
  decidee: Decidee<S, E, P>,
  connues: Connues<S, E, P>,
  codes: Codes,
  intouchables: ReadonlySet<number>,
  contexte: Contexte<S, E, P>,
): void {
  const { lue, rapport, reperes } = decidee
  const { plan, lecteurs } = contexte
  const { sorte } = plan
  const refuser = (messages: string[]): void => {
    rapport.messages = messages
  }
  const illisible = rapport.messages
  const trouvee = connues.rapprocher(reperes)
  if (trouvee.genre === 'conflit') {
    const noms = entreGuillemets(
      trouvee.connues.map(({ contenu }) => sorte.titre(contenu)),
      200,
    )
    refuser([`Les identifiants de cette ligne désignent plusieurs ${sorte.mots.pluriel} : ${noms}.`])
    return
  }
  const connue = trouvee.genre === 'connue' ? trouvee.connue : null
  const comprise = connue
    ? lireLigne(plan, lecteurs, lue, codes, connue.contenu)
    : lue.supposees
      ? lireLigne(plan, lecteurs, { ...lue, cellules: { ...lue.supposees, ...lue.cellules } }, codes, null)
      : decidee.comprise
  const refus = [...comprise.refus, ...illisible]
  if (refus.length > 0) {
    refuser(refus)
    return
  }
  const { messages } = comprise
  const lu = connue ? comprise.contenu : naitre(contexte, comprise.contenu)
  const contenu = laisserIdentifiantsPris(lu, connue, connues, messages, plan)
  rapport.nom = sorte.titre(contenu)
  rapport.objetId = connue?.avant?.id
  rapport.messages = [...(connue?.ligne ? [`Même ${unNom(sorte.mots)} que la ligne ${connue.ligne}.`] : []), ...messages]
  if (connue?.avant && intouchables.has(connue.avant.id)) {
    rapport.issue = 'inchangee'
    refuser(["Laissée telle quelle : quelqu'un la tient ou l'a modifiée."])
    return
  }
  const suivi = {
    etat: comprise.etat ?? connue?.etat ?? contexte.nouvelles,
    verifieeLe: plusRecente(connue?.verifieeLe, comprise.verifieeLe),
  }
  rapport.issue = connue === null ? 'creee' : estInchangee(connue, { contenu, ...suivi }, plan) ? 'inchangee' : 'modifiee'
  if (rapport.issue === 'inchangee') return
  decidee.connue = Object.assign(connue ?? { avant: null, slug: reperes.cle ?? '', tri: reperes.tri, ligne: lue.ligne }, {
    contenu,
    ...suivi,
  })
  connues.ajouter(decidee.connue)
}

// Un identifiant est unique : celui qu'une autre fiche porte déjà n'est pas repris, et la ligne le dit.
function laisserIdentifiantsPris<S extends object, E extends string, P extends object>(
  contenu: S,
  connue: Connue<S, E, P> | null,
  connues: Connues<S, E, P>,
  messages: string[],
  plan: Plan<S, E, P>,
): S {
  const pris = champsIdentifiants<S>(plan).flatMap((champ) => {
    const porteur = connues.porteur(champ, identifiant(contenu, champ))
    if (!porteur || porteur === connue) return []
    messages.push(`${plan.identifiants[champ]} est déjà celui de « ${plan.sorte.titre(porteur.contenu)} » : il n'est pas repris.`)
    return [[champ, connue?.contenu[champ] ?? null]]
  })
  return { ...contenu, ...Object.fromEntries(pris) }
}

function estInchangee<S extends object, E extends string, P extends object>(
  connue: Connue<S, E, P>,
  { contenu, etat, verifieeLe }: Pick<Connue<S, E, P>, 'contenu' | 'etat' | 'verifieeLe'>,
  { sorte: { champs, normaliser = (lu) => lu } }: Plan<S, E, P>,
): boolean {
  if (connue.etat !== etat || connue.verifieeLe !== verifieeLe) return false
  return memeContenu(champs, normaliser(contenuDe(champs, connue.contenu), null), normaliser(contenuDe(champs, contenu), null))
}

// Une fiche confirmée depuis l'export ne redevient pas vieille en le réimportant.
const plusRecente = (a: string | null | undefined, b: string | undefined): string | null =>
  [a, b]
    .flatMap((date) => date ?? [])
    .toSorted()
    .at(-1) ?? null

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
      Object.assign(decidee.rapport, { issue: 'refusee', messages: ['Hors du périmètre que vous animez.'], objetId: undefined })
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
