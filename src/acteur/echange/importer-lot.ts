import type { Concerne } from '#membre/membre.droits.ts'
import type { Termes } from '#referentiel/termes-lus.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { essayerRendus } from '#socle/rendu/garder-rendus.ts'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { composer, estInchangee } from './decider.ts'
import { ecrireLot } from './ecrire-lot.ts'
import { listCandidates, listNomsDeTri, listTouchees, listZones } from './import.repository.ts'
import type { Lieux, LieuxTrouves } from './lieux-lus.ts'
import type { LigneLue } from './lire-ligne.ts'
import { type Connue, Connues, type Reperes } from './rapprocher.ts'

/** Ce qui vaut pour tout l'import. */
export type Contexte = {
  termes: Termes
  lieux: Lieux
  auteurId: string | null
  motif: string
  sourceParDefaut: string
  simuler: boolean
  /** Un essai n'écrit rien : il se souvient ici des fiches qu'il aurait créées. */
  memoire: Connues
  /** Vrai : une fiche que quelqu'un tient ou a modifiée n'est pas touchée (contenu fondateur). */
  menager?: boolean
  /** Absent : tout est permis. */
  peutEcrire?: (portee: Concerne) => boolean
}

type Decidee = { lue: LigneLue; lieux: LieuxTrouves; reperes: Reperes; rapport: LigneDeRapport; connue: Connue | null }

/** Décide de chaque ligne du lot puis, si ce n'est pas un essai, écrit tout en quelques instructions. À appeler dans une transaction. */
export async function importerLot(trx: Db, lues: LigneLue[], contexte: Contexte): Promise<LigneDeRapport[]> {
  await refuserIllisibles(trx, lues)
  const lot = await preparer(trx, lues, contexte)
  const connues = contexte.simuler ? contexte.memoire : new Connues()
  const intouchables = await chargerConnues(trx, lot, connues, contexte)
  for (const decidee of lot) decider(decidee, connues, intouchables, contexte)
  await refuserHorsPerimetre(trx, lot, contexte)
  if (!contexte.simuler) await ecrireLot(trx, aEcrire(lot), contexte)
  return lot.map(({ rapport }) => rapport)
}

// Un texte qui ne se met pas en forme refuse sa ligne, avant qu'elle soit écrite.
async function refuserIllisibles(trx: Db, lues: LigneLue[]): Promise<void> {
  const decrites = lues.filter(({ champs }) => champs.description)
  const refus = await essayerRendus(
    trx,
    decrites.map(({ champs }) => ({ genre: 'court', texte: champs.description ?? '' })),
  )
  for (const [rang, { refus: dits }] of decrites.entries()) dits.push(...(refus[rang] ? [refus[rang]] : []))
}

async function preparer(trx: Db, lues: LigneLue[], { lieux }: Contexte): Promise<Decidee[]> {
  await lieux.preparer(lues.map((lue) => lue.lieux))
  const tris = await listNomsDeTri(
    trx,
    lues.map(({ nom }) => nom),
  )
  const lot: Decidee[] = []
  for (const lue of lues) {
    const trouves = await lieux.trouver(lue.lieux)
    const reperes = {
      cle: lue.cle,
      siret: lue.champs.siret ?? null,
      rna: lue.champs.rna ?? null,
      cleExterne: lue.champs.cleExterne ?? null,
      tri: tris.get(lue.nom) ?? '',
      communeId: trouves.commune?.id ?? null,
      departementId: trouves.departement?.id ?? null,
    }
    lot.push({
      lue,
      lieux: trouves,
      reperes,
      connue: null,
      rapport: { ligne: lue.ligne, nom: lue.nom, issue: 'refusee', messages: lue.refus },
    })
  }
  return lot
}

// Rend celles des fiches connues que l'import doit laisser telles quelles.
async function chargerConnues(trx: Db, lot: Decidee[], connues: Connues, { simuler, menager }: Contexte): Promise<Set<number>> {
  const candidates = await listCandidates(
    trx,
    lot.map(({ reperes }) => reperes),
    { verrouiller: !simuler },
  )
  const tris = await listNomsDeTri(
    trx,
    candidates.map(({ nom }) => nom),
  )
  for (const fiche of candidates.toSorted((a, b) => a.id - b.id)) connues.ajouter(enConnue(fiche, tris.get(fiche.nom) ?? ''))
  return menager
    ? listTouchees(
        trx,
        candidates.map(({ id }) => id),
      )
    : new Set()
}

