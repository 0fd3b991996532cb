import { setTimeout as attendre } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creerApp } from '#app.tsx'
import { baseDeTest } from '#socle/base-de-test.ts'
import { type Ecoute, ecouter, Prise } from './ecouter.ts'

const base = baseDeTest()
let service: Ecoute
let cookie: string
beforeAll(async () => {
  cookie = (await base.connecter()).cookie
  const app = creerApp(base.base, { garde: false, patience: { silence: 400, sursis: 1200, octetsParSeconde: 1000 } })
  service = await ecouter(app, { reste: { duree: 2000, silence: 200, octets: 1024 ** 2, adieu: 200 } })
})
afterAll(() => service.fermer())

async function envoyer(entetes: Record<string, string>, morceaux: string[], pause: number, chemin = '/mon-compte'): Promise<Prise> {
  const prise = new Prise(service.port)
  prise.annoncer(chemin, { cookie, ...entetes })
  for (const texte of morceaux) {
    await prise.ecrire(texte)
    await attendre(pause)
  }
  return prise
}

describe('un envoi lent', () => {
  it('qui se tait est arrêté : 408, une phrase, et la connexion est rendue', async () => {
    const prise = await envoyer({ 'content-length': '100' }, ['nom='], 0)
    expect(await prise.statut()).toBe(408)
    await prise.lireJusqua('trop lentement')
    await prise.fin()
  })

  it('qui distille un octet de temps en temps est arrêté au bout du temps de sa taille', async () => {
    const prise = await envoyer(
      { 'content-length': '60' },
      Array.from({ length: 20 }, () => 'x'),
      100,
    )
    expect(await prise.statut()).toBe(408)
    await prise.fin()
  })

  it('mais régulier arrive, si long soit-il pour sa taille', async () => {
    const corps = `nom=${'M'.repeat(2996)}`
    const morceaux = Array.from({ length: 10 }, (_, rang) => corps.slice(rang * 300, rang * 300 + 300))
    const prise = await envoyer({ 'content-length': '3000' }, morceaux, 150)
    expect(await prise.statut()).toBe(422)
    prise.socket.destroy()
  })

  it('un fichier lu au fil de l’eau peut durer, mais pas se taire', async () => {
    const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const debut = '--limite\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    const corps = `${debut}${image.toString('latin1')}\r\n--limite--\r\n`
    const entetes = { 'content-length': String(corps.length), 'content-type': 'multipart/form-data; boundary=limite' }
    const taille = Math.ceil(corps.length / 12)
    const ecrire = async (nombre: number) => {
      const prise = new Prise(service.port)
      prise.annoncer('/ressources/images', { cookie, ...entetes })
      for (let rang = 0; rang < nombre; rang++) {
        await prise.ecrire(Buffer.from(corps.slice(rang * taille, (rang + 1) * taille), 'latin1'))
        await attendre(150)
      }
      return prise
    }
    const entiere = await ecrire(12)
    expect(await entiere.statut()).toBeLessThan(300)
    entiere.socket.destroy()
    const muette = await ecrire(6)
    expect(await muette.statut()).toBe(408)
    await muette.fin()
  })
})
