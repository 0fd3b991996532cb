import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '../base-de-test.ts'
import { type Courriel, ecrireCourriel } from '../courriel.ts'
import { purgerCourriels } from '../socle.salle.ts'
import type { Cadence } from './cadence.ts'
import { noterEnvoi, prendreUnCourriel } from './file.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const midi = new Date('2030-06-03T12:00:00Z')
const a = (minutes: number) => new Date(midi.getTime() + minutes * 60_000)
const adresse = 'Tiers@essai.invalid'
const ecrire = (minutes: number, texte: string, cadence: Partial<Cadence> = {}, reste: Partial<Courriel> = {}) =>
  ecrireCourriel(
    base.db,
    { a: adresse, sujet: 'Essai', texte, cadence: { usage: 'essai', objet: 1, auDela: 'remplacer', ...cadence }, ...reste },
    a(minutes),
  )
const enFile = async () =>
  (await base.db.selectFrom('courriel').select(['texte', 'pas_avant', 'envoye_le']).orderBy('id').execute()).map((c) =>
    [c.texte, (c.pas_avant.getTime() - midi.getTime()) / 60_000, c.envoye_le ? 'parti' : 'attend'].join(' '),
  )
/** Envoie tout ce qui peut partir à cette minute. */
async function envoyer(minutes: number) {
  for (;;) {
    const courriel = await prendreUnCourriel(base.db, a(minutes), a(minutes + 2))
    if (!courriel) return
    await noterEnvoi(base.db, courriel.id, { envoye_le: a(minutes) })
  }
}

describe('à une même adresse, pour un même usage, sur un même objet', () => {
  it('le même message ne se récrit pas dans les dix minutes, quelle que soit la casse de l’adresse', async () => {
    expect(await ecrire(0, 'un')).toBe(true)
    await envoyer(0)
    expect(await ecrire(9, 'un', {}, { a: 'TIERS@essai.INVALID' })).toBe(false)
    expect(await ecrire(10, 'un')).toBe(true)
    expect(await enFile()).toEqual(['un 0 parti', 'un 10 attend'])
  })

  it('si l’objet change, son dernier état seul part, une fois, dix minutes après', async () => {
    await ecrire(0, 'un')
    await envoyer(0)
    for (const [minutes, etat] of [
      [1, 'deux'],
      [2, 'trois'],
      [3, 'quatre'],
    ] as const)
      await ecrire(minutes, etat)
    await envoyer(9)
    expect(await enFile()).toEqual(['un 0 parti', 'quatre 10 attend'])
    await envoyer(10)
    await ecrire(11, 'cinq')
    expect(await enFile()).toEqual(['un 0 parti', 'quatre 10 parti', 'cinq 20 attend'])
  })

  it('ce qui n’est pas encore parti est remplacé à sa place ; ce qui est en train de partir ne l’est pas', async () => {
    await ecrire(0, 'un')
    await ecrire(3, 'deux')
    expect(await enFile()).toEqual(['deux 0 attend'])
    await prendreUnCourriel(base.db, a(3), a(5))
    await ecrire(4, 'trois')
    expect(await enFile()).toEqual(['deux 0 attend', 'trois 10 attend'])
  })

  it('ce qui a été essayé a pu arriver : le suivant le remplace, et attend son tour', async () => {
    await ecrire(0, 'un')
    const courriel = await prendreUnCourriel(base.db, a(0), a(2))
    await noterEnvoi(base.db, courriel?.id ?? 0, { derniere_erreur: 'coupé', pas_avant: a(1) })
    await ecrire(3, 'deux')
    expect(await enFile()).toEqual(['deux 10 attend'])
  })

  it('un autre objet, un autre usage, une autre adresse ont leur propre cadence', async () => {
    await ecrire(0, 'un')
    await ecrire(0, 'un', { objet: 2 })
    await ecrire(0, 'un', { usage: 'autre' })
    await ecrire(0, 'un', {}, { a: 'autre@essai.invalid' })
    expect(await enFile()).toHaveLength(4)
  })

  it('dix gestes au même instant n’écrivent qu’une fois', async () => {
    const ecrits = await Promise.all(Array.from({ length: 10 }, () => ecrire(0, 'un')))
    expect(ecrits.filter(Boolean)).toHaveLength(1)
    expect(await enFile()).toHaveLength(1)
  })

  it('annulée avec sa transaction, l’écriture ne compte pas', async () => {
    await base.db
      .transaction()
      .execute(async (trx) => {
        await ecrireCourriel(trx, { a: adresse, sujet: 'Essai', texte: 'un', cadence: { usage: 'essai', objet: 1, auDela: 'taire' } }, midi)
        throw new Error('annulé')
      })
      .catch(() => {})
    expect(await ecrire(1, 'un')).toBe(true)
  })
})

describe('espacer', () => {
  it('chaque message part, à dix minutes l’un de l’autre ; au-delà d’une heure d’attente, c’est refusé', async () => {
    for (let n = 0; n <= 6; n++) await ecrire(0, `n${n}`, { auDela: 'espacer' })
    await expect(ecrire(0, 'de trop', { auDela: 'espacer' })).rejects.toMatchObject({ statut: 429 })
    expect(await enFile()).toEqual(Array.from({ length: 7 }, (_, n) => `n${n} ${n * 10} attend`))
    expect(await ecrire(10, 'n7', { auDela: 'espacer' })).toBe(true)
  })

  it('deux personnes qui écrivent la même phrase sont toutes deux transmises', async () => {
    await ecrire(0, 'Bonjour', { auDela: 'espacer' }, { repondreA: 'une@essai.invalid' })
    await ecrire(0, 'Bonjour', { auDela: 'espacer' }, { repondreA: 'deux@essai.invalid' })
    expect(await enFile()).toHaveLength(2)
  })
})

describe('taire', () => {
  it('trois en dix minutes, pas un de plus, à quelque moment que les dix minutes commencent', async () => {
    const cadence = { auDela: 'taire', enDixMinutes: 3 } as const
    const ecrits: number[] = []
    for (let minutes = 0; minutes < 40; minutes++) if (await ecrire(minutes, `n${minutes}`, cadence)) ecrits.push(minutes)
    expect(ecrits).toEqual([0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32])
  })
})

describe('la trace', () => {
  it('ne porte pas l’adresse, et s’efface au bout d’un jour', async () => {
    await ecrire(0, 'un')
    const traces = await base.db.selectFrom('courriel_trace').selectAll().execute()
    expect(traces).toHaveLength(1)
    expect(JSON.stringify(traces).toLowerCase()).not.toContain('tiers')
    await purgerCourriels(base.db, a(23 * 60))
    expect(await base.db.selectFrom('courriel_trace').selectAll().execute()).toHaveLength(1)
    await purgerCourriels(base.db, a(25 * 60))
    expect(await base.db.selectFrom('courriel_trace').selectAll().execute()).toEqual([])
  })
})