function enConnue(acteur: Acteur, tri: string): Connue {
  const fiche = { saisie: acteur, etat: acteur.etat, verifieeLe: acteur.verifieeLe }
  return { id: acteur.id, slug: acteur.slug, origine: fiche, fiche, tri, ligne: null }
}

function decider(decidee: Decidee, connues: Connues, intouchables: Set<number>, contexte: Contexte): void {
  const { rapport, reperes, lieux } = decidee
  if (decidee.lue.refus.length > 0) return
  const trouvee = connues.rapprocher(reperes)
  if (trouvee.genre === 'conflit') {
    rapport.messages = [
      `Les identifiants de cette ligne désignent plusieurs fiches : ${trouvee.connues.map(({ fiche }) => `« ${fiche.saisie.nom} »`).join(', ')}.`,
    ]
    return
  }
  const connue = trouvee.genre === 'connue' ? trouvee.connue : null
  const lue = connue ? decidee.lue : (decidee.lue.siNouvelle ?? decidee.lue)
  const ecriture = composer(lue, lieux, connue, contexte.termes, contexte.sourceParDefaut)
  if ('refus' in ecriture) {
    rapport.messages = [ecriture.refus]
    return
  }
  laisserIdentifiantsPris(ecriture.saisie, connue, connues, lue.messages)
  rapport.nom = ecriture.saisie.nom
  rapport.messages = [...(connue?.ligne ? [`Même fiche que la ligne ${connue.ligne}.`] : []), ...lieux.messages, ...lue.messages]
  if (connue?.id && intouchables.has(connue.id)) {
    rapport.issue = 'inchangee'
    rapport.messages = ["Laissée telle quelle : quelqu'un la tient ou l'a modifiée."]
    return
  }
  rapport.issue = connue === null ? 'creee' : estInchangee(connue, ecriture) ? 'inchangee' : 'modifiee'
  if (rapport.issue === 'inchangee') return
  if (connue) connue.fiche = ecriture
  decidee.connue = connue ?? { id: null, slug: reperes.cle ?? '', origine: null, fiche: ecriture, tri: reperes.tri, ligne: lue.ligne }
  connues.ajouter(decidee.connue)
}

// Un identifiant est unique : celui qu'une autre fiche porte déjà n'est pas repris, et la ligne le dit.
function laisserIdentifiantsPris(saisie: SaisieDeFiche, connue: Connue | null, connues: Connues, messages: string[]): void {
  const avant = connue?.fiche.saisie
  const prise = (genre: 'siret' | 'rna' | 'externe', nom: string, valeur: string | null) => {
    const porteur = connues.porteur(genre, valeur)
    if (!porteur || porteur === connue) return false
    messages.push(`${nom} est déjà celui de « ${porteur.fiche.saisie.nom} » : il n'est pas repris.`)
    return true
  }
  if (prise('siret', 'Ce SIRET', saisie.siret)) saisie.siret = avant?.siret ?? null
  if (prise('rna', 'Ce numéro RNA', saisie.rna)) saisie.rna = avant?.rna ?? null
  if (prise('externe', 'Cet identifiant externe', saisie.cleExterne)) saisie.cleExterne = avant?.cleExterne ?? null
}

async function refuserHorsPerimetre(trx: Db, lot: Decidee[], { peutEcrire, termes }: Contexte): Promise<void> {
  if (!peutEcrire) return
  // Telle qu'elle était, et telle qu'elle serait : un import ne déplace rien non plus hors du périmètre.
  const jugees = aEcrire(lot).flatMap((connue) => [connue.origine, connue.fiche].flatMap((f) => (f ? [{ connue, saisie: f.saisie }] : [])))
  const zones = await listZones(
    trx,
    jugees.map(({ saisie: s }) => [...s.territoireIds, ...[s.communeId ?? s.departementId].filter((id) => id !== null)]),
  )
  const hors = jugees.filter(({ saisie }, i) => {
    const thematiques = saisie.termeIds.filter((id) => termes.parId(id)?.liste === 'thematique')
    return !peutEcrire({ territoires: zones[i] ?? [], thematiques })
  })
  const interdites = hors.map(({ connue }) => connue)
  for (const decidee of lot.filter(({ connue }) => connue && interdites.includes(connue))) {
    decidee.connue = null
    decidee.rapport.issue = 'refusee'
    decidee.rapport.messages = ['Hors du périmètre que vous animez.']
  }
}

const aEcrire = (lot: Decidee[]): Connue[] => [...new Set(lot.flatMap(({ connue }) => connue ?? []))]
