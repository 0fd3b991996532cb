import { describe, expect, it } from 'vitest'
import { fileDEssai, jour, minute } from '../../../tests/file-d-essai.ts'
import type { Humeur } from '../../../tests/serveur-smtp.ts'
import { baseDeTest } from '../base-de-test.ts'
import { preparerExpedition } from './expedier.ts'

const base = baseDeTest()
const { maintenant, avancer, courriels, unSeul, serveurSmtp, ecrire, pendant } = fileDEssai(base)

describe('un serveur de courriel qui refuse pour un temps', () => {
  it('une liste grise de cinq minutes ne perd rien et ne double rien', async () => {
    const gris = new Map<string, number>()
    const serveur = await serveurSmtp({
      destinataire: (adresse) => {
        const premier = gris.get(adresse) ?? maintenant().getTime()
        gris.set(adresse, premier)
        return maintenant().getTime() - premier < 5 * minute ? [451, 'Revenez plus tard'] : undefined
      },
    })
    await ecrire(10)
    expect(await pendant(8, preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }))).toBe(10)
    expect(new Set(serveur.recus.map(({ destinataire }) => destinataire)).size).toBe(10)
    expect(serveur.recus).toHaveLength(10)
  })

  it('absent une heure, il reçoit tout à son retour, une fois', async () => {
    const retour = maintenant().getTime() + 60 * minute
    const serveur = await serveurSmtp({ absent: () => maintenant().getTime() < retour })
    await ecrire(40)
    expect(await pendant(60, preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }), 5)).toBe(0)
    expect(await pendant(130, preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }), 5)).toBe(40)
    expect(serveur.recus).toHaveLength(40)
  })

  it('l’attente double, d’une minute à six heures, puis on renonce au bout de trois jours, en disant pourquoi', async () => {
    const essais: number[] = []
    const serveur = await serveurSmtp({
      destinataire: () => {
        essais.push(maintenant().getTime())
        return [451, 'Boîte pleine']
      },
    })
    await ecrire(1)
    const expedition = preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant })
    for (let n = 0; n < 40 && !(await unSeul())?.abandonne_le; n++) {
      await expedition.passer()
      const suivant = (await unSeul())?.pas_avant.getTime() ?? 0
      avancer(Math.max(0, suivant - maintenant().getTime()))
    }
    const attentes = essais.slice(1).map((moment, n) => (moment - (essais[n] ?? 0)) / minute)
    expect(attentes.slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])
    expect(essais.at(-1)).toBe((essais[0] ?? 0) + 3 * jour)
    expect(await unSeul()).toMatchObject({ envoye_le: null, derniere_erreur: expect.stringContaining('Boîte pleine') })
    avancer(jour)
    await expedition.passer()
    expect(essais).toHaveLength(attentes.length + 1)
  })
})

describe('un refus définitif', () => {
  it('du destinataire ou du message arrête celui-là seul, tout de suite, avec sa raison', async () => {
    const serveur = await serveurSmtp({
      destinataire: (adresse) => (adresse.startsWith('p0') ? [550, 'Inconnu ici'] : undefined),
      contenu: (adresse) => (adresse.startsWith('p1') ? [554, 'Contenu refusé'] : undefined),
    })
    await ecrire(3)
    expect(await preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }).passer()).toBe(1)
    expect(
      (await courriels()).map(({ essais, abandonne_le, derniere_erreur }) => [essais, abandonne_le !== null, derniere_erreur]),
    ).toEqual([
      [1, true, expect.stringContaining('Inconnu ici')],
      [1, true, expect.stringContaining('Contenu refusé')],
      [1, false, null],
    ])
  })

  it.each([
    ['mot de passe', {}, 'compte:mauvais@'],
    ['accueil', { accueil: () => [554, 'Pas vous'] as const }, ''],
    ['expéditeur', { expediteur: () => [553, 'Expéditeur refusé'] as const }, ''],
  ])('de nos réglages (%s) n’use aucun courriel : réparés, même après une semaine, tout part', async (_, humeur: Humeur, compte) => {
    const serveur = await serveurSmtp(humeur)
    await ecrire(3)
    const faux = preparerExpedition(base.db, { smtpUrl: serveur.url.replace('//', `//${compte}`), maintenant })
    for (let n = 0; n < 7; n++) {
      expect(await faux.passer()).toBe(0)
      avancer(jour)
    }
    expect((await courriels()).every(({ essais, abandonne_le }) => essais === 0 && abandonne_le === null)).toBe(true)
    expect((await unSeul())?.derniere_erreur).toMatch(/5(35|54|53)/)
    const juste = await serveurSmtp()
    expect(await preparerExpedition(base.db, { smtpUrl: juste.url, maintenant }).passer()).toBe(3)
  })
})

describe('un serveur qui reçoit et coupe sans répondre', () => {
  it('peut recevoir deux fois, avec le même Message-ID, d’un processus ou d’un autre', async () => {
    let coupures = 2
    const serveur = await serveurSmtp({ contenu: () => (coupures-- > 0 ? 'coupe' : undefined) })
    await ecrire(1)
    for (let n = 0; n < 3; n++) {
      await preparerExpedition(base.db, { smtpUrl: serveur.url, maintenant }).passer()
      avancer(5 * minute)
    }
    expect(serveur.recus).toHaveLength(3)
    expect(new Set(serveur.recus.map(({ messageId }) => messageId))).toEqual(
      new Set([expect.stringMatching(/^<courriel\.1\..+@localhost>$/)]),
    )
    expect((await unSeul())?.envoye_le).not.toBeNull()
  })
})
