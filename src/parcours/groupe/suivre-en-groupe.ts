import { randomUUID } from 'node:crypto'
import { config } from '../../socle/config.ts'
import { ecrireCourriel } from '../../socle/courriel.ts'
import type { Db } from '../../socle/db.ts'
import { ErreurMetier } from '../../socle/erreurs.ts'
import type { MembreConnecte } from '../../socle/session.ts'
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

type Invitation = { groupe: Groupe; parcours: Parcours; membre: Pick<MembreConnecte, 'nom'>; courriel: string }

/** Un seul courriel, à la personne invitée, avec le lien du groupe. L'adresse n'est gardée nulle part ailleurs. */
export async function inviter(db: Db, { groupe, parcours, membre, courriel }: Invitation): Promise<void> {
  const qui = membre.nom || 'Une personne de ce groupe'
  await ecrireCourriel(db, {
    a: courriel,
    sujet: `${qui} vous invite à suivre « ${parcours.titre} »`,
    texte: `Bonjour,\n\n${qui} vous invite à suivre avec son équipe, « ${groupe.nom} », le parcours « ${parcours.titre} ».\n\nPour voir de quoi il s'agit, et rejoindre le groupe si vous le voulez :\n${config.adresse}${urlGroupe(groupe)}\n\nVous ne voulez pas ? Vous n'avez rien à faire : c'est le seul courriel que vous recevrez, et votre adresse n'est pas gardée.\n`,
  })
}
