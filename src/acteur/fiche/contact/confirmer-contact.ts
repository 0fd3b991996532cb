import { findByIdPourEcriture, modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { deposerSurLaFiche } from '../moderation-acteur.ts'
import { cheminDuContact, cleDeContact, lireCleDeContact } from './cle-de-contact.ts'
import { deleteGardes, deleteRefus, insertRefus, updateProuvee } from './contact.repository.ts'
import { destinationDe, empreinteDeContact, remettre } from './relais.ts'

/**
 * Demande à l'adresse de contact d'une fiche publiée de se confirmer : nos mots seuls, et le nom que la fiche porte dans l'annuaire.
 * Une fois en dix minutes, et jamais deux en attente.
 */
export async function demanderConfirmation(trx: Db, fiche: Acteur, a: string, maintenant = new Date()): Promise<void> {
  const lien = `${config.adresse}${avecParametres(cheminDuContact(fiche), { cle: cleDeContact(fiche, maintenant) })}`
  await ecrireCourriel(
    trx,
    {
      a,
      sujet: `Quelqu'un veut écrire à « ${fiche.nom} »`,
      texte: `Bonjour,\n\nQuelqu'un veut écrire à « ${fiche.nom} » par Catalyse, l'annuaire des catalyseurs territoriaux. Cette adresse y est enregistrée comme adresse de contact de l'organisation ; elle n'est montrée à personne.\n\nPour lire ce message et recevoir les suivants, confirmez que cette adresse est bien la vôtre, sans compte à créer :\n${lien}\n\nCe n'est pas vous ? La même page retire votre adresse, et nous ne vous écrirons plus pour cette organisation.\n`,
      cadence: { usage: 'relais-confirmation', objet: fiche.id, auDela: 'remplacer' },
    },
    maintenant,
  )
}

/** Prouve l'adresse de contact et remet ce qui attendait, une fois. Rend le nombre de messages remis ; undefined si la clé ne vaut plus. */
export async function confirmerContact(db: Db, ficheId: number, cle: string, maintenant = new Date()): Promise<number | undefined> {
  return avecLaCle(db, { ficheId, cle, maintenant }, async (trx, fiche, adresse) => {
    await updateProuvee(trx, fiche.id, maintenant)
    await deleteRefus(trx, fiche.id, empreinteDeContact(adresse))
    return remettre(trx, fiche, adresse)
  })
}

/** « Ce n'est pas moi » : l'adresse quitte la fiche, ce qui l'attendait est effacé, l'animation l'apprend. Undefined si la clé ne vaut plus. */
export async function refuserContact(db: Db, ficheId: number, cle: string, maintenant = new Date()): Promise<true | undefined> {
  return avecLaCle(db, { ficheId, cle, maintenant }, async (trx, fiche, adresse) => {
    await insertRefus(trx, fiche.id, empreinteDeContact(adresse))
    const motif = "adresse de contact retirée par la personne qui la lit : ce n'est pas la sienne"
    await modifierFiche(trx, fiche.id, { ...saisieDe(fiche), courrielContact: null }, { auteurId: null, motif })
    const sansElle = { ...fiche, courrielContact: null }
    const tient = await destinationDe(trx, sansElle)
    if (tient?.prouvee) await remettre(trx, sansElle, tient.a)
    else await deleteGardes(trx, fiche.id)
    await deposerSurLaFiche(trx, sansElle, {
      genre: 'contact',
      titre: `Adresse de contact à retrouver : « ${fiche.nom} »`,
      resume:
        "La personne qui lit l'adresse de contact a répondu que ce n'est pas la sienne : elle est retirée de la fiche. Donnez-en une autre si vous la connaissez, puis acceptez cette demande pour la classer.",
      auteur: {},
    })
    return true as const
  })
}

type Cle = { ficheId: number; cle: string; maintenant: Date }

// La fiche reste verrouillée : pressé deux fois au même instant, le bouton n'agit qu'une fois.
async function avecLaCle<T>(db: Db, { ficheId, cle, maintenant }: Cle, faire: (trx: Db, fiche: Acteur, adresse: string) => Promise<T>) {
  return db.transaction().execute(async (trx) => {
    const fiche = await findByIdPourEcriture(trx, ficheId)
    if (fiche?.etat !== 'publiee' || !fiche.courrielContact || lireCleDeContact(fiche, cle, maintenant) !== 'bonne') return undefined
    return faire(trx, fiche, fiche.courrielContact)
  })
}
