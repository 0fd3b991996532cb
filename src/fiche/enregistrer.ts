import { contenuDe, memeContenu } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { noter } from '#socle/historique.ts'
import { aujourdhui, slugifier } from '#socle/texte.ts'
import { type Changement, depotDe, inserer, recrire, slugLibre, suivre } from './depot.repository.ts'
import type { Fiche, Sorte } from './sorte.ts'

/** Qui écrit, et pourquoi : gardé avec la version. */
export type Acte = { auteurId: string | null; motif: string }

/** `slug` : l'adresse souhaitée, à défaut le titre ; `de` : ce que la salle garde de plus à la naissance, en colonnes. */
export type Naissance<E extends string> = Acte & { etat: E; proprietaireId?: string | null; slug?: string; de?: Changement }

export const inconnue = ({ mots }: { mots: { cette: string; genre: 'f' | 'm' } }): string =>
  `${majuscule(mots.cette)} n'existe pas, ou n'existe plus.`

export const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/** Crée une fiche, sa première version, et son entrée dans la recherche si elle est publique. À appeler dans une transaction. */
export async function creer<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  saisie: S,
  en: Naissance<E>,
): Promise<Fiche<S, E, P>> {
  const contenu = sorte.normaliser?.(saisie, null) ?? saisie
  await sorte.exiger?.(trx, contenu, null)
  exigerPubliable(sorte, contenu, en.etat)
  const slug = await slugLibre(trx, sorte, slugifier(en.slug || sorte.titre(contenu)))
  const tenue = en.proprietaireId === undefined ? {} : { proprietaire_id: en.proprietaireId }
  const suivi = { slug, etat: en.etat, ...tenue, ...sorte.suit?.(null, { contenu, etat: en.etat }), ...en.de }
  const id = await inserer(trx, sorte, contenu, suivi)
  return garder(trx, sorte, null, id, en)
}

/** Récrit le contenu d'une fiche. `change` faux : elle disait déjà cela, rien n'est écrit. */
export async function modifier<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  id: number,
  saisie: S,
  acte: Acte,
): Promise<{ change: boolean; fiche: Fiche<S, E, P> }> {
  const avant = trouve(await depotDe(sorte).findByIdPourEcriture(trx, id), inconnue(sorte))
  const contenu = sorte.normaliser?.(saisie, null) ?? saisie
  if (memeContenu(sorte.champs, contenuNormal(sorte, avant), sorte.normaliser?.(saisie, avant) ?? saisie))
    return { change: false, fiche: avant }
  await sorte.exiger?.(trx, contenu, id)
  await recrire(trx, sorte, id, contenu, sorte.suit?.(avant, { contenu, etat: avant.etat }))
  return { change: true, fiche: await garder(trx, sorte, avant, id, acte) }
}

function exigerPubliable<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, contenu: S, etat: E): void {
  const manque = sorte.etats[etat].public ? sorte.publiable?.(contenu) : undefined
  if (manque !== undefined) throw new ErreurMetier(422, manque)
}

/** Publie, archive, donne à quelqu'un ou date la vérification ; noté dans l'historique comme le reste. */
export async function changerSuivi<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  id: number,
  changement: Changement & { etat?: E },
  acte: Acte,
): Promise<Fiche<S, E, P>> {
  const avant = trouve(await depotDe(sorte).findByIdPourEcriture(trx, id), inconnue(sorte))
  const { etat } = changement
  if (etat) exigerPubliable(sorte, avant, etat)
  await suivre(trx, sorte, id, { ...changement, ...(etat && sorte.suit?.(avant, { contenu: avant, etat })) })
  return garder(trx, sorte, avant, id, acte)
}

/** « Toujours à jour » : date la vérification d'aujourd'hui. */
export function confirmer<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  id: number,
  auteurId: string | null,
) {
  return changerSuivi(trx, sorte, id, { verifiee_le: aujourdhui() }, { auteurId, motif: 'vérification' })
}

/** Le contenu d'une fiche, sous la forme qui se compare et se récrit. */
export function contenuNormal<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, fiche: Fiche<S, E, P>): S {
  const contenu = contenuDe(sorte.champs, fiche)
  return sorte.normaliser?.(contenu, fiche) ?? contenu
}

async function garder<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  avant: Fiche<S, E, P> | null,
  id: number,
  { auteurId, motif }: Acte,
): Promise<Fiche<S, E, P>> {
  const fiche = await depotDe(sorte).findById(trx, id)
  if (!fiche) throw new Error(`${sorte.salle} ${id} introuvable juste après son écriture`)
  await noter(trx, { salle: sorte.salle, objetId: id, contenu: JSON.parse(JSON.stringify(fiche)), auteurId, motif })
  await sorte.indexer(trx, [id])
  await sorte.apres?.(trx, avant, fiche)
  return fiche
}

/** Ces écritures, pour une sorte : ce que les salles et leurs essais appellent. */
export function ecrituresDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>) {
  return {
    creer: (trx: Db, saisie: S, en: Naissance<E>) => creer(trx, sorte, saisie, en),
    modifier: async (trx: Db, id: number, saisie: S, acte: Acte) => (await modifier(trx, sorte, id, saisie, acte)).change,
    changerSuivi: (trx: Db, id: number, changement: Changement & { etat?: E }, acte: Acte) =>
      changerSuivi(trx, sorte, id, changement, acte),
    confirmer: (trx: Db, id: number, auteurId: string | null) => confirmer(trx, sorte, id, auteurId),
    /** La partie d'une fiche qui s'écrit, sous une forme comparable. */
    saisieDe: (fiche: S) => sorte.normaliser?.(contenuDe(sorte.champs, fiche), null) ?? contenuDe(sorte.champs, fiche),
  }
}
