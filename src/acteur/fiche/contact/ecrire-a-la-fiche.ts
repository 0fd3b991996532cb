import { findMembre } from '../../../membre/membre.repository.ts'
import { config } from '../../../socle/config.ts'
import { ecrireCourriel } from '../../../socle/courriel.ts'
import type { Db } from '../../../socle/db.ts'
import { ErreurMetier } from '../../../socle/erreurs.ts'
import type { MembreConnecte } from '../../../socle/session.ts'
import { type Acteur, urlActeur } from '../../acteur.ts'
import type { MessageALaFiche } from './ecrire.schema.ts'

type Expediteur = Pick<MembreConnecte, 'id' | 'courriel'> | null

/**
 * Transmet un message à l'adresse de contact de la fiche, à défaut à la personne qui la tient. Elles se répondent
 * ensuite directement ; l'adresse de la fiche n'est donnée à personne. Une copie
 * ne part qu'à une adresse prouvée, celle du membre connecté ; à toute autre, un avis sans un mot du message.
 */
export async function ecrireALaFiche(db: Db, fiche: Acteur, message: MessageALaFiche, membre: Expediteur): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await transmettre(trx, fiche, message, membre))) return
    if (membre?.courriel.toLowerCase() === message.courriel.toLowerCase()) await copier(trx, fiche, message)
    else await aviser(trx, fiche, message.courriel)
  })
}

/** Rend faux si ce même message vient déjà d'être transmis. */
async function transmettre(trx: Db, fiche: Acteur, { nom, courriel, sujet, message }: MessageALaFiche, membre: Expediteur) {
  return ecrireCourriel(trx, {
    a: await destinataire(trx, fiche),
    repondreA: courriel,
    sujet: `${sujet} (pour ${fiche.nom})`,
    texte: `${nom} vous écrit depuis la fiche « ${fiche.nom} » :\n\n${message}\n\n--\nPour répondre à ${nom}, répondez simplement à ce courriel : votre adresse ne lui a pas été donnée.\nLa fiche : ${adresseDe(fiche)}\n`,
    cadence: { usage: 'relais', objet: fiche.id, auDela: 'espacer' },
    auteurId: membre?.id,
  })
}

async function copier(trx: Db, fiche: Acteur, { nom, courriel, sujet, message }: MessageALaFiche): Promise<void> {
  await ecrireCourriel(trx, {
    a: courriel,
    sujet: `Votre message à ${fiche.nom}`,
    texte: `Bonjour ${nom},\n\nVoici la copie de votre message à « ${fiche.nom} ». Sa réponse vous arrivera directement.\n\nSujet : ${sujet}\n\n${message}\n\nLa fiche : ${adresseDe(fiche)}\n`,
    cadence: { usage: 'relais-copie', objet: fiche.id, auDela: 'espacer' },
  })
}

// N'importe qui peut donner l'adresse d'un autre : ni nom, ni sujet, ni message, et un seul avis en dix minutes, toutes fiches confondues.
async function aviser(trx: Db, fiche: Acteur, a: string): Promise<void> {
  await ecrireCourriel(trx, {
    a,
    sujet: `Un message à « ${fiche.nom} » donne votre adresse pour la réponse`,
    texte: `Bonjour,\n\nQuelqu'un, vous sans doute, vient d'écrire à « ${fiche.nom} » par notre site, et a donné cette adresse pour recevoir la réponse. Elle vous arrivera directement.\n\nLa fiche : ${adresseDe(fiche)}\n\nCe n'est pas vous ? Vous n'avez rien à faire.\n`,
    cadence: { usage: 'relais-avis', objet: '', auDela: 'taire' },
  })
}

const adresseDe = (fiche: Acteur) => `${config.adresse}${urlActeur(fiche)}`

async function destinataire(db: Db, fiche: Acteur): Promise<string> {
  const tient = fiche.proprietaireId === null ? undefined : await findMembre(db, fiche.proprietaireId)
  const adresse = fiche.courrielContact ?? tient?.courriel
  if (!adresse) throw new ErreurMetier(409, "Cette organisation n'a pas encore laissé d'adresse où lui écrire.")
  return adresse
}
