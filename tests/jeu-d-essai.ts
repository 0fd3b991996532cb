import { changerSuivi, modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { executerImport } from '#acteur/echange/executer-import.ts'
import { cheminDuContact, cleDeContact } from '#acteur/fiche/contact/cle-de-contact.ts'
import { proposerFiche } from '#acteur/fiche/ecriture-acteur.tsx'
import { cleDArret, cleDeConfirmation } from '#fiche/fraicheur/cles-de-fraicheur.ts'
import { cheminDeReponse } from '#membre/moderation.courriels.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { connecter } from '#socle/session.factory.ts'
import { enregistrerGroupement } from '#territoire/enregistrer-groupement.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { type Niveau, urlTerritoire } from '#territoire/territoire.ts'
import { creerJeu as contribution } from './jeu/contribution.ts'
import { creerJeu as direct } from './jeu/direct.ts'
import { creerJeu as echange } from './jeu/echange.ts'
import { creerJeu as fichier } from './jeu/fichier.ts'
import { creerJeu as glossaire } from './jeu/glossaire.ts'
import { creerJeu as moisson } from './jeu/moisson.ts'
import { creerJeu as parcours } from './jeu/parcours.ts'
import { creerJeu as ressource } from './jeu/ressource.ts'
import { creerJeu as vitrine } from './jeu/vitrine.ts'
import { creerJeu as webinaire } from './jeu/webinaire.ts'

/** Les cookies de chaque sorte de personne ; « tenant » tient la fiche du jeu. */
export type Personnes = { membre: string; tenant: string; animateur: string; administrateur: string }
export type JeuDEssai = Awaited<ReturnType<typeof creerJeuDEssai>>

/** De quoi voir chaque page du site pleine : fiches, demandes, versions, imports, courriels, groupement, et qui s'en occupe. */
export async function creerJeuDEssai(db: Db, { fiches = 4 } = {}) {
  const [membre, tenant, animateur, administrateur] = [
    await connecter(db, { nom: 'Malik Membre' }),
    await connecter(db, { nom: 'Tania Tenante' }),
    await connecter(db, { nom: 'Anouk Animatrice', role: 'animateur' }),
    await connecter(db, { nom: 'Ada Administratrice', role: 'administrateur' }),
  ]
  await remplirAnnuaire(db, fiches)
  const tenue = await ficheTenue(db, tenant.id)
  const libre = await creerActeur(db, { nom: 'Régie des lucioles', estCatalyseur: false, courrielContact: 'regie@essai.invalid' })
  const muette = await creerActeur(db, { nom: 'Cercle sans adresse' })
  const cles = {
    confirmation: cleDeConfirmation(tenue, { usage: 'fiche-a-jour' }),
    contact: `${cheminDuContact(libre)}?cle=${cleDeContact(libre)}`,
    arret: cleDArret(tenant.id),
    question: cheminDeReponse(await demanderPrecision(db)),
  }
  const qui = { membre: membre.id, tenant: tenant.id, animateur: animateur.id, administrateur: administrateur.id, fiche: tenue }
  return {
    cookies: {
      membre: membre.cookie,
      tenant: tenant.cookie,
      animateur: animateur.cookie,
      administrateur: administrateur.cookie,
    } satisfies Personnes,
    membreId: membre.id,
    promueId: (await connecter(db, { nom: 'Pia Promue' })).id,
    tenue: tenue.slug,
    tenueId: tenue.id,
    libre: libre.slug,
    muette: muette.slug,
    archivee: await ficheArchivee(db, tenant.id),
    territoires: await territoires(db),
    importId: await importer(db, animateur.id),
    courrielId: await garderUnCourriel(db),
    cles,
    fichier: await fichier(db, qui),
    glossaire: await glossaire(db, qui),
    ressource: await ressource(db, qui),
    contribution: await contribution(db, qui),
    echange: await echange(db, qui),
    webinaire: await webinaire(db, qui),
    direct: await direct(db, qui),
    parcours: await parcours(db, qui),
    vitrine: await vitrine(db, qui),
    moisson: await moisson(db, qui),
  }
}

async function remplirAnnuaire(db: Db, nombre: number): Promise<void> {
  const communes = await db
    .selectFrom('territoire')
    .select('id')
    .where('niveau', '=', 'commune')
    .where('point', 'is not', null)
    .orderBy('population', 'desc')
    .limit(nombre)
    .execute()
  for (const [rang, { id }] of communes.entries())
    await creerActeur(db, { nom: `Comptoir des essais n° ${rang + 1}`, communeId: id, estCatalyseur: rang % 3 !== 0, territoireIds: [] })
  for (const rang of [1, 2, 3]) await proposer(db, `Proposition à relire n° ${rang}`)
}

async function proposer(db: Db, nom: string) {
  const modele = await creerActeur(db, { nom: `Modèle de ${nom}`, etat: 'archivee' })
  const auteur = { nom: 'Ana Martin', courriel: 'ana@essai.invalid' }
  return db.transaction().execute((trx) => proposerFiche(trx, { contenu: { ...saisieDe(modele), nom }, auteur }))
}

async function ficheTenue(db: Db, proprietaireId: string) {
  const fiche = await creerActeur(db, { proprietaireId, auteurId: proprietaireId, courrielContact: 'lucioles@essai.invalid' })
  const resume = 'Un lieu pour essayer ensemble, et recommencer.'
  await db
    .transaction()
    .execute((trx) => modifierFiche(trx, fiche.id, { ...saisieDe(fiche), resume }, { auteurId: proprietaireId, motif: 'résumé' }))
  return fiche
}

async function ficheArchivee(db: Db, proprietaireId: string): Promise<string> {
  const fiche = await creerActeur(db, { nom: 'Maison fermée', proprietaireId, auteurId: proprietaireId })
  const auteur = { auteurId: proprietaireId, motif: 'archivage' }
  return (await db.transaction().execute((trx) => changerSuivi(trx, fiche.id, { etat: 'archivee' }, auteur))).slug
}

async function demanderPrecision(db: Db): Promise<number> {
  const fiche = await proposer(db, 'Proposition à préciser')
  const { id } = await db.selectFrom('demande').select('id').where('objet_id', '=', fiche.id).executeTakeFirstOrThrow()
  const moderateur = {
    id: (await connecter(db, { role: 'administrateur' })).id,
    nom: 'Ada',
    courriel: 'ada@essai.invalid',
    role: 'administrateur' as const,
    perimetres: { territoires: [], thematiques: [] },
  }
  await deciderDemandes(db, {
    ids: [id],
    decision: 'question',
    phrase: 'Où agissez-vous exactement ?',
    moderateur,
    moderations: toutesLesModerations(salles),
  })
  return id
}

async function importer(db: Db, auteurId: string): Promise<number> {
  const contenu = new TextEncoder().encode('nom;profil;commune\nAtelier importé;association;63113\nSans profil;;63113\n')
  const id = await insertImport(db, { auteurId, nomFichier: 'essai.csv', contenu, simuler: true })
  await executerImport(db, id)
  return id
}

async function garderUnCourriel(db: Db): Promise<number> {
  await db
    .transaction()
    .execute((trx) => ecrireCourriel(trx, { a: 'ana@essai.invalid', sujet: 'Un essai', texte: 'Bonjour,\n\nCeci est un essai.\n' }))
  return (await db.selectFrom('courriel').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
}

async function territoires(db: Db) {
  const url = async (niveau: Niveau, code: string) => {
    const lu = await findByNiveauEtCode(db, niveau, code)
    if (!lu) throw new Error(`Pas de ${niveau} ${code}.`)
    return urlTerritoire(lu)
  }
  const libre = await enregistrerGroupement(db, {
    nom: 'Bassin des essais',
    nature: 'Autre',
    membres: 'Clermont-Ferrand (63113)\nThiers (63430)',
  })
  if (!libre.ok) throw new Error('Le groupement du jeu d’essai est refusé.')
  return {
    commune: await url('commune', '63113'),
    epci: await url('epci', '246300701'),
    departement: await url('departement', '63'),
    region: await url('region', '84'),
    groupement: urlTerritoire(libre.groupement),
  }
}
