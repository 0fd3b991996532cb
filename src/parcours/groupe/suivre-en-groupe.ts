import { randomUUID } from 'node:crypto'
import { config } from '#socle/config.ts'
import { empreinteDe } from '#socle/courriel/empreinte.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Parcours } from '../parcours.ts'
import * as GroupeRepository from './groupe.repository.ts'
import { type DateDeGroupe, datesAuPlus, type Groupe, membresAuPlus, nouvelleCle, urlGroupe } from './groupe.ts'

/** Crée un groupe et y met qui le crée ; rend sa clé. */
export async function creerGroupe(
  db: Db,
  membre: Pick<MembreConnecte, 'id'>,
  groupe: Pick<Groupe, 'parcoursId' | 'nom' | 'territoireId' | 'version'>,
): Promise<string> {
  const cle = nouvelleCle()
  await db.transaction().execute(async (trx) => {
    const id = await GroupeRepository.insertGroupe(trx, { ...groupe, cle, creePar: membre.id })
    await GroupeRepository.insertMembre(trx, id, membre.id)
  })
  return cle
}

export async function rejoindreGroupe(db: Db, membre: Pick<MembreConnecte, 'id'>, groupe: Groupe): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await GroupeRepository.verrouillerGroupe(trx, groupe.id)
    const membres = await GroupeRepository.listMembres(trx, groupe)
    if (membres.some(({ id }) => id === membre.id)) return
    if (membres.length >= membresAuPlus) throw new ErreurMetier(409, `Ce groupe est complet : ${membresAuPlus} personnes au plus.`)
    await GroupeRepository.insertMembre(trx, groupe.id, membre.id)
  })
}

/** Sort du groupe ; la dernière personne à sortir l'efface. */
export async function quitterGroupe(db: Db, membre: Pick<MembreConnecte, 'id'>, groupe: Groupe): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await GroupeRepository.deleteMembreDuGroupe(trx, groupe.id, membre.id)
    await GroupeRepository.deleteGroupesVides(trx)
  })
}

export async function ajouterDate(db: Db, groupe: Groupe, date: Omit<DateDeGroupe, 'id' | 'uid'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await GroupeRepository.verrouillerGroupe(trx, groupe.id)
    if ((await GroupeRepository.listDates(trx, groupe.id)).length >= datesAuPlus)
      throw new ErreurMetier(409, `Un groupe garde ${datesAuPlus} dates au plus : retirez-en une.`)
    await GroupeRepository.insertDate(trx, groupe.id, date, `${randomUUID()}@${new URL(config.adresse).hostname}`)
  })
}

type Invitation = { groupe: Groupe; parcours: Parcours; membre: Pick<MembreConnecte, 'id'>; courriel: string }

/**
 * Un seul courriel par adresse et par groupe, avec le lien du groupe ; rend faux si elle a déjà été invitée. Rien de ce que les
 * membres écrivent (leur nom, celui du groupe) n'y paraît : l'adresse n'a rien demandé. Elle n'est gardée que le temps du
 * courriel ; ensuite, son empreinte seule.
 */
export async function inviter(db: Db, invitation: Invitation): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const empreinte = empreinteDe('invitation', invitation.courriel.toLowerCase())
    if (!(await GroupeRepository.insertInvitation(trx, invitation.groupe.id, empreinte))) return false
    await ecrireInvitation(trx, invitation)
    return true
  })
}

async function ecrireInvitation(trx: Db, { groupe, parcours, membre, courriel }: Invitation): Promise<void> {
  await ecrireCourriel(trx, {
    a: courriel,
    sujet: `Une invitation à suivre « ${parcours.titre} »`,
    texte: `Bonjour,\n\nUne personne inscrite sur notre site vous invite à suivre, avec son équipe, le parcours « ${parcours.titre} ».\n\nPour voir de quoi il s'agit, et rejoindre le groupe si vous le voulez :\n${config.adresse}${urlGroupe(groupe)}\n\nVous ne voulez pas ? Vous n'avez rien à faire : ce groupe ne vous écrira plus. Ce message et votre adresse s'effacent de chez nous trente jours après son envoi ; il reste ensuite, tant que le groupe existe, une empreinte qui ne permet pas de la retrouver, et ne sert qu'à ne pas vous inviter deux fois.\n`,
    cadence: { usage: 'invitation', objet: '', auDela: 'espacer' },
    auteurId: membre.id,
  })
}
