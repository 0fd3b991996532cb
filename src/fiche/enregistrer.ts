import { contenuDe, memeContenu } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { noterToutes } from '#socle/historique.ts'
import { aujourdhui, slugifier } from '#socle/texte.ts'
import { type Changement, depotDe, slugsLibres } from './depot.repository.ts'
import { majuscule } from './mots.ts'
import type { Fiche, Sorte } from './sorte.ts'

/** Qui écrit, et pourquoi : gardé avec la version. */
export type Acte = { auteurId: string | null; motif: string }

/** `slug` : l'adresse souhaitée, à défaut le titre ; `de` : ce que la salle garde de plus à la naissance, en colonnes. */
export type Naissance<E extends string> = Acte & { etat: E; proprietaireId?: string | null; slug?: string; de?: Changement }

export const inconnue = ({ mots }: { mots: { cette: string } }): string => `${majuscule(mots.cette)} n'existe pas, ou n'existe plus.`

/** Une fiche à écrire. `avant` null : elle naît, `slug` étant l'adresse souhaitée, à défaut son titre. */
export type AEcrire<S extends object, E extends string, P extends object> = {
  avant: Fiche<S, E, P> | null
  contenu: S
  etat: E
  slug?: string | undefined
  /** Ce qui s'écrit de plus de son suivi, en colonnes. */
  de?: Changement
}

/** Le contenu d'une fiche, sous la forme qui se compare et se récrit. */
export function contenuNormal<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, fiche: Fiche<S, E, P>): S {
  const contenu = contenuDe(sorte.champs, fiche)
  return sorte.normaliser?.(contenu, fiche) ?? contenu
}

