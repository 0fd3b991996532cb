import { cleDArret, cleDeConfirmation } from '#fiche/fraicheur/cles-de-fraicheur.ts'
import { cheminDeReponse } from '#membre/moderation.courriels.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { connecter } from '#socle/session.factory.ts'
import { changerSuivi, modifierFiche, saisieDe } from './acteur.depot.ts'
import { creerActeur } from './acteur.factory.ts'
import { salle } from './acteur.salle.ts'
import { cheminDuContact, cleDeContact } from './fiche/contact/cle-de-contact.ts'
import { proposerFiche } from './fiche/ecriture-acteur.tsx'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    tenue: string
    tenueId: number
    libre: string
    muette: string
    archivee: string
    /** Les clés des courriels partis. */
    cles: { confirmation: string; contact: string; arret: string; question: string }
  }
}

const pasLaSienne = { membre: 'ne tient pas cette fiche' }
const sansCle = { visiteuse: 'sans session, il faut la clé du courriel', membre: 'ne tient pas cette fiche' }
const tenue = (suite: string) => ({ exemple: ({ tenue: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const libre = (suite: string) => ({ exemple: ({ libre: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const archivee = (suite: string) => ({ exemple: ({ archivee: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const cleDe = (chemin: string) => new URLSearchParams(chemin.split('?')[1]).get('cle') ?? ''

export const essais: Essais = {
  droits: {
    'GET /catalyseurs': { droit: 'public' },
    'GET /acteurs': { droit: 'public' },
    'GET /integration/catalyseurs': { droit: 'public' },
    'GET /integration/acteurs': { droit: 'public' },
    'GET /catalyseurs/:slug': { droit: 'public', exemple: ({ tenue: slug }) => `/catalyseurs/${slug}` },
    'GET /acteurs/:slug': { droit: 'public', exemple: ({ libre: slug }) => `/acteurs/${slug}` },
    'GET /acteurs/numero/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ tenueId }) => `/acteurs/numero/${tenueId}` },
    'GET /acteurs/proposer': { droit: 'public' },
    'POST /acteurs/proposer': { droit: 'public' },
    'GET /acteurs/proposer/merci': { droit: 'public' },
    'GET /acteurs/:slug/ecrire': { droit: 'public', ...libre('ecrire') },
    'POST /acteurs/:slug/ecrire': { droit: 'public', ...libre('ecrire') },
    'GET /acteurs/:slug/ecrire/merci': { droit: 'public', ...libre('ecrire/merci') },
    'GET /acteurs/numero/:id{[0-9]{1,15}}/contact': { droit: 'public', exemple: ({ cles }) => cles.contact },
    'POST /acteurs/numero/:id{[0-9]{1,15}}/contact': {
      droit: 'public',
      exemple: ({ cles }) => cles.contact,
      envoi: ({ cles }) => ({ cle: cleDe(cles.contact), acte: 'confirmer' }),
    },
    'GET /acteurs/:slug/a-jour': { droit: 'public', ...tenue('a-jour'), sauf: { visiteuse: sansCle.visiteuse } },
    'POST /acteurs/:slug/a-jour': { droit: 'public', ...tenue('a-jour'), sauf: sansCle },
    'GET /acteurs/:slug/a-jour/merci': { droit: 'public', ...tenue('a-jour/merci') },
    'GET /acteurs/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer') },
    'POST /acteurs/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer') },
    'GET /acteurs/:slug/revendiquer/merci': { droit: 'membre', ...libre('revendiquer/merci') },
    'GET /acteurs/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
    'POST /acteurs/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
    'GET /acteurs/:slug/historique': { droit: 'membre', ...tenue('historique'), sauf: pasLaSienne },
    'GET /acteurs/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
    'POST /acteurs/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
    'GET /acteurs/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
    'POST /acteurs/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
    // Une fiche archivée ne dit pas qu'elle existe : qui ne peut pas la lire reçoit 404, comme pour une page inconnue.
    'GET /acteurs/:slug/archivee': { droit: 'membre', ...archivee('archivee') },
    'GET /acteurs/:slug/republier': { droit: 'membre', ...archivee('republier') },
    'POST /acteurs/:slug/republier': { droit: 'membre', ...archivee('republier') },
    'GET /api/v1/acteurs': { droit: 'public' },
    'GET /api/v1/acteurs/:cle': { droit: 'public', exemple: ({ tenue: slug }) => `/api/v1/acteurs/${slug}` },
  },
  pages: {
    publiques: [
      fixe('les catalyseurs', '/catalyseurs'),
      fixe('les catalyseurs, filtrés', '/catalyseurs?pratique=dialogue-territorial&q=comptoir&territoire=Puy-de-D%C3%B4me+%2863%29', {
        sombre: true,
      }),
      fixe('les catalyseurs, personne', '/catalyseurs?q=zzyzx'),
      fixe('les catalyseurs, un lieu à préciser', '/catalyseurs?territoire=Saint-Denis'),
      fixe('les acteurs', '/acteurs'),
      { nom: 'une fiche tenue', chemin: ({ tenue }) => `/catalyseurs/${tenue}`, sombre: true },
      { nom: 'une fiche que personne ne tient', chemin: ({ libre }) => `/acteurs/${libre}` },
      { nom: 'écrire, à une organisation', chemin: ({ libre }) => `/acteurs/${libre}/ecrire` },
      { nom: 'écrire, sans adresse connue', chemin: ({ muette }) => `/acteurs/${muette}/ecrire` },
      { nom: 'message parti', chemin: ({ libre }) => `/acteurs/${libre}/ecrire/merci` },
      { nom: 'message gardé', chemin: ({ libre }) => `/acteurs/${libre}/ecrire/merci?garde=1` },
      { nom: 'confirmer une adresse de contact', chemin: ({ cles }) => cles.contact },
      { nom: 'un lien de contact perdu', chemin: ({ tenueId }) => `/acteurs/numero/${tenueId}/contact?cle=x`, statut: 410 },
      fixe('proposer une fiche', '/acteurs/proposer'),
      fixe('fiche proposée', '/acteurs/proposer/merci'),
      { nom: 'toujours à jour ?', chemin: ({ tenue, cles }) => `/acteurs/${tenue}/a-jour?cle=${cles.confirmation}` },
      fixe('annuaire intégré ailleurs', '/integration/catalyseurs'),
    ],
    enErreur: [
      fixe('proposer une fiche, tout manque', '/acteurs/proposer', { statut: 422, envoi: { siret: '1', liens: 'ftp://x' } }),
      { nom: 'écrire, tout manque', chemin: ({ libre }) => `/acteurs/${libre}/ecrire`, statut: 422, envoi: { courriel: 'x' } },
      { nom: 'modifier, tout manque', chemin: ({ tenue }) => `/acteurs/${tenue}/modifier`, qui: 'tenant', statut: 422, envoi: { nom: '' } },
      {
        nom: 'tenir une fiche, sans un mot',
        chemin: ({ libre }) => `/acteurs/${libre}/revendiquer`,
        qui: 'membre',
        statut: 422,
        envoi: { message: '' },
      },
    ],
    connectees: [
      { nom: 'ma fiche', chemin: ({ tenue }) => `/catalyseurs/${tenue}?avis=modifiee`, qui: 'tenant' },
      { nom: 'modifier ma fiche', chemin: ({ tenue }) => `/acteurs/${tenue}/modifier`, qui: 'tenant' },
      { nom: 'historique', chemin: ({ tenue }) => `/acteurs/${tenue}/historique?de=1&a=2`, qui: 'tenant' },
      { nom: 'revenir à une version', chemin: ({ tenue }) => `/acteurs/${tenue}/historique/1/restaurer`, qui: 'tenant' },
      { nom: 'archiver', chemin: ({ tenue }) => `/acteurs/${tenue}/archiver`, qui: 'tenant' },
      { nom: 'fiche archivée', chemin: ({ archivee }) => `/acteurs/${archivee}/archivee`, qui: 'tenant' },
      { nom: 'republier', chemin: ({ archivee }) => `/acteurs/${archivee}/republier`, qui: 'tenant' },
      { nom: 'tenir une fiche', chemin: ({ libre }) => `/acteurs/${libre}/revendiquer`, qui: 'membre' },
      { nom: 'demande de tenir reçue', chemin: ({ libre }) => `/acteurs/${libre}/revendiquer/merci`, qui: 'membre' },
    ],
  },
  absurdes: {
    publiques: ['/catalyseurs', '/acteurs', '/integration/catalyseurs'],
    reservees: [({ tenue: slug }) => `/acteurs/${slug}/historique`],
    api: ['/api/v1/acteurs'],
    parametres: ['pratique', 'catalyseur', 'carte', 'limite'],
  },
  remplir,
}

async function remplir(db: Db, { qui: { tenant }, fiches }: PourEssayer) {
  await remplirAnnuaire(db, fiches)
  const tenue = await ficheTenue(db, tenant)
  const libre = await creerActeur(db, { nom: 'Régie des lucioles', estCatalyseur: false, courrielContact: 'regie@essai.invalid' })
  return {
    tenue: tenue.slug,
    tenueId: tenue.id,
    libre: libre.slug,
    muette: (await creerActeur(db, { nom: 'Cercle sans adresse' })).slug,
    archivee: await ficheArchivee(db, tenant),
    cles: {
      confirmation: cleDeConfirmation(tenue, { usage: 'fiche-a-jour' }),
      contact: `${cheminDuContact(libre)}?cle=${cleDeContact(libre)}`,
      arret: cleDArret(tenant),
      question: cheminDeReponse(await demanderPrecision(db)),
    },
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
    moderations: toutesLesModerations([salle]),
  })
  return id
}
