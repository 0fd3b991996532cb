import { findMembre } from '../../../membre/membre.repository.ts'
import { config } from '../../../socle/config.ts'
import { ecrireCourriel } from '../../../socle/courriel.ts'
import type { Db } from '../../../socle/db.ts'
import { ErreurMetier } from '../../../socle/erreurs.ts'
import { type Acteur, urlActeur } from '../../acteur.ts'
import type { MessageALaFiche } from './ecrire.schema.ts'

/**
 * Transmet un message à l'adresse de contact de la fiche, à défaut à la personne qui la tient. Elles se répondent
 * ensuite directement ; l'adresse de la fiche n'est donnée à personne.
 */
export async function ecrireALaFiche(db: Db, fiche: Acteur, { nom, courriel, sujet, message }: MessageALaFiche): Promise<void> {
  const adresse = `${config.adresse}${urlActeur(fiche)}`
  await db.transaction().execute(async (trx) => {
    await ecrireCourriel(trx, {
      a: await destinataire(trx, fiche),
      repondreA: courriel,
      sujet: `${sujet} (pour ${fiche.nom})`,
      texte: `${nom} vous écrit depuis la fiche « ${fiche.nom} » :\n\n${message}\n\n--\nPour répondre à ${nom}, répondez simplement à ce courriel : votre adresse ne lui a pas été donnée.\nLa fiche : ${adresse}\n`,
    })
    await ecrireCourriel(trx, {
      a: courriel,
      sujet: `Votre message à ${fiche.nom} est parti`,
      texte: `Bonjour ${nom},\n\nVoici la copie de votre message à « ${fiche.nom} ». Sa réponse vous arrivera directement.\n\nSujet : ${sujet}\n\n${message}\n\nLa fiche : ${adresse}\n\nVous n'avez rien écrit ? Quelqu'un a donné votre adresse par erreur : vous n'avez rien à faire.\n`,
    })
  })
}

async function destinataire(db: Db, fiche: Acteur): Promise<string> {
  const tient = fiche.proprietaireId === null ? undefined : await findMembre(db, fiche.proprietaireId)
  const adresse = fiche.courrielContact ?? tient?.courriel
  if (!adresse) throw new ErreurMetier(409, "Cette organisation n'a pas encore laissé d'adresse où lui écrire.")
  return adresse
}
