import { z } from 'zod'
import { type Fautes, faute, type Lu, lu } from '#champ/champ.ts'
import { lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { adresseSchema, nomDePersonneSchema } from '#membre/membre.schema.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, type StatutErreur } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie, verifier } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { contenuNormal } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import type { Envoi, Recue } from './formulaire.tsx'

/** Comprend une saisie, champ par champ puis ensemble. */
export async function lireEcrit<S extends object>(
  db: Db,
  { champs, conclure }: Pick<Sorte<S>, 'champs' | 'conclure'>,
  saisie: Saisie,
  avant?: S,
): Promise<Lu<S>> {
  const lue = await lireContenu(db, champs, saisie, avant)
  return lue.ok && conclure ? conclure(lue.valeur, saisie, avant, db) : lue
}

/** Une fiche telle que son formulaire la montre. */
export async function saisieDeLaFiche<S extends object, E extends string, P extends object>(
  db: Db,
  sorte: Sorte<S, E, P>,
  fiche: Fiche<S, E, P>,
): Promise<Saisie> {
  const contenu = contenuNormal(sorte, fiche)
  return remplir(sorte.champs, contenu, await nommerContenus(db, sorte.champs, contenu))
}

export const recevoir = async (c: Contexte, envoi: Envoi | undefined): Promise<Recue> =>
  envoi ? envoi.recevoir(c) : { saisie: await lireSaisie(c), fautes: {} }

/** Qui propose : un membre par son identifiant, une visiteuse par son nom et son adresse. */
export type Proposant = { id?: string; nom: string; courriel?: string }

const proposantSchema = z.object({ votre_nom: nomDePersonneSchema, votre_courriel: adresseSchema })

/** Un membre est déjà connu : on ne lui redemande rien. */
export function lireProposant({ var: { membre } }: Contexte, saisie: Saisie): Lu<Proposant> {
  if (membre) return lu({ id: membre.id, nom: membre.nom })
  const lue = verifier(saisie, proposantSchema)
  return lue.ok ? lu({ nom: lue.valeurs.votre_nom, courriel: lue.valeurs.votre_courriel }) : enFautes(lue.erreurs)
}

/** La version que la personne avait sous les yeux, et pourquoi elle change. */
export function lireSuite(saisie: Saisie): Lu<{ version: number; motif: string }> {
  const motif = z.string().trim().max(200).default('').safeParse(saisie.motif)
  if (!motif.success) return faute('motif', 'Ce motif est trop long : 200 caractères au plus.')
  return lu({ version: z.coerce.number().int().min(0).catch(0).parse(saisie.version), motif: motif.data })
}

/** Des phrases par champ, en fautes. */
export function enFautes(phrases: Record<string, string>): { ok: false; fautes: Fautes } {
  return { ok: false, fautes: Object.fromEntries(Object.entries(phrases).map(([nom, phrase]) => [nom, { phrase }])) }
}

/** Toutes les fautes de ces lectures. */
export const fautesDe = (...lus: Lu<unknown>[]): Fautes => Object.assign({}, ...lus.map((un) => (un.ok ? {} : un.fautes)))

/** Écrit, ou rend la page avec la phrase de ce qui s'y oppose : ce qui était saisi ne se perd pas. */
export async function tenter(
  ecrire: () => Promise<Response>,
  rendre: (fautes: Fautes, statut: StatutErreur) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await ecrire()
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return rendre({ '': { phrase: erreur.message } }, erreur.statut)
  }
}
