import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { formulaireDeRessource } from '#ressource/contribution/contribution.factory.ts'
import { config } from '#socle/config.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { pidDuServeur } from '#socle/processus-postgres.ts'
import { connecter } from '#socle/session.factory.ts'
import { insertInscription } from '#webinaire/inscription/inscription.repository.ts'
import { cleDe } from '#webinaire/inscription/inscription.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { dossierDejaServi } from './dossier-deja-servi.ts'
import { jusqua, mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

// Ce que l'on pose, confirme, contribue ou avance, une fois répondu, est sur le disque : quoi qu'on tue, cela se retrouve.
let dossier = ''
let serveur: ServeurEnService
let decor: Awaited<ReturnType<typeof planter>>
let envois = 0
const repondus = { questions: new Set<string>(), inscriptions: new Set<string>(), ressources: new Set<string>(), avancees: 0 }

const enService = () => mettreEnService({ DOSSIER_DONNEES: dossier, MANDATAIRES: '1', SECRET: config.secret })

beforeAll(async () => {
  dossier = await dossierDejaServi('durabilite-')
  serveur = await enService()
  decor = await surLaBase(planter)
}, 180_000)
afterAll(async () => {
  serveur.processus.kill('SIGTERM')
  await serveur.fin
  await rm(dossier, { recursive: true, force: true })
})

describe('après un arrêt brutal, tout envoi répondu se retrouve : question, inscription, ressource, progression', () => {
  it("l'application est tuée", async () => {
    await tuerPendantLesEnvois(() => serveur.processus.kill('SIGKILL'))
    await serveur.fin
    serveur = await enService()
    await surLaBase(rienNeManque)
  })

  it('PostgreSQL est tué', async () => {
    await tuerPendantLesEnvois(() => process.kill(pidDuServeur(path.join(dossier, 'postgres')) ?? 0, 'SIGKILL'))
    await jusqua(async () => (await fetch(`${serveur.url}/sante`)).status === 200, 30, `/sante ; ${serveur.sortie()}`)
    await surLaBase(rienNeManque)
  })
}, 120_000)

async function planter(db: Db) {
  const seance = await creerSeance(db)
  const parcours = await creerParcours(db)
  const { id, cookie } = await connecter(db)
  const cles = new Map<string, string>()
  for (let n = 0; n < 200; n++) {
    const inscription = await insertInscription(db, seance.id, {
      courriel: `inscrit-${n}@essai.invalid`,
      nom: '',
      structure: '',
      membreId: null,
    })
    if (inscription) cles.set(inscription.courriel, cleDe('confirmer', inscription))
  }
  return { seance, parcours, membre: { id, cookie }, cles: cles.entries() }
}

// Quatre personnes envoient sans cesse, chacune à sa tâche ; le coup tombe à un moment tiré au sort.
async function tuerPendantLesEnvois(tuer: () => void): Promise<void> {
  const avant = compter()
  let vivant = true
  const personnes = [poser, confirmer, contribuer, avancer].map(async (faire) => {
    while (vivant) await faire()
  })
  await jusqua(async () => compter().every((n, rang) => n > (avant[rang] ?? 0) + 2), 30, `des envois répondus : ${compter()}`)
  await attendre(Math.random() * 1000)
  tuer()
  await attendre(300)
  vivant = false
  await Promise.all(personnes)
}

const compter = () => [repondus.questions.size, repondus.inscriptions.size, repondus.ressources.size, repondus.avancees]
const signe = () => `${++envois} ${Math.random().toString(36).slice(2, 10)}`

async function poser(): Promise<void> {
  const texte = `Question d'essai ${signe()}`
  if (await envoyer(`/webinaires/${decor.seance.slug}/questions`, { texte })) repondus.questions.add(texte)
}

async function confirmer(): Promise<void> {
  const suivante = decor.cles.next()
  if (suivante.done) return attendre(20)
  const [courriel, cle] = suivante.value
  if (await envoyer('/webinaires/inscription/confirmer', { cle })) repondus.inscriptions.add(courriel)
}

async function contribuer(): Promise<void> {
  const titre = `Ressource d'essai ${signe()}`
  if (await envoyer('/ressources/contribuer', formulaireDeRessource({ titre, votre_courriel: `camille-${envois}@essai.invalid` })))
    repondus.ressources.add(titre)
}

async function avancer(): Promise<void> {
  const pas = ++envois
  const champs = { r_carnet_voisins: String(pas), suite: 'rester' }
  if (await envoyer(`/parcours/${decor.parcours.slug}/regarder`, champs, decor.membre.cookie)) repondus.avancees = pas
}

/** Vrai s'il a été répondu que c'est fait ; faux si le serveur n'a pas répondu, ou pas pu. */
async function envoyer(chemin: string, champs: Record<string, string> | [string, string][], cookie = ''): Promise<boolean> {
  // Une adresse réseau et une personne par envoi : les limites ne sont pas l'objet de ce test.
  envois++
  const headers = { origin: serveur.url, 'x-forwarded-for': `10.0.${envois >> 8}.${envois & 255}`, cookie }
  const corps = { method: 'POST', headers, body: new URLSearchParams(champs), redirect: 'manual' } as const
  const reponse = await fetch(`${serveur.url}${chemin}`, corps).catch(() => undefined)
  if (reponse && reponse.status >= 400 && reponse.status < 500) throw new Error(`${chemin} : ${reponse.status}`)
  return reponse?.status === 303
}

async function rienNeManque(db: Db): Promise<void> {
  const questions = new Set((await db.selectFrom('question').select('texte').execute()).map(({ texte }) => texte))
  const confirmees = await db.selectFrom('inscription').select('courriel').where('etat', '=', 'confirmee').execute()
  const inscriptions = new Set(confirmees.map(({ courriel }) => courriel))
  const ressources = new Set((await db.selectFrom('ressource').select('titre').execute()).map(({ titre }) => titre))
  expect([...repondus.questions].filter((texte) => !questions.has(texte))).toEqual([])
  expect([...repondus.inscriptions].filter((courriel) => !inscriptions.has(courriel))).toEqual([])
  expect([...repondus.ressources].filter((titre) => !ressources.has(titre))).toEqual([])
  const { reponses } = await db
    .selectFrom('progression')
    .select('reponses')
    .where('membre_id', '=', decor.membre.id)
    .executeTakeFirstOrThrow()
  // La dernière avancée répondue, ou une suivante dont la réponse n'est pas revenue.
  expect(Number(/"texte":\s*"(\d+)"/.exec(JSON.stringify(reponses))?.[1])).toBeGreaterThanOrEqual(repondus.avancees)
}

async function surLaBase<T>(faire: (db: Db) => Promise<T>): Promise<T> {
  const postgres = await demarrerPostgres(dossier)
  const { db, fermer } = ouvrirDb(postgres.url('catalyse'), { max: 1 })
  try {
    return await faire(db)
  } finally {
    await fermer()
  }
}
