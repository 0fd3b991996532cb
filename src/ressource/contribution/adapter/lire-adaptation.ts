import { texteDe } from '#champ/saisie.ts'
import { findById } from '#ressource/ressource.depot.ts'
import { peutAdapter } from '#ressource/ressource.droits.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { licencesDAdaptation, phraseDeLicence } from './licences-d-adaptation.ts'

/** La ressource que celle-ci adapte, si elle en adapte une ; la licence choisie doit respecter la sienne. */
export async function lireAdaptation(c: Contexte, saisie: Saisie): Promise<{ de: number | null; erreurs: Erreurs }> {
  const ecrit = texteDe(saisie, 'adaptee_de')
  if (ecrit === '') return { de: null, erreurs: {} }
  const origine = /^\d{1,15}$/.test(ecrit) ? await findById(c.var.db, Number(ecrit)) : undefined
  if (!origine || !peutAdapter(c.var.membre, origine)) throw new ErreurMetier(403, 'Cette ressource ne peut pas être adaptée ici.')
  const permise = licencesDAdaptation(origine.licence).some((licence) => licence === texteDe(saisie, 'licence'))
  return { de: origine.id, erreurs: permise ? {} : { licence: phraseDeLicence(origine.licence) } }
}
