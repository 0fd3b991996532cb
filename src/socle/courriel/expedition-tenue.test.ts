import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { creerApp } from '#app.tsx'
import { fileDEssai, jour, minute } from '../../../tests/file-d-essai.ts'
import { baseDeTest } from '../base-de-test.ts'
import { ouvrirDb } from '../db.ts'
import { purgerCourriels } from '../socle.salle.ts'
import { demarrerExpedition, preparerExpedition } from './expedier.ts'
import { prendreUnCourriel, updateARenvoyer } from './file.repository.ts'

const base = baseDeTest()
const { maintenant, avancer, courriels, unSeul, serveurSmtp, ecrire } = fileDEssai(base)

describe('plusieurs processus', () => {
  it('se partagent la file : chaque courriel part une fois', async () => {
    const serveur = await serveurSmtp()
    await ecrire(60)
    const partis = await Promise.all([1, 2, 3].map(() => preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }).passer()))
    expect(partis.reduce((somme, n) => somme + n)).toBe(60)
    expect(serveur.recus).toHaveLength(60)
  })

  it('le courriel d’un processus tué attend la fin de son bail, puis un autre le prend', async () => {
    const serveur = await serveurSmtp()
    await ecrire(1)
    await prendreUnCourriel(base.db, maintenant(), new Date(maintenant().getTime() + 2 * minute))
    const autre = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant })
    avancer(minute)
    expect(await autre.passer()).toBe(0)
    expect(await updateARenvoyer(base.db, maintenant())).toBe(0)
    avancer(minute)
    expect(await autre.passer()).toBe(1)
  })

  it('un même processus ne passe jamais deux fois à la fois', async () => {
    const serveur = await serveurSmtp()
    await ecrire(5)
    const expedition = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant })
    const passages = [expedition.passer(), expedition.passer()]
    expect(passages[0]).toBe(passages[1])
    await Promise.all(passages)
    expect(serveur.recus).toHaveLength(5)
  })
})

describe('un serveur qui se tait', () => {
  it('avec 600 courriels en attente, ne tient aucune connexion de la base : les pages répondent', async () => {
    await ecrire(600)
    const serveur = await serveurSmtp({ accueil: () => 'muet' })
    const etroite = ouvrirDb(base.base.url, { max: 2 })
    let fini = false
    const passage = preparerExpedition(etroite.db, { smtpUrl: serveur.url, maintenant, delais: { smtp: 60_000 } })
      .passer()
      .finally(() => (fini = true))
    await expect.poll(() => serveur.connexions()).toBe(1)
    const app = creerApp(etroite, { garde: false })
    const pages = Array.from({ length: 12 }, async (_, n) => (await app.request(n % 2 ? '/catalyseurs' : '/sante')).status)
    expect(new Set(await Promise.all(pages))).toEqual(new Set([200]))
    expect([fini, etroite.pool.idleCount, etroite.pool.totalCount - etroite.pool.idleCount]).toEqual([false, expect.any(Number), 0])
    await serveur.fermer()
    expect(await passage).toBe(0)
    await etroite.fermer()
  })

  it('ne fait pas essayer les suivants : on se repose une minute', async () => {
    const serveur = await serveurSmtp({ accueil: () => 'muet' })
    const essais = async () => (await courriels()).reduce((somme, courriel) => somme + courriel.essais, 0)
    await ecrire(20)
    const expedition = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant, delais: { smtp: 100 } })
    await expedition.passer()
    await expedition.passer()
    expect(await essais()).toBe(1)
    avancer(minute)
    await expedition.passer()
    expect(await essais()).toBe(2)
  })

  it('ou qui répond au compte-gouttes, est lâché au bout d’un délai entier ; à l’arrêt, on ne l’attend pas', async () => {
    const serveur = await serveurSmtp({ contenu: () => 'muet' })
    await ecrire(1)
    await preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant, delais: { envoi: 200 } }).passer()
    expect(await unSeul()).toMatchObject({ envoye_le: null, essais: 1, pris_jusqua: null })
    avancer(minute)
    const boucle = demarrerExpedition(base.db, { smtpUrl: serveur.url, maintenant, rythme: 20, delais: { patience: 50, envoi: 5000 } })
    await expect.poll(() => serveur.recus.length).toBe(2)
    await boucle.arreter()
    expect((await unSeul())?.pris_jusqua).not.toBeNull()
    await serveur.fermer()
    // L'envoi abandonné finit de se noter avant que la base de ce test se ferme.
    await expect.poll(async () => (await unSeul())?.pris_jusqua).toBeNull()
  })
})

