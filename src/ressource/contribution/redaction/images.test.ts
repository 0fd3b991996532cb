import { expect, it } from 'vitest'
import { petiteImage } from '#fichier/fichier.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'

const base = baseDeTest()

it("un dépôt d'image donne son adresse ; passé 300 dans l'heure, une phrase dit d'attendre, et rien n'est écrit", async () => {
  const { cookie } = await base.connecter()
  const app = await base.app()
  const image = new File([Buffer.from(await petiteImage(20, 10))], 'photo.png')
  const deposer = async () => {
    const body = new FormData()
    body.append('image', image)
    return app.request('/ressources/images', { method: 'POST', headers: { origin: 'http://localhost', cookie }, body })
  }
  const depose = await deposer()
  expect(depose.status).toBe(200)
  expect(await depose.json()).toMatchObject({ url: expect.stringMatching(/^\/fichiers\/[\w-]{22}\/photo\.png$/) })
  await base.db.updateTable('limite_debit').set({ points: 300 }).where('key', 'like', 'image:%').execute()
  const deTrop = await deposer()
  expect([deTrop.status, await deTrop.text()]).toEqual([429, expect.stringContaining('Trop de demandes')])
  expect(await base.db.selectFrom('fichier').select('id').execute()).toHaveLength(1)
})
