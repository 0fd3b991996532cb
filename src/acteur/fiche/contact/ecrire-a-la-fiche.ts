import { findByIdPourEcriture } from '#acteur/acteur.depot.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { demanderConfirmation } from './confirmer-contact.ts'
import { countGardes, insertGarde, type MessageGarde } from './contact.repository.ts'
import type { MessageALaFiche } from './ecrire.schema.ts'
import { adresseDe, destinationDe, empreinteDeContact, remettre, transmettre } from './relais.ts'

type Expediteur = Pick<MembreConnecte, 'id' | 'courriel'> | null

const gardesAuPlus = 60

/**
 * Transmet un message à l'organisation (« parti ») ou, si son adresse n'est pas prouvée, le garde et demande à cette adresse de se
 * confirmer (« garde »). Elles se répondent ensuite directement ; l'adresse de la fiche n'est donnée à personne. Une copie
 * ne part qu'à une adresse prouvée, celle du membre connecté ; à toute autre, un avis sans un mot du message.
 */
export async function ecrireALaFiche(db: Db, ficheId: number, message: MessageALaFiche, membre: Expediteur): Promise<'parti' | 'garde'> {
  return db.transaction().execute(async (trx) => {
    // Verrouillée : un message n'est pas gardé à l'instant même où l'adresse se confirme.
    const fiche = trouve(await findByIdPourEcriture(trx, ficheId))
    const destination = await destinationDe(trx, fiche)
    if (!destination) throw new ErreurMetier(409, "Cette organisation n'a pas encore laissé d'adresse où lui écrire.")
    const { a, prouvee } = destination
    const envoye = { ...message, auteurId: membre?.id ?? null }
    if (prouvee) await remettre(trx, fiche, a)
    const nouveau = prouvee ? await transmettre(trx, fiche, a, envoye) : await garder(trx, fiche, a, envoye)
    if (nouveau && membre?.courriel.toLowerCase() === message.courriel.toLowerCase()) await copier(trx, fiche, message)
    else if (nouveau) await aviser(trx, fiche, message.courriel)
    return prouvee ? 'parti' : 'garde'
  })
}

/** Rend faux si ce même message est déjà gardé. */
async function garder(trx: Db, fiche: Acteur, a: string, message: MessageGarde): Promise<boolean> {
  if ((await countGardes(trx, fiche.id)) >= gardesAuPlus)
    throw new ErreurMetier(
      429,
      "Cette organisation n'a pas encore confirmé son adresse, et trop de messages l'attendent déjà : le vôtre n'est pas gardé. Réessayez dans quelques jours.",
    )
  if (!(await insertGarde(trx, fiche.id, { ...message, avise: empreinteDeContact(a) }, new Date()))) return false
  await demanderConfirmation(trx, fiche, a)
  return true
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
