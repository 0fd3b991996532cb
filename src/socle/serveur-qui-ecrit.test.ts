import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { creerReserve, ouvrirConnexion } from './connexion.ts'
import { demarrerPostgres, type PostgresEmbarque } from './postgres-embarque.ts'
import { pidDuServeur, serveurVivant } from './processus-postgres.ts'
import { urlsDesServeurs } from './serveur-qui-ecrit.ts'

describe("l'URL de la base", () => {
  it('nomme un serveur, et reste telle quelle', () => {
    const url = 'postgres://nom:mot%2Cde,passe@hote:5432/base?sslmode=require'
    expect(urlsDesServeurs(url)).toEqual([url])
    expect(urlsDesServeurs('postgres://catalyse@/base?host=%2Fdossier%2Cvirgule')).toHaveLength(1)
  })

  it('ou plusieurs, chacun avec le même nom, la même base et les mêmes réglages', () => {
    expect(urlsDesServeurs('postgresql://nom:passe@h1:5432,[::1]:5433,h3/base?sslmode=require')).toEqual([
      'postgresql://nom:passe@h1:5432/base?sslmode=require',
      'postgresql://nom:passe@[::1]:5433/base?sslmode=require',
      'postgresql://nom:passe@h3/base?sslmode=require',
    ])
  })
})

describe('de deux serveurs, on écrit sur celui qui écrit', () => {
  let dossier = ''
  let url = ''
  const dossierDe = (nom: string) => path.join(dossier, nom)
  const demarrer = (nom: string) => demarrerPostgres(dossierDe(nom), { fsync: 'off' })
  const serveurs = new Map<string, PostgresEmbarque>()

  beforeAll(async () => {
    dossier = mkdtempSync(path.join(os.tmpdir(), 'bascule-'))
    chmodSync(dossier, 0o755)
    await (await demarrer('a')).arreter()
    // La réplique : le même dossier de données, qui attend qu'on la promeuve.
    execFileSync('cp', ['-a', dossierDe('a'), dossierDe('b')])
    writeFileSync(path.join(dossierDe('b'), 'postgres', 'standby.signal'), '')
    for (const nom of ['a', 'b']) serveurs.set(nom, await demarrer(nom))
    // À la façon de libpq : une prise Unix est un hôte dont les barres sont codées.
    const prises = ['b', 'a'].map((nom) => new URLSearchParams(serveurs.get(nom)?.url('postgres').split('?')[1]).get('host') ?? '')
    url = `postgres://catalyse@${prises.map(encodeURIComponent).join(',')}/postgres`
  }, 120_000)
  afterAll(async () => {
    for (const serveur of serveurs.values()) await serveur.arreter()
    rmSync(dossier, { recursive: true, force: true })
  })

  it("la réplique est évitée, où qu'elle soit dans l'adresse", async () => {
    const client = await ouvrirConnexion(url, 'essai')
    expect(await ecrit(client)).toBe(true)
    expect(client.host).toContain(`${path.sep}a`)
    await client.end()
  })

  it('après la promotion, la réserve ouverte avant va au nouveau serveur', async () => {
    const reserve = creerReserve(url, { nom: 'essai', max: 2 })
    await reserve.query('CREATE TABLE lieu (nom text)')
    tuer(dossierDe('a'))
    // Une connexion déjà ouverte peut survivre un instant au serveur tué.
    await vi.waitFor(() => expect(reserve.query('SELECT FROM lieu')).rejects.toMatchObject({ code: '57P03' }), 10_000)
    await promouvoir()
    await reserve.query('CREATE TABLE lieu (nom text)')
    await reserve.end()
  })

  it("l'ancien, relancé par mégarde, n'est pas repris : sa ligne de temps est restée en arrière", async () => {
    serveurs.set('a', await demarrer('a'))
    // Un autre ordre, un autre choix : comme un processus qui démarre, ou qui n'a rien vu de la bascule.
    for (const adresse of [url, aLEnvers(url)]) {
      const client = await ouvrirConnexion(adresse, 'essai')
      expect(client.host).toContain(`${path.sep}b`)
      await client.end()
    }
  })

  async function promouvoir(): Promise<void> {
    const client = new pg.Client({ connectionString: serveurs.get('b')?.url('postgres') ?? '' })
    await client.connect()
    await client.query('SELECT pg_promote()')
    await client.end()
  }
})

// Les deux serveurs nommés dans l'autre ordre.
function aLEnvers(url: string): string {
  return url.replace(/@([^,]+),([^/]+)\//, '@$2,$1/')
}

async function ecrit(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ecrit: boolean }>('SELECT NOT pg_is_in_recovery() AS ecrit')
  return rows[0]?.ecrit ?? false
}

function tuer(dossier: string): void {
  const donnees = path.join(dossier, 'postgres')
  process.kill(pidDuServeur(donnees) ?? 0, 'SIGKILL')
  while (serveurVivant(donnees)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
}
