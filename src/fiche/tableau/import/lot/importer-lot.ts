import { citationsDe, contenuDe } from '#champ/champs.ts'
import { type Codes, coder } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { essayerRendus } from '#socle/rendu/garder-rendus.ts'
import { slugifier } from '#socle/texte.ts'
import { ecrituresDe } from '../../../enregistrer.ts'
import { porteesDe } from '../../../portee.repository.ts'
import type { Fiche } from '../../../sorte.ts'
import { type LigneLue, lireLigne } from '../lire/lire-ligne.ts'
import { type Connue, creerConnues } from '../rapprocher/connues.ts'
import { listCandidates, listNomsDeTri, listTouchees } from '../rapprocher/rapprocher.repository.ts'
import { type Contexte, type Decidee, deciseurDe, naitre } from './decider.ts'

/** Décide de chaque ligne du lot puis, si ce n'est pas un essai, écrit tout en quelques instructions. À appeler dans une transaction. */
export async function importerLot<S extends object, E extends string, P extends object>(
  trx: Db,
  lues: readonly LigneLue[],
  contexte: Contexte<S, E, P>,
): Promise<LigneDeRapport[]> {
  type Lot = readonly Decidee<S, E, P>[]
  const { plan, termes, lecteurs, simuler, peutEcrire, auteurId, motif } = contexte
  const { sorte } = plan

  // Les lignes d'avant celle qui cite ce que l'une d'elles fait naître : elles s'écrivent d'abord.
  function avantQuiCite(reste: readonly LigneLue[]): readonly LigneLue[] {
    const nees: string[] = []
    const attend = ({ cellules }: LigneLue) =>
      lecteurs
        .flatMap(({ lecteur }) => lecteur.inconnus?.(cellules) ?? [])
        .some((code) => nees.some((slug) => code === slug || code.startsWith(`${slug}-`)))
    for (const lue of reste) {
      if (attend(lue)) break
      nees.push(slugDe(lue))
    }
    return reste.slice(0, nees.length)
  }

  async function importerPartie(partie: readonly LigneLue[]): Promise<LigneDeRapport[]> {
    const lot = await comprendre(partie)
    await refuserIllisibles(lot)
    const reperes = lot.map((decidee) => decidee.reperes)
    const candidates = await listCandidates(trx, plan, reperes, { verrouiller: !simuler })
    const codes = await coder(trx, termes, citationsDe(sorte.champs, ...candidates))
    const connues = simuler ? contexte.memoire : creerConnues(plan)
    const tris = await listNomsDeTri(trx, candidates.map(sorte.titre))
    for (const fiche of candidates) connues.ajouter(enConnue(fiche, tris.get(sorte.titre(fiche)) ?? ''))
    const ids = candidates.map(({ id }) => id)
    const intouchables = contexte.menager ? await listTouchees(trx, sorte, ids, motif) : new Set<number>()
    lot.forEach(deciseurDe(contexte, { connues, codes, intouchables }))
    await refuserHorsPerimetre(lot)
    if (!simuler) await ecrireLot(lot)
    else {
      const nees = lot.filter(({ connue }) => connue?.avant === null && sorte.etats[connue.etat].public)
      for (const { lecteur } of lecteurs) lecteur.promettre?.(nees.map(({ lue }) => slugDe(lue)))
    }
    return lot.map(({ rapport }) => rapport)
  }

  async function comprendre(partie: readonly LigneLue[]): Promise<Lot> {
    const noms = partie.map(({ nom }) => nom)
    const tris = await listNomsDeTri(trx, noms)
    const sansCodes: Codes = { termes, de: () => undefined }
    return partie.map((lue) => {
      const comprise = lireLigne(plan, lecteurs, lue, sansCodes, null)
      const cle = lue.cellules.cle?.trim() || null
      const reperes = { cle, tri: tris.get(lue.nom) ?? '', contenu: naitre(contexte, comprise.contenu) }
      return { lue, comprise, reperes, connue: null, rapport: sansLaNommer(lue) }
    })
  }

  // Un texte qui ne se met pas en forme refuse sa ligne, avant qu'elle soit écrite.
  async function refuserIllisibles(lot: Lot): Promise<void> {
    const demandes = lot.flatMap((decidee) =>
      sorte.rendus(decidee.comprise.contenu).flatMap((demande) => (demande.texte === '' ? [] : [{ decidee, demande }])),
    )
    const textes = demandes.map(({ demande }) => demande)
    const refus = await essayerRendus(trx, textes)
    for (const [rang, { decidee }] of demandes.entries()) {
      const phrase = refus[rang]
      if (phrase && !decidee.rapport.messages.includes(phrase)) decidee.rapport.messages.push(phrase)
    }
  }

  async function refuserHorsPerimetre(lot: Lot): Promise<void> {
    if (!peutEcrire) return
    const brouillons = !sorte.etats[contexte.nouvelles].public
    // Telle qu'elle était, et telle qu'elle serait : un import ne déplace rien non plus hors du périmètre. Un brouillon peut naître ailleurs.
    const jugees = aEcrire(lot).flatMap((connue) => {
      if (connue.avant === null) return brouillons ? [] : [{ connue, contenu: connue.contenu }]
      return [connue.avant, connue.contenu].map((contenu) => ({ connue, contenu }))
    })
    const contenus = jugees.map(({ contenu }) => contenu)
    const portees = await porteesDe(trx, sorte, contenus)
    const interdites = new Set(
      jugees.filter((_, rang) => !peutEcrire(portees[rang] ?? { territoires: [], thematiques: [] })).map(({ connue }) => connue),
    )
    for (const decidee of lot)
      if (decidee.connue && interdites.has(decidee.connue)) {
        decidee.connue = null
        Object.assign(decidee.rapport, sansLaNommer(decidee.lue, 'Hors du périmètre que vous animez.'))
      }
  }

  async function ecrireLot(lot: Lot): Promise<void> {
    const connues = aEcrire(lot)
    const fiches = connues.map(({ avant, contenu, etat, slug, verifieeLe }) => {
      const tenue = contexte.tenues && avant === null ? { proprietaire_id: auteurId } : {}
      return { avant, etat, slug, contenu: contenuDe(sorte.champs, contenu), de: { verifiee_le: verifieeLe, ...tenue } }
    })
    const ecrites = await ecrituresDe(sorte).ecrire(trx, fiches, { auteurId, motif })
    const ids = new Map(connues.map((connue, rang) => [connue, ecrites[rang]?.id]))
    for (const { connue, rapport } of lot) if (connue) rapport.objetId = ids.get(connue)
  }

  const aEcrire = (lot: Lot): Connue<S, E, P>[] => [...new Set(lot.flatMap(({ connue }) => connue ?? []))]

  const enConnue = (avant: Fiche<S, E, P>, tri: string): Connue<S, E, P> => {
    const { slug, etat, verifieeLe } = avant
    return { avant, slug, tri, ligne: null, contenu: avant, etat, verifieeLe }
  }

  const rapport: LigneDeRapport[] = []
  for (let reste = lues; reste.length > 0; reste = lues.slice(rapport.length)) {
    const textes = reste.map(({ cellules, supposees }) => ({ ...supposees, ...cellules }))
    for (const { lecteur } of lecteurs) await lecteur.preparer?.(trx, textes)
    rapport.push(...(await importerPartie(avantQuiCite(reste))))
  }
  return rapport
}

const slugDe = ({ cellules, nom }: LigneLue): string => slugifier(cellules.cle?.trim() || nom)

// Une ligne refusée ne dit d'une fiche que ce que le fichier en dit.
const sansLaNommer = ({ ligne, nom, cellules }: LigneLue, ...messages: string[]): LigneDeRapport => {
  return { ligne, nom: nom || (cellules.cle?.trim() ?? ''), issue: 'refusee', messages, objetId: undefined }
}
