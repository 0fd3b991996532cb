import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { lireCarte } from '#fiche/catalogue/carte/lire-carte.ts'
import { lireGroupes } from '#fiche/catalogue/question/comprendre-demande.ts'
import { type Critere, critereDuLieu, criteresDesTermes, toutes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { compterFacettes, trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { changerSuivi, modifierFiche, saisieDe } from './acteur.depot.ts'
import { creerActeur } from './acteur.factory.ts'
import { acteurs, catalyseurs } from './annuaire.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const interroger = (criteres: Critere[] = [], fonds = acteurs) => trouver(base.db, fonds, { ...toutes(fonds), criteres })
const combien = async (criteres: Critere[] = []) => compter(base.db, await interroger(criteres))

/** Le compte de chaque terme, toutes dimensions ensemble. */
async function parTerme(criteres: Critere[] = [], fonds = acteurs): Promise<Map<number, number>> {
  const groupes = await lireGroupes(base.db, await chargerReferentiel(base.db), fonds.dimensions)
  return new Map(
    [...(await compterFacettes(base.db, await interroger(criteres, fonds), groupes)).values()].flatMap((comptes) => [...comptes]),
  )
}

async function territoire(niveau: 'commune' | 'epci' | 'departement' | 'region', code: string) {
  const trouve = await findByNiveauEtCode(base.db, niveau, code)
  if (!trouve) throw new Error(`territoire ${niveau} ${code} absent du gabarit`)
  return trouve
}

describe('les comptes de l’annuaire', () => {
  it('suivent chaque écriture : publier, modifier, archiver', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const [dialogue, lieu] = referentiel.liste('pratique')
    if (!dialogue || !lieu) throw new Error('le référentiel a quatre pratiques')
    const fiche = await creerActeur(base.db, { termeIds: [dialogue.id] })
    expect((await parTerme()).get(dialogue.id)).toBe(1)

    await base.db
      .transaction()
      .execute((trx) => modifierFiche(trx, fiche.id, { ...saisieDe(fiche), termeIds: [lieu.id] }, { auteurId: null, motif: 'essai' }))
    const apres = await parTerme()
    expect(apres.get(dialogue.id) ?? 0).toBe(0)
    expect(apres.get(lieu.id)).toBe(1)

    await base.db.transaction().execute((trx) => changerSuivi(trx, fiche.id, { etat: 'archivee' }, { auteurId: null, motif: 'essai' }))
    expect(await combien()).toBe(0)
    expect((await parTerme()).get(lieu.id) ?? 0).toBe(0)
  })

  it('disent, dans une dimension, ce que l’on trouverait en y cochant autre chose', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const [a, b] = referentiel.liste('pratique')
    const [t] = referentiel.liste('thematique')
    if (!a || !b || !t) throw new Error('référentiel incomplet')
    await creerActeur(base.db, { termeIds: [a.id, t.id] })
    await creerActeur(base.db, { termeIds: [b.id] })
    const comptes = await parTerme(criteresDesTermes(acteurs, [a]))
    expect(comptes.get(a.id)).toBe(1)
    expect(comptes.get(b.id)).toBe(1)
    expect(comptes.get(t.id)).toBe(1)
    expect(await combien(criteresDesTermes(acteurs, [a, t]))).toBe(1)
  })

  it('comptent qui a son siège, qui agit dans le territoire, et qui agit sur un territoire qui le contient', async () => {
    const [thiers, puyDeDome, region, ain] = await Promise.all([
      territoire('commune', '63430'),
      territoire('departement', '63'),
      territoire('region', '84'),
      territoire('departement', '01'),
    ])
    await creerActeur(base.db, { communeId: thiers.id, territoireIds: [] })
    await creerActeur(base.db, { communeId: null, departementId: ain.id, territoireIds: [region.id] })
    await creerActeur(base.db, { communeId: null, departementId: ain.id, territoireIds: [] })
    const dans = async (t: typeof thiers) => combien(critereDuLieu(acteurs, await territoireFiltre(base.db, t)))
    expect(await dans(puyDeDome)).toBe(2)
    expect(await dans(thiers)).toBe(2)
    expect(await dans(region)).toBe(3)
    expect(await dans(ain)).toBe(2)
    const trouve = await interroger()
    const [enDetail, enNombre] = [await lireCarte(base.db, trouve, 3), await lireCarte(base.db, trouve, 1000)]
    expect([enDetail?.points.length, enDetail?.parDepartement.get(ain.id)]).toEqual([1, 2])
    expect([enNombre?.points.length, enNombre?.parDepartement.get(ain.id)]).toEqual([0, 2])
  })

  it('restent égaux à un compte naïf après des écritures au hasard', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const termes = [...referentiel.liste('pratique'), ...referentiel.liste('thematique')].map(({ id }) => id)
    const ecriture = fc.record({
      termeIds: fc.subarray(termes),
      estCatalyseur: fc.boolean(),
      etat: fc.constantFrom('publiee' as const, 'archivee' as const, 'proposee' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(ecriture, { minLength: 1, maxLength: 6 }), async (ecritures) => {
        for (const { etat, ...autre } of ecritures) {
          const fiche = await creerActeur(base.db, autre)
          await base.db.transaction().execute((trx) => changerSuivi(trx, fiche.id, { etat }, { auteurId: null, motif: 'essai' }))
        }
        for (const fonds of [acteurs, catalyseurs]) {
          const comptes = await parTerme([], fonds)
          const { rows } = await sql<{
            t: number
            n: number
          }>`SELECT t, count(*) AS n FROM acteur, unnest(termes) t WHERE etat = 'publiee' AND (est_catalyseur OR NOT ${fonds === catalyseurs}) AND t = ANY (${termes}::int[]) GROUP BY t`.execute(
            base.db,
          )
          expect(termes.map((id) => comptes.get(id) ?? 0)).toEqual(termes.map((id) => rows.find(({ t }) => t === id)?.n ?? 0))
        }
      }),
      { numRuns: 8 },
    )
  })
})
