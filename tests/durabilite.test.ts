import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { pidDuServeur } from '#socle/processus-postgres.ts'
import { dossierDejaServi } from './dossier-deja-servi.ts'
import { jusqua, mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

// Un envoi auquel il a été répondu est sur le disque : quoi qu'on tue, et quand que ce soit, il se retrouve.
let dossier = ''
let serveur: ServeurEnService
const repondus: string[] = []
let envois = 0

const enService = () => mettreEnService({ DOSSIER_DONNEES: dossier, MANDATAIRES: '1' })
const postmaster = () => pidDuServeur(path.join(dossier, 'postgres')) ?? 0

beforeAll(async () => {
  dossier = await dossierDejaServi('durabilite-')
  serveur = await enService()
}, 180_000)
afterAll(async () => {
  serveur.processus.kill('SIGTERM')
  await serveur.fin
  await rm(dossier, { recursive: true, force: true })
})

describe('après un arrêt brutal, tout envoi répondu se retrouve', () => {
  it("l'application est tuée", async () => {
    await tuerPendantLesEnvois(() => serveur.processus.kill('SIGKILL'))
    await serveur.fin
    serveur = await enService()
    expect(await perdus()).toEqual([])
  })

  it("PostgreSQL est tué : l'application le relève et continue", async () => {
    await tuerPendantLesEnvois(() => process.kill(postmaster(), 'SIGKILL'))
    await jusqua(async () => (await fetch(`${serveur.url}/sante`)).status === 200, 30, `/sante ; ${serveur.sortie()}`)
    expect(await perdus()).toEqual([])
    const avant = repondus.length
    await jusqua(async () => (await proposer()) && repondus.length > avant, 10, 'un nouvel envoi')
  })

  it('tout est tué à la fois, comme par une coupure de courant', async () => {
    await tuerPendantLesEnvois(() => {
      process.kill(postmaster(), 'SIGKILL')
      serveur.processus.kill('SIGKILL')
    })
    await serveur.fin
    serveur = await enService()
    expect(await perdus()).toEqual([])
  })
}, 120_000)

// Quatre personnes envoient sans cesse ; le coup tombe à un moment tiré au sort.
async function tuerPendantLesEnvois(tuer: () => void): Promise<void> {
  const avant = repondus.length
  let vivant = true
  const personnes = Array.from({ length: 4 }, async () => {
    while (vivant) await proposer()
  })
  await jusqua(async () => repondus.length > avant + 10, 30, 'des envois répondus')
  await attendre(Math.random() * 1500)
  tuer()
  await attendre(300)
  vivant = false
  await Promise.all(personnes)
}

async function proposer(): Promise<boolean> {
  const nom = `Organisation d'essai ${++envois} ${Math.random().toString(36).slice(2, 10)}`
  const champs = {
    nom,
    profil: 'association',
    commune: 'Clermont-Ferrand (63113)',
    votre_nom: 'Camille Essai',
    votre_courriel: `camille-${envois}@essai.invalid`,
    autre_organisation: '1',
  }
  // Une adresse réseau et une personne par envoi : les limites ne sont pas l'objet de ce test.
  const headers = { origin: serveur.url, 'x-forwarded-for': `10.0.${envois >> 8}.${envois & 255}` }
  const reponse = await fetch(`${serveur.url}/acteurs/proposer`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(champs),
    redirect: 'manual',
  }).catch(() => undefined)
  if (reponse?.status === 422) throw new Error(`Formulaire refusé : ${(await reponse.text()).match(/erreur[^<]*<[^>]*>[^<]*/)?.[0]}`)
  if (reponse?.status !== 303) return false
  repondus.push(nom)
  return true
}

async function perdus(): Promise<string[]> {
  const postgres = await demarrerPostgres(dossier)
  const { db, fermer } = ouvrirDb(postgres.url('catalyse'), { max: 1 })
  const lignes = await db.selectFrom('acteur').select('nom').execute()
  await fermer()
  const gardes = new Set(lignes.map(({ nom }) => nom))
  return repondus.filter((nom) => !gardes.has(nom))
}