describe('une base absente', () => {
  const cacher = () => sql`ALTER TABLE courriel RENAME TO courriel_ailleurs`.execute(base.db)
  const montrer = () => sql`ALTER TABLE courriel_ailleurs RENAME TO courriel`.execute(base.db)

  it('au moment de noter un envoi, ne le fait pas repartir : il est noté dès qu’elle revient', async () => {
    const serveur = await serveurSmtp({
      contenu: async () => {
        if (serveur.recus.length === 0) await cacher()
        return undefined
      },
    })
    await ecrire(2)
    const expedition = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant })
    await expect(expedition.passer()).rejects.toThrow()
    await expect(expedition.passer()).rejects.toThrow()
    await montrer()
    await expedition.passer()
    expect(serveur.recus.map(({ destinataire }) => destinataire)).toEqual(['p0@essai.invalid', 'p1@essai.invalid'])
    expect((await courriels()).every(({ envoye_le }) => envoye_le !== null)).toBe(true)
  })

  it('n’arrête pas la boucle, qui reprend seule', async () => {
    const serveur = await serveurSmtp()
    await ecrire(1)
    await cacher()
    const boucle = demarrerExpedition(base.db, { smtpUrl: serveur.url, maintenant, rythme: 10 })
    await new Promise((suite) => setTimeout(suite, 60))
    await montrer()
    await expect.poll(() => serveur.recus.length).toBe(1)
    await boucle.arreter()
  })
})

describe('ce qui ne part pas', () => {
  it('sans SMTP, tout reste ; un message dont le moment est passé ne part plus, et ne se renvoie pas', async () => {
    await ecrire(1, { valableJusqua: new Date(maintenant().getTime() + 10 * minute) })
    expect(await preparerExpedition(base.db, { smtpUrl: '', maintenant }).passer()).toBe(0)
    const serveur = await serveurSmtp()
    avancer(10 * minute)
    expect(await preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }).passer()).toBe(0)
    expect(await unSeul()).toMatchObject({ abandonne_le: maintenant(), derniere_erreur: expect.stringContaining('moment') })
    expect(await updateARenvoyer(base.db, maintenant())).toBe(0)
  })

  it('renvoyé, un courriel abandonné repart pour trois jours', async () => {
    const serveur = await serveurSmtp({ destinataire: () => [550, 'Inconnu'] })
    await ecrire(2)
    const expedition = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant })
    await expedition.passer()
    serveur.humeur.destinataire = () => undefined
    expect(await updateARenvoyer(base.db, maintenant())).toBe(2)
    expect(await unSeul()).toMatchObject({ essais: 0, essai_depuis: null, abandonne_le: null, derniere_erreur: null })
    expect(await expedition.passer()).toBe(2)
  })

  it('la purge ôte ce qui est parti ou abandonné depuis trente jours ; ce qui peut encore partir reste, sauf si l’envoi n’est pas réglé', async () => {
    await ecrire(3)
    await base.db.updateTable('courriel').set({ envoye_le: maintenant() }).where('id', '=', 1).execute()
    await base.db.updateTable('courriel').set({ abandonne_le: maintenant() }).where('id', '=', 2).execute()
    avancer(29 * jour)
    await purgerCourriels(base.db, maintenant(), true)
    expect(await courriels()).toHaveLength(3)
    avancer(2 * jour)
    await purgerCourriels(base.db, maintenant(), true)
    expect((await courriels()).map(({ id }) => id)).toEqual([3])
    await purgerCourriels(base.db, maintenant(), false)
    expect(await courriels()).toEqual([])
  })
})
