import { porteeDe } from '#fiche/portee.repository.ts'
import type { Concerne } from '#membre/membre.droits.ts'
import type { Termes } from '#referentiel/termes-lus.ts'
import { changerSuivi, creerRessource, findById, modifierRessource } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, rendusDeRessource, type SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { sansAccents, slugifier } from '#socle/texte.ts'
import { composer, sontPareilles } from './composer.ts'
import { trouverLiens } from './liens-trouves.ts'
import type { LigneLue } from './lire-ligne.ts'
import { listDesignees } from './rapprocher.repository.ts'

/** Ce qui vaut pour tout l'import. */
export type ContexteDeTableau = {
  termes: Termes
  sourceParDefaut: string
  simuler: boolean
  auteurId: string | null
  /** Ce que deviennent les ressources nouvelles. */
  nouvelles: 'brouillon' | 'publiee'
  /** Absent : tout est permis. */
  peutEcrire?: (portee: Concerne) => boolean
  /** Un essai n'écrit rien : il se souvient ici de ce qu'il aurait créé. */
  memoire: Map<string, { saisie: SaisieDeRessource; ligne: number }>
}

type Sort = Pick<LigneDeRapport, 'issue' | 'objetId'> & { messages?: string[] }

/** Décide de chaque ligne et, si ce n'est pas un essai, l'écrit. À appeler dans une transaction. */
export async function importerLot(trx: Db, lues: LigneLue[], contexte: ContexteDeTableau): Promise<LigneDeRapport[]> {
  const rapport: LigneDeRapport[] = []
  for (const lue of lues) {
    const { messages = lue.messages, ...sort } = await importer(trx, lue, contexte)
    rapport.push({ ligne: lue.ligne, nom: lue.nom || (lue.cle ?? ''), messages, ...sort })
  }
  return rapport
}

const refuser = (...messages: string[]): Sort => ({ issue: 'refusee', messages })

async function importer(trx: Db, lue: LigneLue, contexte: ContexteDeTableau): Promise<Sort> {
  if (lue.refus.length > 0) return refuser(...lue.refus)
  const connue = await retrouver(trx, lue, contexte)
  if (connue === 'conflit') return refuser('Les identifiants de cette ligne désignent plusieurs ressources.')
  const cles = clesDe(lue, contexte)
  const deja = connue ? undefined : cles.map((cle) => contexte.memoire.get(cle)).find((trouvee) => trouvee !== undefined)
  const avant = connue ?? deja?.saisie
  const saisie = composer(lue, await trouverLiens(trx, lue, connue), avant, contexte)
  if ('refus' in saisie) return refuser(saisie.refus)
  const illisible = await refuserRendus(trx, rendusDeRessource(saisie))
  if (illisible) return refuser(illisible)
  lue.nom = saisie.titre
  if (deja) lue.messages.push(`Même ressource que la ligne ${deja.ligne}.`)
  if (!(await dansLePerimetre(trx, contexte, connue, saisie))) {
    if (connue || contexte.nouvelles === 'publiee') return refuser('Hors du périmètre que vous animez.')
  }
  if (connue) return modifier(trx, lue, connue, saisie, contexte)
  if (contexte.simuler) for (const cle of cles) contexte.memoire.set(cle, { saisie, ligne: deja?.ligne ?? lue.ligne })
  if (deja) return { issue: sontPareilles(deja.saisie, saisie) ? 'inchangee' : 'modifiee' }
  return contexte.simuler ? { issue: 'creee' } : { issue: 'creee', objetId: await creer(trx, lue, saisie, contexte) }
}

// Telle qu'elle était, et telle qu'elle serait : un import ne déplace rien non plus hors du périmètre.
async function dansLePerimetre(
  trx: Db,
  { peutEcrire }: ContexteDeTableau,
  connue: Ressource | undefined,
  saisie: SaisieDeRessource,
): Promise<boolean> {
  if (!peutEcrire) return true
  return (!connue || peutEcrire(await porteeDe(trx, sorteRessource, connue))) && peutEcrire(await porteeDe(trx, sorteRessource, saisie))
}

// L'identifiant externe l'emporte, puis l'adresse, puis le titre dans la même source.
async function retrouver(
  trx: Db,
  lue: LigneLue,
  { simuler, sourceParDefaut }: ContexteDeTableau,
): Promise<Ressource | 'conflit' | undefined> {
  const { cleExterne = null, source } = lue.champs
  const reperes = { cleExterne, cle: lue.cle, titre: lue.nom, source: source || sourceParDefaut }
  const designees = await listDesignees(trx, reperes, { verrouiller: !simuler })
  const surs = designees.filter(({ par }) => par !== 'titre')
  if (surs.length > 1) return 'conflit'
  const [choisie] = surs.length > 0 ? surs : cleExterne === null ? designees : await sansAutreCle(trx, designees, cleExterne)
  return choisie ? findById(trx, choisie.id) : undefined
}

// Deux identifiants différents dans la même source : deux ressources, même de titre égal.
async function sansAutreCle(trx: Db, designees: { id: number }[], cle: string): Promise<{ id: number }[]> {
  const lues = await Promise.all(designees.map(({ id }) => findById(trx, id)))
  return lues.flatMap((r) => (r && (r.cleExterne === null || r.cleExterne === cle) ? [{ id: r.id }] : []))
}

async function modifier(
  trx: Db,
  lue: LigneLue,
  connue: Ressource,
  saisie: SaisieDeRessource,
  { simuler, auteurId }: ContexteDeTableau,
): Promise<Sort> {
  const auteur = { auteurId, motif: 'import' }
  const plusRecente = lue.verifieeLe !== undefined && lue.verifieeLe > (connue.verifieeLe ?? '')
  const pareille = sontPareilles(connue, saisie)
  if (!simuler && !pareille) await modifierRessource(trx, connue.id, saisie, auteur)
  if (!simuler && plusRecente) await changerSuivi(trx, connue.id, { verifiee_le: lue.verifieeLe ?? null }, auteur)
  return { issue: pareille && !plusRecente ? 'inchangee' : 'modifiee', objetId: connue.id }
}

async function creer(trx: Db, lue: LigneLue, saisie: SaisieDeRessource, { auteurId, nouvelles }: ContexteDeTableau): Promise<number> {
  const naissance = { etat: nouvelles, proprietaireId: auteurId, auteurId, motif: 'import', slug: lue.cle ? slugifier(lue.cle) : '' }
  const { id } = await creerRessource(trx, saisie, naissance)
  if (lue.verifieeLe) await changerSuivi(trx, id, { verifiee_le: lue.verifieeLe }, { auteurId, motif: 'import' })
  return id
}

function clesDe({ cle, nom, champs }: LigneLue, { sourceParDefaut }: ContexteDeTableau): string[] {
  return [
    ...(champs.cleExterne ? [`externe ${champs.cleExterne}`] : []),
    ...(cle ? [`cle ${slugifier(cle)}`] : []),
    ...(champs.cleExterne ? [] : [`titre ${sansAccents(nom)} ${sansAccents(champs.source || sourceParDefaut)}`]),
  ]
}
