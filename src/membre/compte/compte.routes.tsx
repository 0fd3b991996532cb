import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { Section } from '#interface/Section.tsx'
import { apports } from '#socle/apports.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type ErreursDe, lireFiltres, lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { fermerSession, jetonDeSession } from '../authentification.ts'
import { listDemandesOuvertes } from '../demande.repository.ts'
import { effacerMesDonnees, exporterMesDonnees } from '../donnees-personnelles.ts'
import { listPerimetresNommes, updateNom } from '../membre.repository.ts'
import { effacementSchema, filtreCompteSchema, nomSchema, sessionsSchema } from '../membre.schema.ts'
import { moi } from '../moi.ts'
import { deleteSessions, listSessionsOuvertes } from '../sessions.repository.ts'
import { type BlocDeMonCompte, MonComptePage } from './MonComptePage.tsx'

export const routes = routesDe('membre')
  .get('/mon-compte', 'membre', montrer)
  .post('/mon-compte', 'membre', enregistrerNom, { limite: 'formulaire' })
  .post('/mon-compte/sessions', 'membre', fermerSessions, { limite: 'formulaire' })
  .get('/mon-compte/donnees', 'membre', (c) => pageDonnees(c))
  .get('/mon-compte/donnees.json', 'membre', exporter)
  .post('/mon-compte/effacer', 'membre', effacer, { limite: 'formulaire' })
  .get('/mon-compte/efface', 'public', (c) => page(c, { titre: 'Données effacées', indexer: false }, <EffacePage />))

function montrer(c: Contexte) {
  const membre = moi(c)
  const { suite, ...faits } = lireFiltres(c, filtreCompteSchema)
  const avis = avisPossibles.find((avis) => faits[avis])
  return pageCompte(c, membre, { nom: membre.nom, suite, avis, erreurs: {} })
}

const avisPossibles = ['bienvenue', 'enregistre', 'fermees'] as const

async function fermerSessions(c: Contexte) {
  const membre = moi(c)
  const lu = await lireFormulaire(c, sessionsSchema)
  if (!lu.ok) throw new ErreurMetier(422, Object.values(lu.erreurs)[0] ?? 'Choisissez les sessions à fermer.')
  const entetes = c.req.raw.headers
  const autres = lu.valeurs.lesquelles === 'autres'
  await deleteSessions(c.var.db, membre.id, await jetonDeSession(c.var.db, entetes))
  if (autres) return c.redirect('/mon-compte?fermees=1', 303)
  for (const cookie of await fermerSession(c.var.db, entetes)) c.header('set-cookie', cookie, { append: true })
  return c.redirect('/connexion', 303)
}

async function enregistrerNom(c: Contexte) {
  const membre = moi(c)
  const lu = await lireFormulaire(c, nomSchema)
  if (!lu.ok)
    return pageCompte(c, membre, { nom: String(lu.saisie.nom ?? ''), suite: String(lu.saisie.suite ?? ''), erreurs: lu.erreurs }, 422)
  await updateNom(c.var.db, membre.id, lu.valeurs.nom)
  return c.redirect(lu.valeurs.suite === '/mon-compte' ? '/mon-compte?enregistre=1' : lu.valeurs.suite, 303)
}

async function exporter(c: Contexte) {
  const donnees = await exporterMesDonnees(c.var.db, moi(c), c.var.salles)
  return c.body(JSON.stringify(donnees, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="mes-donnees-catalyse.json"',
  })
}

async function effacer(c: Contexte) {
  const lu = await lireFormulaire(c, effacementSchema)
  if (!lu.ok) return pageDonnees(c, lu.erreurs, 422)
  try {
    await effacerMesDonnees(c.var.db, moi(c), c.var.salles)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return pageDonnees(c, { '': erreur.message }, erreur.statut)
  }
  for (const cookie of await fermerSession(c.var.db, c.req.raw.headers)) c.header('set-cookie', cookie, { append: true })
  return c.redirect('/mon-compte/efface', 303)
}

type Etat = { nom: string; suite: string; avis?: (typeof avisPossibles)[number] | undefined; erreurs: ErreursDe<typeof nomSchema> }

async function pageCompte(c: Contexte, membre: MembreConnecte, etat: Etat, statut: ContentfulStatusCode = 200) {
  const { db } = c.var
  const [perimetres, demandes, blocs, sessions, jeton] = await Promise.all([
    listPerimetresNommes(db, [membre.id]),
    listDemandesOuvertes(db, membre),
    rendreBlocs(c, membre),
    listSessionsOuvertes(db, membre.id),
    jetonDeSession(db, c.req.raw.headers),
  ])
  return page(
    c,
    { titre: 'Mon compte', indexer: false },
    <MonComptePage {...{ membre, perimetres, demandes, blocs, sessions, jeton }} {...etat} />,
    statut,
  )
}

// Ce que la personne tient dans chaque salle ; rien de celles où elle ne tient rien.
async function rendreBlocs(c: Contexte, membre: MembreConnecte): Promise<BlocDeMonCompte[]> {
  const blocs = apports(c.var.salles, ({ nom, monCompte }) => (monCompte ? [{ ...monCompte, salle: nom }] : [])).map(
    async ({ salle, titre, montrer }) => {
      const contenu = await montrer(c.var.db, membre)
      return contenu === null ? [] : [{ salle, titre, contenu }]
    },
  )
  return (await Promise.all(blocs)).flat()
}

function pageDonnees(c: Contexte, erreurs: ErreursDe<typeof effacementSchema> = {}, statut: ContentfulStatusCode = 200) {
  return page(c, { titre: 'Mes données', indexer: false }, <MesDonneesPage erreurs={erreurs} />, statut)
}

/** Emporter ses données, ou les effacer après avoir écrit le mot qui confirme. */
function MesDonneesPage({ erreurs = {} }: { erreurs?: ErreursDe<typeof effacementSchema> }) {
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Mon compte', href: '/mon-compte' }, { libelle: 'Mes données' }]} />
      <h1>Mes données</h1>
      <Section id="emporter" titre="Les emporter">
        <p>
          Un fichier avec tout ce que la plateforme garde sur vous : votre compte, vos demandes, les modifications que vous avez signées,
          les courriels que vous avez reçus, ce que vous tenez dans chaque partie du site.
        </p>
        <BoutonVers href="/mon-compte/donnees.json">Télécharger mes données (JSON)</BoutonVers>
      </Section>
      <Section id="effacer" titre="Les effacer">
        {erreurs[''] && <Message ton="erreur">{erreurs['']}</Message>}
        <p>Votre compte, votre adresse et les courriels reçus sont effacés tout de suite, sans retour possible.</p>
        <p>
          Les fiches que vous teniez restent publiques, sans personne pour les tenir : quelqu'un de l'organisation pourra les reprendre. Les
          modifications que vous avez faites restent, sans votre nom.
        </p>
        <form method="post" action="/mon-compte/effacer" novalidate>
          <Champ
            nom="confirmation"
            libelle="Pour confirmer, écrivez EFFACER"
            type="text"
            requis
            erreur={erreurs.confirmation}
            autocomplete="off"
          />
          <Bouton variante="danger">Effacer mon compte et mes données</Bouton>
        </form>
      </Section>
    </div>
  )
}

/** L'au revoir, sans session. */
function EffacePage() {
  return (
    <div class="page-membre">
      <h1>Vos données sont effacées</h1>
      <p>Votre compte, votre adresse et vos courriels ne sont plus ici. Merci d'être passé par Catalyse.</p>
      <BoutonVers href="/">Revenir à l'accueil</BoutonVers>
    </div>
  )
}
