import { z } from 'zod'
import { findById } from '#acteur/acteur.depot.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { texteDe } from '#champ/saisie.ts'
import { inconnue } from '#fiche/enregistrer.ts'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ConfirmerContactPage, ContactConfirmePage, ContactRetirePage, LienDeContactPerduPage } from './ContactPage.tsx'
import { lireCleDeContact } from './cle-de-contact.ts'
import { confirmerContact, refuserContact } from './confirmer-contact.ts'
import { countGardes } from './message-garde.repository.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/numero/:id{[0-9]{1,15}}/contact', 'public', demander, { cache: false })
  .post('/acteurs/numero/:id{[0-9]{1,15}}/contact', 'public', repondre, { limite: 'formulaire' })

const cleSchema = z.object({ cle: un(z.string().max(300), '') })

async function demander(c: Contexte) {
  const fiche = await fichePubliee(c)
  return poserLaQuestion(c, fiche, lireFiltres(c, cleSchema).cle, 200)
}

async function poserLaQuestion(c: Contexte, fiche: Acteur, cle: string, statut: number) {
  if (lireCleDeContact(fiche, cle) !== 'bonne') return perdu(c, fiche)
  const attendent = await countGardes(c.var.db, fiche.id)
  return page(c, { titre: `L'adresse de ${fiche.nom}`, indexer: false }, <ConfirmerContactPage {...{ fiche, cle, attendent }} />, statut)
}

async function repondre(c: Contexte) {
  const fiche = await fichePubliee(c)
  const saisie = await lireSaisie(c)
  const cle = texteDe(saisie, 'cle')
  const acte = texteDe(saisie, 'acte')
  if (acte === 'refuser') {
    if (!(await refuserContact(c.var.db, fiche.id, cle))) return perdu(c, fiche)
    return page(c, { titre: 'Adresse retirée', indexer: false }, <ContactRetirePage fiche={fiche} />)
  }
  if (acte !== 'confirmer') return poserLaQuestion(c, fiche, cle, 422)
  const remis = await confirmerContact(c.var.db, fiche.id, cle)
  if (remis === undefined) return perdu(c, fiche)
  const envoi = config.smtpUrl !== undefined
  return page(c, { titre: 'Adresse confirmée', indexer: false }, <ContactConfirmePage {...{ fiche, remis, envoi }} />)
}

async function fichePubliee(c: Contexte): Promise<Acteur> {
  const fiche = await findById(c.var.db, Number(c.req.param('id')))
  return trouve(fiche?.etat === 'publiee' ? fiche : null, inconnue(sorteActeur))
}

function perdu(c: Contexte, fiche: Acteur) {
  return page(c, { titre: 'Lien perdu', indexer: false }, <LienDeContactPerduPage fiche={fiche} />, 410)
}
