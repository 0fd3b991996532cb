import { z } from 'zod'
import { findById } from '#acteur/acteur.depot.ts'
import { peutEtreContactee } from '#acteur/acteur.droits.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import type { Acteur } from '#acteur/acteur.ts'
import { texteDe, vientDUnRobot } from '#champ/saisie.ts'
import { accesDe } from '#fiche/acces.ts'
import { inconnue } from '#fiche/enregistrer.ts'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un, verifier } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ConfirmerContactPage, ContactConfirmePage, ContactRetirePage, LienDeContactPerduPage } from './ContactPage.tsx'
import { lireCleDeContact } from './cle-de-contact.ts'
import { confirmerContact, refuserContact } from './confirmer-contact.ts'
import { countGardes } from './contact.repository.ts'
import { EcrirePage, MessageGardePage, MessagePartiPage, SansAdressePage } from './EcrirePage.tsx'
import { messageSchema } from './ecrire.schema.ts'
import { ecrireALaFiche } from './ecrire-a-la-fiche.ts'

/** Écrire à une organisation ; pour elle, confirmer son adresse ou la retirer. */
export const routes = routesDe('acteur')
  .get('/acteurs/:slug/ecrire', 'public', montrer)
  .post('/acteurs/:slug/ecrire', 'public', ecrire, { limite: 'contact' })
  .get('/acteurs/:slug/ecrire/merci', 'public', remercier)
  .get('/acteurs/numero/:id{[0-9]{1,15}}/contact', 'public', demanderConfirmation, { cache: false })
  .post('/acteurs/numero/:id{[0-9]{1,15}}/contact', 'public', repondre, { limite: 'formulaire' })

const { lisible } = accesDe(sorteActeur)
const publiee = (fiche: Acteur | undefined): Acteur => trouve(fiche?.etat === 'publiee' ? fiche : null, inconnue(sorteActeur))

const merciSchema = z.object({ garde: un(z.string(), '').transform((valeur) => valeur === '1') })

async function montrer(c: Contexte) {
  const fiche = await fichePubliee(c)
  if (!peutEtreContactee(fiche)) return sansAdresse(c, fiche, 200)
  const { membre } = c.var
  return page(c, meta(fiche), <EcrirePage fiche={fiche} saisie={membre ? { nom: membre.nom, courriel: membre.courriel } : {}} />)
}

async function ecrire(c: Contexte) {
  const fiche = await fichePubliee(c)
  if (!peutEtreContactee(fiche)) return sansAdresse(c, fiche, 409)
  const saisie = await lireSaisie(c)
  const merci = `/acteurs/${fiche.slug}/ecrire/merci`
  if (vientDUnRobot(saisie)) return c.redirect(merci, 303)
  const lu = verifier(saisie, messageSchema)
  if (!lu.ok) return page(c, meta(fiche), <EcrirePage {...{ fiche, saisie }} erreurs={lu.erreurs} />, 422)
  await borner(c, { 'message-de': lu.valeurs.courriel })
  try {
    const issue = await ecrireALaFiche(c.var.db, fiche.id, lu.valeurs, c.var.membre)
    return c.redirect(issue === 'parti' ? merci : `${merci}?garde=1`, 303)
  } catch (erreur) {
    if (erreur instanceof ErreurMetier && erreur.statut === 409) return sansAdresse(c, fiche, 409)
    // Trop de messages attendent déjà : la page revient avec ce qui était écrit.
    if (!(erreur instanceof ErreurMetier) || erreur.statut !== 429) throw erreur
    return page(c, meta(fiche), <EcrirePage {...{ fiche, saisie }} erreurs={{ message: erreur.message }} />, 429)
  }
}

async function remercier(c: Contexte) {
  const fiche = await fichePubliee(c)
  const envoi = config.smtpUrl !== undefined
  if (lireFiltres(c, merciSchema).garde)
    return page(c, { titre: 'Message gardé', indexer: false }, <MessageGardePage {...{ fiche, envoi }} />)
  return page(c, { titre: envoi ? 'Message parti' : 'Message prêt à partir', indexer: false }, <MessagePartiPage {...{ fiche, envoi }} />)
}

const fichePubliee = async (c: Contexte): Promise<Acteur> => publiee((await lisible(c)).fiche)

function sansAdresse(c: Contexte, fiche: Acteur, statut: number) {
  return page(c, meta(fiche), <SansAdressePage fiche={fiche} />, statut)
}

const meta = (fiche: Acteur) => ({ titre: `Écrire à ${fiche.nom}`, indexer: false })

const cleSchema = z.object({ cle: un(z.string().max(300), '') })

async function demanderConfirmation(c: Contexte) {
  const fiche = await ficheNumerotee(c)
  return poserLaQuestion(c, fiche, lireFiltres(c, cleSchema).cle, 200)
}

async function poserLaQuestion(c: Contexte, fiche: Acteur, cle: string, statut: number) {
  if (lireCleDeContact(fiche, cle) !== 'bonne') return perdu(c, fiche)
  const attendent = await countGardes(c.var.db, fiche.id)
  return page(c, { titre: `L'adresse de ${fiche.nom}`, indexer: false }, <ConfirmerContactPage {...{ fiche, cle, attendent }} />, statut)
}

async function repondre(c: Contexte) {
  const fiche = await ficheNumerotee(c)
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

const ficheNumerotee = async (c: Contexte): Promise<Acteur> => publiee(await findById(c.var.db, Number(c.req.param('id'))))

function perdu(c: Contexte, fiche: Acteur) {
  return page(c, { titre: 'Lien perdu', indexer: false }, <LienDeContactPerduPage fiche={fiche} />, 410)
}
