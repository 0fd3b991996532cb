import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { lireFiltres, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { estPermis } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres, cheminLocal } from '#socle/urls.ts'
import { demanderLien, fermerSession, lireLien, ouvrirSessionParLien } from '../authentification.ts'
import { connexionSchema, filtreLienSchema, lienSchema } from '../membre.schema.ts'
import { ConfirmerPage, ConnexionPage, LienEnvoyePage, LienPerimePage } from './ConnexionPage.tsx'

// Un envoi sans champ, ou presque : rien de plus gros n'y est tenu en mémoire. Octets.
const petit = 16 * 1024

export const routes = routesDe('membre')
  .get('/connexion', 'public', montrer)
  .post('/connexion', 'public', demander, { limite: 'connexion' })
  .get('/connexion/envoye', 'public', direEnvoye)
  .get('/connexion/lien', 'public', confirmer, { cache: false })
  .post('/connexion/lien', 'public', entrer, { limite: 'formulaire' })
  .post('/deconnexion', 'public', sortir, { limite: 'formulaire', sansEffet: true, tailleMax: petit })

function montrer(c: Contexte) {
  const { suite } = lireFiltres(c, filtreLienSchema)
  if (c.var.membre) return c.redirect(suite, 303)
  return page(c, { titre: 'Se connecter', indexer: false }, <ConnexionPage suite={suite} />)
}

async function demander(c: Contexte) {
  const lu = await lireFormulaire(c, connexionSchema)
  if (!lu.ok) {
    const contenu = <ConnexionPage courriel={texte(lu.saisie, 'courriel')} suite={suiteSaisie(lu.saisie)} erreurs={lu.erreurs} />
    return page(c, { titre: 'Se connecter', indexer: false }, contenu, 422)
  }
  const { courriel, suite } = lu.valeurs
  // Au-delà, rien ne part, et la réponse ne change pas : elle ne dit rien de cette adresse.
  if (await estPermis(c.var.db, 'lien-a', courriel)) await demanderLien(c.var.db, courriel, suite)
  return c.redirect(avecParametres('/connexion/envoye', { suite }), 303)
}

function direEnvoye(c: Contexte) {
  const { suite } = lireFiltres(c, filtreLienSchema)
  const adresseLocale = config.adresseReglee ? undefined : config.adresse
  const contenu = (
    <LienEnvoyePage suite={avecParametres('/connexion', { suite })} envoi={config.smtpUrl !== undefined} adresseLocale={adresseLocale} />
  )
  return page(c, { titre: 'Votre lien de connexion', indexer: false }, contenu)
}

async function confirmer(c: Contexte) {
  const { jeton, suite } = lireFiltres(c, filtreLienSchema)
  const lien = await lireLien(c.var.db, jeton)
  if (!lien) return direPerime(c, suite)
  return page(c, { titre: 'Entrer', indexer: false }, <ConfirmerPage courriel={lien.courriel} jeton={jeton} suite={lien.suite ?? suite} />)
}

async function entrer(c: Contexte) {
  const lu = await lireFormulaire(c, lienSchema)
  if (!lu.ok) return direPerime(c, suiteSaisie(lu.saisie))
  const { jeton, suite } = lu.valeurs
  const lien = await ouvrirSessionParLien(c.var.db, jeton)
  if (!lien.ok) return direPerime(c, suite)
  for (const cookie of lien.cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(lien.nom ? suite : avecParametres('/mon-compte', { suite, bienvenue: true }), 303)
}

async function sortir(c: Contexte) {
  for (const cookie of await fermerSession(c.var.db, c.req.raw.headers)) c.header('set-cookie', cookie, { append: true })
  return c.redirect('/', 303)
}

function direPerime(c: Contexte, suite: string) {
  return page(c, { titre: 'Ce lien ne sert plus', indexer: false }, <LienPerimePage suite={suite} />, 410)
}

const texte = (saisie: Saisie, champ: string) => String(saisie[champ] ?? '')

const suiteSaisie = (saisie: Saisie) => cheminLocal(texte(saisie, 'suite'), '/mon-compte')
