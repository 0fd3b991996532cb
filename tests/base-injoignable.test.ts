import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config } from '#socle/config.ts'
import { ouvrirConnexion } from '#socle/connexion.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { cookieDe } from '#socle/session.factory.ts'
import { postgresAPart } from './postgres-de-test.ts'
import { jusqua, mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

// La base tombe, se fige, refuse : chaque réponse le dit, vite, dans sa forme ; et tout repart seul.
let postgres: Awaited<ReturnType<typeof postgresAPart>>
let serveur: ServeurEnService

beforeAll(async () => {
  postgres = await postgresAPart({ max_connections: '30' })
  serveur = await mettreEnService({
    DATABASE_URL: postgres.url,
    DOSSIER_DONNEES: postgres.dossier,
    MANDATAIRES: '1',
    SECRET: config.secret,
  })
}, 180_000)
afterAll(async () => {
  serveur.processus.kill('SIGKILL')
  await serveur.fin
  await postgres.oter()
})

describe('la base injoignable', () => {
  it.each([
    { panne: 'arrêtée', frapper: () => postgres.arreter(), relever: () => postgres.demarrer() },
    { panne: 'tuée', frapper: () => postgres.tuer(), relever: () => postgres.demarrer() },
    { panne: 'figée', frapper: () => postgres.figer(), relever: () => postgres.degeler() },
  ])('$panne : 503 et une phrase, dans la forme demandée, puis le site repart seul', async ({ frapper, relever }) => {
    await repart()
    expect((await demander('/a-propos')).statut).toBe(200)
    await frapper()
    try {
      await toutLeDit()
    } finally {
      await relever()
    }
    await repart()
  })

  it('sans connexion de libre : 503 et la même phrase', async () => {
    await repart()
    const prises: pg.Client[] = []
    const occuper = (): Promise<boolean> =>
      ouvrirConnexion(postgres.url, 'occupe').then(
        (client) => prises.push(client) > 0,
        () => false,
      )
    await occuper()
    while (await occuper());
    // Les connexions des pages sont fermées, leurs places prises aussitôt.
    await prises[0]?.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'catalyse'")
    while (await occuper());
    const refus = await demander(`/acteurs?q=${randomUUID()}`)
    expect(refus).toMatchObject({ statut: 503, retryAfter: '5' })
    await Promise.all(prises.map((client) => client.end()))
    await repart()
  })

  it('une page gardée sert pendant la coupure, sans pouvoir être gardée ailleurs, et plus après', async () => {
    await repart()
    await postgres.tuer()
    await jusqua(async () => (await demander('/catalyseurs')).verifieeLe !== null, 10, 'une page de secours')
    const page = await demander('/catalyseurs')
    expect(page).toMatchObject({ statut: 200, cache: 'no-store' })
    await postgres.demarrer()
    await jusqua(async () => (await demander('/catalyseurs')).verifieeLe === null, 10, 'une page neuve')
  })

  it('une écriture prise au milieu par une base figée : 503, et rien n’en reste une fois la base revenue', async () => {
    await repart()
    const client = await ouvrirConnexion(postgres.url, 'essai')
    const autre = await ouvrirConnexion(postgres.url, 'essai')
    // La fiche est écrite, la demande qui l'annonce attend ce verrou : la transaction est ouverte quand la base se fige.
    await client.query('BEGIN; LOCK TABLE demande IN ACCESS EXCLUSIVE MODE')
    const envoi = proposer()
    await jusqua(
      async () =>
        (await autre.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'catalyse' AND wait_event_type = 'Lock'")).rowCount ===
        1,
      10,
      "l'envoi au milieu",
    )
    postgres.figer()
    try {
      expect(await envoi).toMatchObject({ statut: 503 })
    } finally {
      postgres.degeler()
    }
    await client.query('COMMIT')
    await repart()
    expect((await client.query("SELECT count(*)::int AS nombre FROM acteur WHERE nom = 'Organisation d’essai'")).rows).toEqual([
      { nombre: 0 },
    ])
    await Promise.all([client.end(), autre.end()])
    expect(await proposer()).toMatchObject({ statut: 303 })
  })

  it("une requête trop longue est arrêtée : 503, et ce n'est pas la base qui est injoignable", async () => {
    const client = await ouvrirConnexion(postgres.url, 'essai')
    // Un verrou tenu par ailleurs fait attendre l'écriture, pas la base.
    await client.query('BEGIN; LOCK TABLE acteur IN ACCESS EXCLUSIVE MODE')
    const attente = demander(`/acteurs?q=${randomUUID()}`)
    expect((await demander('/sante')).statut).toBe(200)
    const reponse = await attente
    expect(reponse).toMatchObject({ statut: 503, retryAfter: '60' })
    expect(reponse.texte).toContain('prenait trop de temps')
    await client.end()
  })

  // En dernier : le service ne revient pas.
  it('à SIGTERM, une base figée ne retient pas le processus dix secondes', async () => {
    await repart()
    postgres.figer()
    const attente = demander(`/acteurs?q=${randomUUID()}`).catch(() => undefined)
    const debut = performance.now()
    serveur.processus.kill('SIGTERM')
    expect(await serveur.fin).toBe(0)
    expect(performance.now() - debut).toBeLessThan(10_000)
    await attente
    postgres.degeler()
  })

  it('au démarrage, un PostgreSQL figé se dit en une phrase', async () => {
    postgres.figer()
    await expect(demarrerPostgres(postgres.dossier, {}, 2000)).rejects.toThrow(/tourne \(processus \d+\) mais ne répond pas : arrêtez-le/)
    postgres.degeler()
  })
}, 120_000)

async function toutLeDit(): Promise<void> {
  // Ce qui n'est pas gardé : une page, l'API, un envoi, la surveillance. Deux fois : à la surprise, puis la panne connue.
  for (const _fois of [1, 2]) {
    const [page, api, connectee, envoi, sante] = await Promise.all([
      demander(`/acteurs?q=${randomUUID()}`),
      demander(`/api/v1/acteurs?q=${randomUUID()}`),
      demander('/mon-compte', { headers: { cookie: cookieDe('essai') } }),
      proposer(),
      demander('/sante'),
    ])
    for (const reponse of [page, connectee, envoi]) {
      expect(reponse).toMatchObject({ statut: 503, type: 'text/html; charset=utf-8', retryAfter: '5' })
      expect(reponse.texte).toContain('Le site se relève')
      expect(reponse.texte).toContain('id="pied"')
    }
    expect(api).toMatchObject({ statut: 503, retryAfter: '5' })
    expect(JSON.parse(api.texte)).toEqual({ erreur: expect.stringContaining('Le site se relève') })
    expect(sante).toMatchObject({ statut: 503, texte: '{"etat":"base injoignable"}' })
    for (const { ms } of [page, api, connectee, envoi]) expect(ms).toBeLessThan(8000)
    expect(sante.ms).toBeLessThan(4000)
  }
  // Gardée, une page sert encore.
  expect((await demander('/a-propos')).statut).toBe(200)
}

async function demander(chemin: string, init: RequestInit = {}) {
  const debut = performance.now()
  const reponse = await fetch(`${serveur.url}${chemin}`, { redirect: 'manual', signal: AbortSignal.timeout(30_000), ...init })
  const texte = await reponse.text()
  const entete = (nom: string) => reponse.headers.get(nom)
  return {
    statut: reponse.status,
    texte,
    type: entete('content-type'),
    retryAfter: entete('retry-after'),
    cache: entete('cache-control'),
    verifieeLe: entete('x-verifiee-le'),
    ms: performance.now() - debut,
  }
}

function proposer() {
  const champs = {
    nom: 'Organisation d’essai',
    profil: 'association',
    commune: 'Clermont-Ferrand (63113)',
    votre_nom: 'Camille Essai',
    votre_courriel: 'camille@essai.invalid',
    autre_organisation: '1',
  }
  return demander('/acteurs/proposer', { method: 'POST', headers: { origin: serveur.url }, body: new URLSearchParams(champs) })
}

// Le site répond, et les pages sont de nouveau gardées : l'écoute a repris.
async function repart(): Promise<void> {
  await jusqua(async () => (await demander('/sante')).statut === 200, 20, `/sante ; ${serveur.sortie()}`)
  await jusqua(async () => (await demander('/catalyseurs')).statut === 200, 20, 'une page')
  await jusqua(async () => (await demander('/a-propos')).statut === 200, 20, 'une page')
}