/** Écrire les fiches d'une sorte : chaque écriture garde une version, tient la recherche à jour. Tout se fait dans une transaction. */
export function ecrituresDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>) {
  type F = Fiche<S, E, P>
  const { findByIdPourEcriture, listByIds, inserer, recrire, updateSuivi } = depotDe(sorte)

  /**
   * Écrit ces fiches : contenu, suivi, une version de chacune, leur entrée dans la recherche. Celles dont le contenu est resté le même
   * ne changent que de suivi. Rend chacune telle qu'elle est désormais, dans le même ordre. 1 000 au plus.
   */
  async function ecrire(trx: Db, fiches: readonly AEcrire<S, E, P>[], acte: Acte): Promise<F[]> {
    if (fiches.length === 0) return []
    const pretes = fiches.map((f) => ({ ...f, contenu: sorte.normaliser?.(f.contenu, null) ?? f.contenu }))
    const neuves = pretes.filter(({ avant }) => avant === null)
    const suivies = pretes.flatMap(({ avant, contenu, etat, de }, rang) => {
      if (avant === null) return []
      const change = aChange(avant, fiches[rang]?.contenu ?? contenu)
      const entraine = change || etat !== avant.etat ? sorte.suit?.(avant, { contenu, etat }) : {}
      return [{ id: avant.id, contenu: change ? contenu : null, suivi: { ...(etat !== avant.etat && { etat }), ...entraine, ...de } }]
    })
    for (const { avant, contenu, etat } of pretes) if (etat !== avant?.etat) exigerPubliable(contenu, etat)
    const recrites = suivies.flatMap(({ id, contenu }) => (contenu ? [{ id, contenu }] : []))
    await sorte.exiger?.(trx, [...neuves.map(({ contenu }) => ({ id: null, contenu })), ...recrites])
    const souhaits = neuves.map(({ slug, contenu }) => slugifier(slug || sorte.titre(contenu)))
    const slugs = await slugsLibres(trx, sorte, souhaits)
    const nees = neuves.map(({ contenu, etat, de }, rang) => {
      const slug = slugs[rang] ?? ''
      return { contenu, suivi: { slug, etat, ...sorte.suit?.(null, { contenu, etat }), ...de } }
    })
    const ids = await inserer(trx, nees)
    await recrire(trx, suivies)
    const ecrites = pretes.map(({ avant }) => ({ avant, id: avant?.id ?? ids.shift() ?? 0 }))
    return garder(trx, ecrites, acte)
  }

  // Vrai si ce contenu n'est pas celui que la fiche a déjà.
  const aChange = (avant: F, contenu: S): boolean =>
    !memeContenu(sorte.champs, contenuNormal(sorte, avant), sorte.normaliser?.(contenu, avant) ?? contenu)

  function exigerPubliable(contenu: S, etat: E): void {
    const manque = sorte.etats[etat].public ? sorte.publiable?.(contenu) : undefined
    if (manque !== undefined) throw new ErreurMetier(422, manque)
  }

  async function garder(trx: Db, ecrites: readonly { avant: F | null; id: number }[], acte: Acte): Promise<F[]> {
    const ids = ecrites.map(({ id }) => id)
    const parId = new Map((await listByIds(trx, ids)).map((fiche) => [fiche.id, fiche]))
    const fiches = ids.map((id) => {
      const fiche = parId.get(id)
      if (!fiche) throw new Error(`${sorte.salle} ${id} introuvable juste après son écriture`)
      return fiche
    })
    await noterToutes(trx, { salle: sorte.salle, contenus: fiches, ...acte })
    await sorte.indexer(trx, ids)
    for (const [rang, fiche] of fiches.entries()) await sorte.apres?.(trx, ecrites[rang]?.avant ?? null, fiche)
    return fiches
  }

  /** Crée une fiche, sa première version, et son entrée dans la recherche si elle est publique. */
  async function creer(trx: Db, contenu: S, { etat, slug, proprietaireId, de, ...acte }: Naissance<E>): Promise<F> {
    const tenue = proprietaireId === undefined ? {} : { proprietaire_id: proprietaireId }
    const [fiche] = await ecrire(trx, [{ avant: null, contenu, etat, slug, de: { ...tenue, ...de } }], acte)
    if (!fiche) throw new Error(`${sorte.salle} introuvable juste après son écriture`)
    return fiche
  }

  /** Récrit le contenu d'une fiche. `change` faux : elle disait déjà cela, rien n'est écrit. */
  async function modifier(trx: Db, id: number, contenu: S, acte: Acte): Promise<{ change: boolean; fiche: F }> {
    const avant = trouve(await findByIdPourEcriture(trx, id), inconnue(sorte))
    if (!aChange(avant, contenu)) return { change: false, fiche: avant }
    const [fiche = avant] = await ecrire(trx, [{ avant, contenu, etat: avant.etat }], acte)
    return { change: true, fiche }
  }

  /** Publie, archive, donne à quelqu'un ou date la vérification ; noté dans l'historique comme le reste. */
  async function changerSuivi(trx: Db, id: number, changement: Changement & { etat?: E }, acte: Acte): Promise<F> {
    const avant = trouve(await findByIdPourEcriture(trx, id), inconnue(sorte))
    const { etat } = changement
    if (etat) exigerPubliable(avant, etat)
    await updateSuivi(trx, id, { ...(etat && sorte.suit?.(avant, { contenu: avant, etat })), ...changement })
    const [fiche = avant] = await garder(trx, [{ avant, id }], acte)
    return fiche
  }

  return {
    ecrire,
    creer,
    modifier,
    changerSuivi,
    /** « Toujours à jour » : date la vérification d'aujourd'hui. */
    confirmer: (trx: Db, id: number, auteurId: string | null) =>
      changerSuivi(trx, id, { verifiee_le: aujourdhui() }, { auteurId, motif: 'vérification' }),
    /** La partie d'une fiche qui s'écrit, sous une forme comparable. */
    saisieDe: (fiche: S) => sorte.normaliser?.(contenuDe(sorte.champs, fiche), null) ?? contenuDe(sorte.champs, fiche),
  }
}
