import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import { changerEtat, modifierSeance, saisieDe } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import type { SaisieDeSeance } from '../seance.ts'
import { rappelDu } from './inscription.ts'
import { rappelerInscrits } from './rappeler-inscrits.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const auteur = { auteurId: null, motif: 'essai' }
const a = (jour: string, heure: string) => lireDateEtHeure(jour, heure) ?? new Date(Number.NaN)
const seanceDu8 = (reste: Partial<SaisieDeSeance> = {}) => creerSeance(base.db, { debut: a('2030-06-08', '13:00'), ...reste })
const courriels = async () =>
  (await base.db.selectFrom('courriel').select(['destinataire', 'sujet', 'texte']).orderBy('id').execute()).map((c) => c.sujet)

async function inscrire(seanceId: number, courriel = 'ana@essai.invalid', confirmeeLe = a('2030-06-01', '10:00')) {
  const personne = { seance_id: seanceId, courriel, etat: 'confirmee', confirmee_le: confirmeeLe }
  await base.db.insertInto('inscription').values(personne).execute()
}
const titre = 'Les lucioles dans le territoire'

describe('les rappels', () => {
  it('la veille entre 8 h et 21 h, puis une heure avant ; une fois chacun, à l’heure de Paris', async () => {
    const { id } = await seanceDu8()
    await inscrire(id)
    const recus: [string, string][] = []
    for (const [jour, heure] of [
      ['2030-06-06', '13:00'],
      ['2030-06-07', '07:55'],
      ['2030-06-07', '08:00'],
      ['2030-06-07', '08:05'],
      ['2030-06-07', '20:00'],
      ['2030-06-08', '11:55'],
      ['2030-06-08', '12:00'],
      ['2030-06-08', '12:05'],
      ['2030-06-08', '13:00'],
    ] as const) {
      if ((await rappelerInscrits(base.db, a(jour, heure))) > 0) recus.push([jour, heure])
    }
    expect(recus).toEqual([
      ['2030-06-07', '08:00'],
      ['2030-06-08', '12:00'],
    ])
    expect(await courriels()).toEqual([`Demain : ${titre}`, `À 13\u00a0h : ${titre}`])
  })

  it('jamais en retard : après un arrêt, ni veille le jour même, ni heure à la dernière minute', async () => {
    const { id } = await seanceDu8()
    await inscrire(id)
    for (const heure of ['08:00', '11:00', '12:52', '12:59', '13:30'])
      expect(await rappelerInscrits(base.db, a('2030-06-08', heure)), heure).toBe(0)
  })

  it('deux processus au même instant n’écrivent qu’une fois à chacun', async () => {
    const { id } = await seanceDu8()
    for (let n = 0; n < 25; n++) await inscrire(id, `p${n}@essai.invalid`)
    const la = a('2030-06-07', '09:00')
    const ecrits = await Promise.all([rappelerInscrits(base.db, la), rappelerInscrits(base.db, la)])
    expect(ecrits.reduce((somme, n) => somme + n, 0)).toBe(25)
    expect(await courriels()).toHaveLength(25)
  })

  it('qui vient de s’inscrire n’est pas rappelé le même jour ; qui s’est retiré ou n’a pas confirmé, jamais', async () => {
    const { id } = await seanceDu8()
    await inscrire(id, 'fraiche@essai.invalid', a('2030-06-07', '08:30'))
    await inscrire(id, 'retiree@essai.invalid')
    await inscrire(id, 'muette@essai.invalid')
    await base.db.updateTable('inscription').set({ etat: 'desinscrite' }).where('courriel', 'like', 'retiree%').execute()
    await base.db.updateTable('inscription').set({ etat: 'a-confirmer', confirmee_le: null }).where('courriel', 'like', 'muette%').execute()
    expect(await rappelerInscrits(base.db, a('2030-06-07', '09:00'))).toBe(0)
    expect(await rappelerInscrits(base.db, a('2030-06-08', '12:10'))).toBe(1)
  })

  it('une séance annulée ne rappelle personne ; déplacée, elle rappelle pour sa nouvelle date', async () => {
    const seance = await seanceDu8()
    await inscrire(seance.id)
    await rappelerInscrits(base.db, a('2030-06-07', '09:00'))
    const nouvelle = { ...saisieDe(seance), debut: a('2030-06-15', '13:00') }
    await base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, nouvelle, auteur))
    expect(await rappelerInscrits(base.db, a('2030-06-14', '09:00'))).toBe(1)
    await base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annulee' }, auteur))
    expect(await rappelerInscrits(base.db, a('2030-06-15', '12:00'))).toBe(0)
  })

  it('merci, quand l’enregistrement est là, une fois, dans les quinze jours', async () => {
    const { id } = await seanceDu8()
    await inscrire(id)
    expect(await rappelerInscrits(base.db, a('2030-06-09', '09:00'))).toBe(0)
    await base.db.updateTable('seance').set({ video_url: 'https://video.invalid/1' }).execute()
    expect(await rappelerInscrits(base.db, a('2030-06-08', '13:30'))).toBe(0)
    expect(await rappelerInscrits(base.db, a('2030-06-25', '09:00'))).toBe(0)
    expect(await rappelerInscrits(base.db, a('2030-06-10', '09:00'))).toBe(1)
    expect(await rappelerInscrits(base.db, a('2030-06-10', '09:05'))).toBe(0)
    expect((await courriels()).at(-1)).toBe(`À revoir : ${titre}`)
  })

  it('sans heure connue, la veille seulement ; au changement d’heure, encore une heure avant', () => {
    const sansHeure = { debut: lireDateEtHeure('2030-06-08', null) ?? new Date(0), heureConnue: false }
    expect(rappelDu(sansHeure, a('2030-06-07', '10:00'))).toBe('veille')
    expect(rappelDu(sansHeure, a('2030-06-07', '23:30'))).toBeNull()
    const dimanche = { debut: a('2030-03-31', '09:00'), heureConnue: true }
    expect(rappelDu(dimanche, a('2030-03-30', '10:00'))).toBe('veille')
    expect(rappelDu(dimanche, a('2030-03-31', '08:00'))).toBe('heure')
    expect(rappelDu(dimanche, a('2030-03-31', '07:55'))).toBeNull()
  })
})
