import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import { config } from '#socle/config.ts'
import { type Courriel, ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import type { MessageGarde } from './contact.repository.ts'
import { deleteGardes } from './message-garde.repository.ts'

/** Transmet un message à une adresse prouvée. Rend faux si ce même message vient déjà d'être transmis. */
export async function transmettre(trx: Db, fiche: Acteur, a: string, message: MessageGarde): Promise<boolean> {
  return ecrireCourriel(trx, { ...lettre(fiche, a, message), cadence: { usage: 'relais', objet: fiche.id, auDela: 'espacer' } })
}

/** Remet à une adresse prouvée tout ce qui l'attendait, aussitôt : elle vient de le demander. Rend le nombre de messages. */
export async function remettre(trx: Db, fiche: Acteur, a: string): Promise<number> {
  const gardes = await deleteGardes(trx, fiche.id)
  for (const garde of gardes) await ecrireCourriel(trx, lettre(fiche, a, garde))
  return gardes.length
}

export const adresseDe = (fiche: Acteur): string => `${config.adresse}${urlActeur(fiche)}`

function lettre(fiche: Acteur, a: string, { nom, courriel, sujet, message, auteurId }: MessageGarde): Courriel {
  return {
    a,
    repondreA: courriel,
    sujet: `${sujet} (pour ${fiche.nom})`,
    texte: `${nom} vous écrit depuis la fiche « ${fiche.nom} » :\n\n${message}\n\n--\nPour répondre à ${nom}, répondez simplement à ce courriel : votre adresse ne lui a pas été donnée.\nLa fiche : ${adresseDe(fiche)}\n`,
    auteurId: auteurId ?? undefined,
  }
}
