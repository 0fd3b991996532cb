import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { type ErreursDe, lireFiltres, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { estPermis } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres, cheminLocal } from '#socle/urls.ts'
import { demanderLien, fermerSession, lireLien, ouvrirSessionParLien } from '../authentification.ts'
import { connexionSchema, filtreLienSchema, lienSchema } from '../membre.schema.ts'

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

type Props = { courriel?: string | undefined; suite: string; erreurs?: ErreursDe<typeof connexionSchema> }

/** Demander un lien de connexion : une adresse, rien d'autre. */
function ConnexionPage(props: Props) {
  return (
    <div class="page-membre">
      <h1>Se connecter</h1>
      <p class="chapeau">Écrivez votre adresse : vous recevrez un lien pour entrer. Il n'y a pas de mot de passe à retenir.</p>
      <FormulaireDeLien {...props} />
      <p class="discret">
        Première visite ? Le même lien crée votre compte. Tout ce qui est public se lit sans compte ; il sert à tenir une fiche à jour et à
        suivre vos demandes.
      </p>
    </div>
  )
}

type PropsEnvoye = {
  suite: string
  /** Faux : sans serveur de courriel réglé, rien ne part. */
  envoi: boolean
  /** Sans adresse publique réglée, celle qu'ont les liens : elle ne s'ouvre que sur l'ordinateur qui fait tourner le site. */
  adresseLocale?: string | undefined
}

/** La même réponse, que l'adresse soit connue ou non. */
function LienEnvoyePage({ suite, envoi, adresseLocale }: PropsEnvoye) {
  return (
    <div class="page-membre">
      <h1>{envoi ? 'Regardez votre messagerie' : 'Votre lien est prêt'}</h1>
      {envoi ? (
        <>
          <Message ton="succes">
            Si cette adresse est correcte, un lien vient de partir. Il sert une seule fois, pendant 15 minutes.
          </Message>
          <p>Rien n'arrive ? Regardez dans les courriers indésirables, ou recommencez avec une autre adresse.</p>
        </>
      ) : (
        <Message ton="attention" titre="Ce site n'envoie pas encore de courriels">
          Votre lien est prêt, mais ne part pas : demandez-le à la personne qui administre ce site, elle peut le lire et vous le
          transmettre. Il sert une seule fois, pendant 15 minutes.
        </Message>
      )}
      {adresseLocale && (
        <p>
          Ce site n'a pas encore d'adresse publique : le lien commence par <code>{adresseLocale}</code>, qui ne s'ouvre que sur l'ordinateur
          qui fait tourner le site. Sur un autre appareil, remplacez ce début par celui que vous lisez dans la barre d'adresse.
        </p>
      )}
      <BoutonVers href={suite}>Recommencer</BoutonVers>
    </div>
  )
}

type PropsConfirmer = { courriel: string; jeton: string; suite: string }

// Un bouton, et non une entrée directe : les filtres de courriel suivent les liens qu'ils lisent, et useraient celui-ci.
function ConfirmerPage({ courriel, jeton, suite }: PropsConfirmer) {
  return (
    <div class="page-membre">
      <h1>Entrer dans Catalyse</h1>
      <p>
        Vous allez entrer avec l'adresse <strong>{courriel}</strong>.
      </p>
      <form method="post" action="/connexion/lien">
        <input type="hidden" name="jeton" value={jeton} />
        <input type="hidden" name="suite" value={suite} />
        <Bouton>Entrer</Bouton>
      </form>
    </div>
  )
}

/** Un lien périmé ou déjà suivi : de quoi en demander un autre. */
function LienPerimePage({ suite }: { suite: string }) {
  return (
    <div class="page-membre">
      <h1>Ce lien ne sert plus</h1>
      <Message ton="attention">Ce lien a déjà servi, ou a plus de 15 minutes. Demandez-en un nouveau : il arrive tout de suite.</Message>
      <FormulaireDeLien suite={suite} />
    </div>
  )
}

function FormulaireDeLien({ courriel, suite, erreurs = {} }: Props) {
  return (
    <form method="post" action="/connexion" novalidate>
      <input type="hidden" name="suite" value={suite} />
      <Champ
        nom="courriel"
        libelle="Votre adresse électronique"
        type="email"
        requis
        valeur={courriel}
        erreur={erreurs.courriel}
        autocomplete="email"
      />
      <Bouton>Recevoir un lien de connexion</Bouton>
    </form>
  )
}
