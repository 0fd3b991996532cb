import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type ErreursDe, lireFiltres, lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Role } from '#socle/session.ts'
import { jetonDeSession } from '../authentification.ts'
import { numeroSchema } from '../demandes/demande.schema.ts'
import {
  deletePerimetre,
  findMembre,
  insertPerimetre,
  listMembres,
  listPerimetresNommes,
  listThematiques,
  resteAdministrateurSans,
  updateRole,
} from '../membre.repository.ts'
import { filtreMembreSchema, filtreMembresSchema, perimetreSchema, roleSchema } from '../membre.schema.ts'
import type { Membre } from '../membre.ts'
import { deleteSessions, listSessionsOuvertes } from '../sessions.repository.ts'
import { chercherTerritoire } from '../territoire-saisi.ts'
import { FermerSessionsPage, MembrePage } from './MembrePage.tsx'
import { MembresPage } from './MembresPage.tsx'

const parPage = 50

export const routes = routesDe('membre')
  .get('/membres', 'administrateur', lister)
  .get('/membres/:id', 'administrateur', montrer)
  .post('/membres/:id/role', 'administrateur', donnerRole)
  .get('/membres/:id/sessions', 'administrateur', demanderAFermer)
  .post('/membres/:id/sessions', 'administrateur', fermerSessions)
  .post('/membres/:id/perimetres', 'administrateur', ajouterPerimetre)
  .post('/membres/:id/perimetres/:perimetre/retirer', 'administrateur', retirerPerimetre)

async function lister(c: Contexte) {
  const filtre = lireFiltres(c, filtreMembresSchema)
  const apres = filtre.apres ? { courriel: filtre.apres } : undefined
  const lus = await listMembres(c.var.db, { q: filtre.q, role: filtre.role, apres, limite: parPage + 1 })
  const membres = lus.slice(0, parPage)
  const suivant = lus.length > parPage ? membres.at(-1)?.courriel : undefined
  const perimetres = await listPerimetresNommes(
    c.var.db,
    membres.map(({ id }) => id),
  )
  return page(c, { titre: 'Membres', indexer: false }, <MembresPage {...{ membres, perimetres, filtre, suivant }} />)
}

async function montrer(c: Contexte) {
  return pageDuMembre(c, lireFiltres(c, filtreMembreSchema))
}

async function demanderAFermer(c: Contexte) {
  const membre = trouve(await findMembre(c.var.db, idDe(c)), inconnu)
  const sessions = await listSessionsOuvertes(c.var.db, membre.id)
  return page(c, { titre: 'Fermer les sessions', indexer: false }, <FermerSessionsPage {...{ membre, sessions }} />)
}

// La session de qui administre reste ouverte, si c'est de soi qu'il s'agit.
async function fermerSessions(c: Contexte) {
  const { db } = c.var
  const membre = trouve(await findMembre(db, idDe(c)), inconnu)
  await fermerPourUnMembre(db, membre, await jetonDeSession(db, c.req.raw.headers))
  return c.redirect(`/membres/${membre.id}?fermees=1`, 303)
}

async function donnerRole(c: Contexte) {
  const lu = await lireFormulaire(c, roleSchema)
  if (!lu.ok) return pageDuMembre(c, { erreurs: lu.erreurs }, 422)
  try {
    await changerRole(c.var.db, idDe(c), lu.valeurs.role)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.statut !== 409) throw erreur
    return pageDuMembre(c, { erreurs: { '': erreur.message } }, 409)
  }
  return enregistre(c)
}

// Deux formulaires mènent ici : l'un donne un territoire, l'autre une thématique.
async function ajouterPerimetre(c: Contexte) {
  const { db } = c.var
  const lu = await lireFormulaire(c, perimetreSchema)
  if (!lu.ok) return pageDuMembre(c, { erreurs: lu.erreurs }, 422)
  const { territoire, thematique } = lu.valeurs
  const membre = trouve(await findMembre(db, idDe(c)), inconnu)
  if (thematique !== undefined) {
    if (!(await listThematiques(db)).some(({ id }) => id === thematique))
      return pageDuMembre(c, { erreurs: { thematique: 'Choisissez une thématique dans la liste.' } }, 422)
    await insertPerimetre(db, membre.id, { thematique_id: thematique })
    return enregistre(c)
  }
  const lieu = await chercherTerritoire(db, territoire)
  if (!lieu.ok) return pageDuMembre(c, { territoire, erreurs: { territoire: lieu.phrase } }, 422)
  await insertPerimetre(db, membre.id, { territoire_id: lieu.id })
  return enregistre(c)
}

async function retirerPerimetre(c: Contexte) {
  await deletePerimetre(c.var.db, idDe(c), trouve(numeroSchema.safeParse(c.req.param('perimetre')).data))
  return enregistre(c)
}

const inconnu = "Ce membre n'existe plus."

const idDe = (c: Contexte) => c.req.param('id') ?? ''

const enregistre = (c: Contexte) => c.redirect(`/membres/${idDe(c)}?enregistre=1`, 303)

type Etat = {
  enregistre?: boolean
  fermees?: boolean
  territoire?: string
  erreurs?: ErreursDe<typeof roleSchema> & ErreursDe<typeof perimetreSchema>
}

async function pageDuMembre(
  c: Contexte,
  { enregistre = false, fermees = false, territoire = '', erreurs = {} }: Etat,
  statut: ContentfulStatusCode = 200,
) {
  const { db } = c.var
  const membre = trouve(await findMembre(db, idDe(c)), inconnu)
  const [perimetres, thematiques, sessions] = await Promise.all([
    listPerimetresNommes(db, [membre.id]),
    listThematiques(db),
    listSessionsOuvertes(db, membre.id),
  ])
  return page(
    c,
    { titre: membre.nom || 'Membre', indexer: false, scripts: ['champ-territoire'] },
    <MembrePage {...{ membre, perimetres, thematiques, sessions, enregistre, fermees, territoire, erreurs }} />,
    statut,
  )
}

/** Donne un rôle à un membre. Il reste toujours quelqu'un pour administrer. */
async function changerRole(db: Db, membreId: string, role: Role): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const membre = trouve(await findMembre(trx, membreId), "Ce membre n'existe plus.")
    if (membre.role === 'administrateur' && role !== 'administrateur' && !(await resteAdministrateurSans(trx, membreId))) {
      throw new ErreurMetier(409, "C'est la seule personne à administrer ce site. Nommez d'abord quelqu'un d'autre.")
    }
    await updateRole(trx, membreId, role)
  })
}

/** L'administration ferme les sessions d'un membre, sauf la sienne (`sauf`), et le lui dit. */
async function fermerPourUnMembre(db: Db, membre: Membre, sauf: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await deleteSessions(trx, membre.id, sauf)
    await ecrireCourriel(trx, {
      a: membre.courriel,
      sujet: 'Vos sessions sont fermées',
      texte: `Bonjour${membre.nom ? ` ${membre.nom}` : ''},\n\nL'administration de Catalyse a fermé vos sessions, sur tous vos appareils. Votre compte et ce que vous tenez n'ont pas changé.\n\nPour revenir, demandez un lien de connexion :\n${config.adresse}/connexion\n`,
    })
  })
}
