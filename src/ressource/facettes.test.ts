import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { aucunFiltre, type Filtre, sansDimension } from './catalogue.ts'
import { chercherUneFois, countFacettes, countRessources } from './facettes.repository.ts'
import { tranchesVoulues } from './lire-filtre.ts'
import { changerSuivi } from './ressource.depot.ts'
import { creerRessource } from './ressource.factory.ts'
import type { Ressource } from './ressource.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const tranche = (minutes: number) => (minutes <= 15 ? 1 : minutes <= 60 ? 2 : minutes <= 240 ? 3 : 4)
const texte = "'menuiser'"

/** Le compte naïf : relire chaque ressource. */
function repond(r: Ressource, filtre: Filtre): boolean {
  const siens = [r.typeId, r.maturiteId, ...r.termeIds]
  const parTermes = Object.values(filtre.termes).every((ids) => ids.length === 0 || ids.some((id) => siens.includes(id)))
  const parDuree = filtre.durees.length === 0 || (r.dureeMinutes !== null && filtre.durees.includes(tranche(r.dureeMinutes)))
  return r.etat === 'publiee' && parTermes && parDuree && (filtre.tsquery === null || /menuiserie/i.test(r.corps))
}

describe('les comptes des filtres de ressources', () => {
  it('égalent un compte naïf, avec ou sans texte, quels que soient ressources et filtres', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const [thematiques, types, maturites] = (['thematique', 'medoc', 'maturite'] as const).map((l) =>
      referentiel
        .liste(l)
        .map(({ id }) => id)
        .slice(0, 4),
    )
    const ressource = fc.record({
      termeIds: fc.subarray(thematiques ?? []),
      typeId: fc.constantFrom(...(types ?? [])),
      maturiteId: fc.constantFrom(null, ...(maturites ?? [])),
      dureeMinutes: fc.constantFrom(null, 10, 45, 200, 1000),
      corps: fc.constantFrom('Rien.', 'Une menuiserie.'),
      etat: fc.constantFrom('publiee' as const, 'publiee' as const, 'proposee' as const, 'archivee' as const),
    })
    const filtre = fc.record({
      tsquery: fc.constantFrom(null, texte),
      termes: fc.record({ thematique: fc.subarray(thematiques ?? [], { maxLength: 2 }), type: fc.subarray(types ?? [], { maxLength: 2 }) }),
      durees: fc.constantFrom([], tranchesVoulues(['une-heure']), tranchesVoulues(['davantage'])),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(ressource, { minLength: 1, maxLength: 6 }),
        fc.array(filtre, { minLength: 1, maxLength: 4 }),
        async (souhaits, filtres) => {
          await base.vider()
          const toutes = []
          for (const souhait of souhaits) toutes.push(await creerRessource(base.db, souhait))
          for (const choix of filtres) {
            const entier: Filtre = { ...aucunFiltre, ...choix }
            const comptes = await countFacettes(base.db, await chercherUneFois(base.db, entier))
            expect(await countRessources(base.db, entier)).toBe(toutes.filter((r) => repond(r, entier)).length)
            const sansThematique = sansDimension(entier, 'thematique')
            for (const id of thematiques ?? [])
              expect(comptes.termes.get(id) ?? 0).toBe(
                toutes.filter((r) => repond(r, { ...sansThematique, termes: { ...sansThematique.termes, thematique: [id] } })).length,
              )
            for (const rang of [1, 2, 3, 4])
              expect(comptes.durees.get(rang) ?? 0).toBe(toutes.filter((r) => repond(r, { ...entier, durees: [rang] })).length)
          }
        },
      ),
      { numRuns: 8 },
    )
  })

  it('suivent chaque écriture : publier, archiver', async () => {
    const ressource = await creerRessource(base.db, { etat: 'proposee' })
    const suivre = (etat: 'publiee' | 'archivee') =>
      base.db.transaction().execute((trx) => changerSuivi(trx, ressource.id, { etat }, { auteurId: null, motif: 'essai' }))
    expect(await countRessources(base.db, aucunFiltre)).toBe(0)
    await suivre('publiee')
    const comptes = await countFacettes(base.db, aucunFiltre)
    expect([comptes.termes.get(ressource.typeId), comptes.durees.get(3), [...comptes.regions.values()]]).toEqual([1, 1, [1]])
    await suivre('archivee')
    expect(await countRessources(base.db, aucunFiltre)).toBe(0)
    expect((await countFacettes(base.db, aucunFiltre)).termes.get(ressource.typeId) ?? 0).toBe(0)
  })
})
