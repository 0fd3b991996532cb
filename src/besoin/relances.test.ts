import { beforeEach, describe, expect, it } from 'vitest'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { changerSuivi } from './besoin.depot.ts'
import { creerBesoin } from './besoin.factory.ts'
import { relancer } from './relances/relancer-animation.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
const a = (jour: string, heure = '08:20') => new Date(`${jour}T${heure}:00+01:00`)
const etapes = () => base.db.selectFrom('besoin_relance').select('etape').execute()
const suivre = (id: number, changement: Parameters<typeof changerSuivi>[2]) =>
  base.db.transaction().execute((trx) => changerSuivi(trx, id, changement, { auteurId: null, motif: 'essai' }))

describe('un rappel', () => {
  const exprimeLe = a('2026-11-30', '10:00')

  it('sans personne pour animer, rien n’est dit fait : qui arrive ensuite le reçoit', async () => {
    await creerBesoin(base.db, { exprimeLe })
    expect([await relancer(base.db, a('2026-12-04')), await etapes()]).toEqual([0, []])
    await creerMembre(base.db, { role: 'administrateur' })
    expect(await relancer(base.db, a('2026-12-07'))).toBe(1)
  })

  it('au-delà de vingt besoins, le reste est rappelé le lendemain, chacun avec sa raison', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    for (let n = 0; n < 23; n++) await creerBesoin(base.db, { exprimeLe, titre: `Besoin de lucioles, rue ${n} bis` })
    for (const jour of ['2026-12-04', '2026-12-07', '2026-12-08']) await relancer(base.db, a(jour))
    const textes = (await courriels()).map(({ texte }) => texte)
    expect(textes.map((texte) => texte.match(/sans réponse depuis trois jours/g)?.length)).toEqual([20, 3])
    expect(new Set(textes.join().match(/rue \d+ bis/g)).size).toBe(23)
  })

  it('que la cadence a tu n’est pas dit fait', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    await creerBesoin(base.db, { exprimeLe })
    expect(await relancer(base.db, a('2026-12-04'))).toBe(1)
    await creerBesoin(base.db, { exprimeLe, titre: 'Un lavoir pour le bourg' })
    expect([await relancer(base.db, a('2026-12-04', '08:25')), await etapes()]).toEqual([0, [{ etape: 'trois-jours' }]])
    expect(await relancer(base.db, a('2026-12-07'))).toBe(1)
  })

  it('ne compte ni le jour férié, ni le week-end ; dit tard le soir, il l’est de ce jour à Paris', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    // Le mercredi 23 décembre 2026 à 23 h 50 ; vendredi 25, férié.
    await creerBesoin(base.db, { exprimeLe: a('2026-12-23', '23:50') })
    const envois: number[] = []
    for (const jour of ['2026-12-28', '2026-12-29', '2026-12-30']) envois.push(await relancer(base.db, a(jour)))
    expect(envois).toEqual([0, 0, 1])
  })

  it('publié par l’animation, un besoin est rappelé à partir de ce jour ; rouvert après une réponse, jamais', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    const besoin = await creerBesoin(base.db, { etat: 'attente' })
    await base.db
      .updateTable('besoin')
      .set({ cree_le: a('2020-01-01') })
      .where('id', '=', besoin.id)
      .execute()
    await suivre(besoin.id, { etat: 'exprime' })
    expect(await relancer(base.db)).toBe(0)
    expect(await relancer(base.db, new Date(Date.now() + 11 * 86_400_000))).toBe(1)
    for (const etat of ['laisse', 'exprime'] as const) await suivre(besoin.id, { etat })
    expect(await relancer(base.db, new Date(Date.now() + 40 * 86_400_000))).toBe(0)
  })

  it('des centaines de besoins sans réponse depuis des années n’empêchent ni ne retardent les nouveaux', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    const vieux = await creerBesoin(base.db, { exprimeLe: a('2016-01-04') })
    await base.db
      .insertInto('besoin_relance')
      .values((['trois-jours', 'dix-jours', 'trente-jours'] as const).map((etape) => ({ besoin_id: vieux.id, etape })))
      .execute()
    await creerBesoin(base.db, { exprimeLe, titre: 'Un lavoir pour le bourg' })
    const debut = performance.now()
    expect(await relancer(base.db, a('2026-12-04'))).toBe(1)
    expect(performance.now() - debut).toBeLessThan(1000)
    expect((await courriels())[0]?.texte).not.toContain(vieux.titre)
  })
})
