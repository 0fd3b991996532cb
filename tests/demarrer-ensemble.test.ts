import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GroupeDeMemoire, groupeDeMemoire } from './groupe-de-memoire.ts'
import { sansQuoiNon } from './installation.ts'
import { mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

let dossier = ''
let enMarche: ServeurEnService[] = []
const borne: GroupeDeMemoire | undefined = groupeDeMemoire(512 * 1024 * 1024)

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'ensemble à deux '))
  await chmod(dossier, 0o755)
})
afterAll(async () => {
  for (const { processus } of enMarche) processus.kill('SIGKILL')
  await arreter()
  borne?.oter()
  await rm(dossier, { recursive: true, force: true })
})

async function arreter(): Promise<void> {
  for (const { processus } of enMarche) processus.kill('SIGTERM')
  for (const { fin } of enMarche) await fin
  enMarche = []
}
const statut = async (url: string) => (await fetch(url)).status

describe('dans un dossier neuf', () => {
  it('deux sites lancés au même instant : l’un prépare la base, l’autre attend, les deux répondent', async () => {
    const reglages = { DOSSIER_DONNEES: dossier, HOME: '/nulle-part' }
    enMarche = await Promise.all([mettreEnService(reglages), mettreEnService(reglages)])
    for (const { url } of enMarche) expect(await Promise.all([statut(`${url}/sante`), statut(url)])).toEqual([200, 200])
    for (const { sortie } of enMarche) expect(sortie()).toMatch(/Catalyse est prête : http:\/\/localhost:\d+\n/)
    await arreter()
  }, 120_000)

  it.skipIf(sansQuoiNon(borne !== undefined, 'pouvoir borner la mémoire (cgroup, en root)'))(
    '[root, cgroup] le site démarre et répond avec 512 Mo de mémoire, base comprise',
    async () => {
      enMarche = [await mettreEnService({ DOSSIER_DONNEES: dossier }, borne?.avant)]
      const url = enMarche[0]?.url ?? ''
      for (const chemin of ['/', '/catalyseurs', '/territoires', '/ressources', '/webinaires', '/parcours', '/trouver?q=eau', '/sante'])
        expect([chemin, await statut(url + chemin)]).toEqual([chemin, 200])
      await arreter()
    },
    60_000,
  )
})
