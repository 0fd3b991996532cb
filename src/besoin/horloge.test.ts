import { beforeEach, describe, expect, it } from 'vitest'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { joursOuvresEntre } from '#socle/jours-ouvres.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { changerSuivi } from './besoin.depot.ts'
import { creerBesoin } from './besoin.factory.ts'
import { lireHorloge } from './horloge/horloge.repository.ts'
import { relancer } from './relances/relancer-animation.ts'
import { voix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const dans = (depart: string, jours: number) => new Date(Date.parse(`${depart}T08:20:00+01:00`) + jours * 86_400_000)
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

describe('les jours ouvrés', () => {
  it('ni samedi, ni dimanche, ni jour férié ; le jour du départ ne compte pas', () => {
    const le = (jour: string) => new Date(`${jour}T12:00:00+01:00`)
    expect(joursOuvresEntre(le('2026-11-27'), le('2026-12-01'))).toBe(2)
    // Le jeudi 25 décembre 2025 et le jeudi 1er janvier 2026.
    expect(joursOuvresEntre(le('2025-12-24'), le('2026-01-02'))).toBe(5)
    // Lundi de Pâques, 6 avril 2026 ; Ascension, 14 mai ; lundi de Pentecôte, 25 mai.
    expect(joursOuvresEntre(le('2026-04-03'), le('2026-04-07'))).toBe(1)
    expect(joursOuvresEntre(le('2026-05-13'), le('2026-05-26'))).toBe(7)
    expect(joursOuvresEntre(le('2026-05-13'), le('2026-05-13'))).toBe(0)
  })
})

describe('les rappels à l’animation', () => {
  // Un lundi.
  const dit = '2026-11-30'
  const exprimeLe = new Date(`${dit}T10:00:00+01:00`)

  it('trois jours ouvrés pleins, dix jours, trente jours : une fois par étape, la raison dans le courriel, puis plus rien', async () => {
    await creerMembre(base.db, { role: 'administrateur', courriel: 'anime@essai.invalid' })
    const besoin = await creerBesoin(base.db, { exprimeLe })
    const envois: [jour: number, courriels: number][] = []
    for (let jour = 0; jour <= 40; jour++) envois.push([jour, await relancer(base.db, dans(dit, jour))])
    expect(envois.filter(([, n]) => n > 0)).toEqual([
      [4, 1],
      [10, 1],
      [30, 1],
    ])
    const recus = await courriels()
    expect(recus.map(({ texte }) => /sans réponse depuis (.*?) ?jours/.exec(texte)?.[1])).toEqual(['trois', 'dix', 'trente'])
    expect(recus[0]?.texte).toContain(besoin.titre)
    expect(recus[0]?.texte).toContain('Pourquoi ce courriel')
  })

  it('un arrêt de trois semaines ne fait pas partir trois courriels', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    await creerBesoin(base.db, { exprimeLe })
    expect([await relancer(base.db, dans(dit, 32)), await relancer(base.db, dans(dit, 33))]).toEqual([1, 0])
    expect((await courriels())[0]?.texte).toContain('depuis trente jours')
  })

  it('jamais un besoin auquel quelqu’un travaille, ou qui a eu une réponse ; deux fois le même jour, une fois', async () => {
    await creerMembre(base.db, { role: 'administrateur' })
    await creerBesoin(base.db, { exprimeLe, etat: 'en-reponse' })
    const repondu = await creerBesoin(base.db, { exprimeLe, titre: 'Un autre besoin de lucioles' })
    await base.db
      .transaction()
      .execute((trx) => changerSuivi(trx, repondu.id, { premiere_reponse_le: 'now' }, { auteurId: null, motif: 'essai' }))
    expect(await relancer(base.db, dans(dit, 12))).toBe(0)
    await creerBesoin(base.db, { exprimeLe, titre: 'Un troisième besoin de lucioles' })
    expect(await Promise.all([relancer(base.db, dans(dit, 12)), relancer(base.db, dans(dit, 12))])).toContain(1)
    expect(await courriels()).toHaveLength(1)
  })

  it('cinq « nous aussi » éveillent l’animation sans attendre ; seule celle du territoire, ou de la thématique', async () => {
    const puy = await findByNiveauEtCode(base.db, 'departement', '63')
    const finistere = await findByNiveauEtCode(base.db, 'departement', '29')
    await creerMembre(base.db, { role: 'animateur', courriel: 'ici@essai.invalid', territoires: [puy?.id ?? 0] })
    await creerMembre(base.db, { role: 'animateur', courriel: 'loin@essai.invalid', territoires: [finistere?.id ?? 0] })
    await creerMembre(base.db, { courriel: 'membre@essai.invalid' })
    const besoin = await creerBesoin(base.db, { exprimeLe })
    const aussi = async () =>
      voix.insert(base.db, { ficheId: besoin.id, genre: 'aussi', qui: '', membreId: (await creerMembre(base.db)).id })
    for (let n = 0; n < 4; n++) await aussi()
    expect(await relancer(base.db, dans(dit, 1))).toBe(0)
    await aussi()
    expect(await relancer(base.db, dans(dit, 1))).toBe(1)
    expect(await courriels()).toMatchObject([
      { destinataire: 'ici@essai.invalid', texte: expect.stringContaining('5 personnes disent « nous aussi »') },
    ])
  })
})

describe('l’horloge', () => {
  const maintenant = new Date()
  async function dire(jours: number, reponseEnHeures: number | null, souhait = {}) {
    const exprimeLe = new Date(maintenant.getTime() - jours * 86_400_000)
    const besoin = await creerBesoin(base.db, { exprimeLe, titre: `Besoin de lucioles dit il y a ${jours} jours`, ...souhait })
    if (reponseEnHeures !== null)
      await base.db
        .updateTable('besoin')
        .set({ premiere_reponse_le: new Date(exprimeLe.getTime() + reponseEnHeures * 3_600_000) })
        .where('id', '=', besoin.id)
        .execute()
  }

  it('les dénominateurs ne comptent que ce qui a eu le temps d’arriver ; qui attend encore pèse dans la médiane', async () => {
    await dire(20, 10)
    await dire(19, 80)
    await dire(4, 50)
    await dire(1, 2)
    await dire(18, null)
    expect(await lireHorloge(base.db, null, maintenant)).toMatchObject({
      exprimes: 5,
      entendus: 4,
      medianeEnHeures: 50,
      depuis72h: 4,
      en72h: 2,
      depuis5j: 3,
      en5j: 2,
    })
    for (const jours of [17, 16, 15, 14]) await dire(jours, null)
    expect((await lireHorloge(base.db, null, maintenant)).medianeEnHeures).toBeNull()
  })

  it('se lit par territoire', async () => {
    await dire(20, 10)
    const finistere = await findByNiveauEtCode(base.db, 'departement', '29')
    expect((await lireHorloge(base.db, finistere?.id ?? 0, maintenant)).exprimes).toBe(0)
    const page = await (await (await base.app()).request('/besoins/delais?territoire=63')).text()
    expect(page).toMatch(/10 heures[\s\S]*1 sur 1 dits depuis 72 heures/)
  })
})
