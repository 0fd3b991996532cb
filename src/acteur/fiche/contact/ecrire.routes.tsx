import { page } from '../../../interface/page.tsx'
import { ErreurMetier, trouve } from '../../../socle/erreurs.ts'
import { lireSaisie, verifier } from '../../../socle/formulaire.ts'
import { borner } from '../../../socle/limites.ts'
import { type Contexte, salle } from '../../../socle/routes.ts'
import { peutEtreContactee } from '../../acteur.droits.ts'
import type { Acteur } from '../../acteur.ts'
import { ficheInconnue, ficheLisible } from '../acces.ts'
import { vientDUnRobot } from '../saisie.ts'
import { EcrirePage, MessagePartiPage, SansAdressePage } from './EcrirePage.tsx'
import { messageSchema } from './ecrire.schema.ts'
import { ecrireALaFiche } from './ecrire-a-la-fiche.ts'

export const routes = salle('acteur')
  .get('/acteurs/:slug/ecrire', 'public', montrer)
  .post('/acteurs/:slug/ecrire', 'public', ecrire, { limite: 'contact' })
  .get('/acteurs/:slug/ecrire/merci', 'public', remercier)

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
  const parti = () => c.redirect(`/acteurs/${fiche.slug}/ecrire/merci`, 303)
  if (vientDUnRobot(saisie)) return parti()
  const lu = verifier(saisie, messageSchema)
  if (!lu.ok) return page(c, meta(fiche), <EcrirePage {...{ fiche, saisie }} erreurs={lu.erreurs} />, 422)
  await borner(c, { 'message-de': lu.valeurs.courriel })
  try {
    await ecrireALaFiche(c.var.db, fiche, lu.valeurs, c.var.membre)
  } catch (erreur) {
    // Trop de messages attendent déjà : la page revient avec ce qui était écrit.
    if (!(erreur instanceof ErreurMetier) || erreur.statut !== 429) throw erreur
    return page(c, meta(fiche), <EcrirePage {...{ fiche, saisie }} erreurs={{ message: erreur.message }} />, 429)
  }
  return parti()
}

async function remercier(c: Contexte) {
  return page(c, { titre: 'Message parti', indexer: false }, <MessagePartiPage fiche={await fichePubliee(c)} />)
}

async function fichePubliee(c: Contexte): Promise<Acteur> {
  const { fiche } = await ficheLisible(c)
  return trouve(fiche.etat === 'publiee' ? fiche : null, ficheInconnue)
}

function sansAdresse(c: Contexte, fiche: Acteur, statut: number) {
  return page(c, meta(fiche), <SansAdressePage fiche={fiche} />, statut)
}

const meta = (fiche: Acteur) => ({ titre: `Écrire à ${fiche.nom}`, indexer: false })
