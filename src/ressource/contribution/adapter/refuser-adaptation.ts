import { type Fautes, faute } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { fautesDe } from '#fiche/ecriture/lire.ts'
import { findById } from '#ressource/ressource.depot.ts'
import { peutAdapter } from '#ressource/ressource.droits.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { licencesDAdaptation, phraseDeLicence } from './licences-d-adaptation.ts'

/** Ce qui ne va pas dans une ressource qui en adapte une autre : sa licence doit respecter celle d'origine. */
export async function refuserAdaptation(c: Contexte, saisie: Saisie): Promise<Fautes> {
  const ecrit = texteDe(saisie, 'adaptee_de')
  if (ecrit === '') return {}
  const origine = /^\d{1,15}$/.test(ecrit) ? await findById(c.var.db, Number(ecrit)) : undefined
  if (!origine || !peutAdapter(c.var.membre, origine)) throw new ErreurMetier(403, 'Cette ressource ne peut pas être adaptée ici.')
  const permise = licencesDAdaptation(origine.licence).some((licence) => licence === texteDe(saisie, 'licence'))
  const tropLongue = texteDe(saisie, 'adaptation').length > 500
  return {
    ...(permise ? {} : fautesDe(faute('licence', phraseDeLicence(origine.licence)))),
    ...(tropLongue ? fautesDe(faute('adaptation', 'Cette phrase est trop longue : 500 caractères au plus.')) : {}),
  }
}
