import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { lireGroupes } from '#fiche/catalogue/question/comprendre-demande.ts'
import { critereDe, toutes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { compterFacettes, trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listParNiveau } from '#territoire/territoire.repository.ts'
import { ressources } from './fonds.ts'
import { changerSuivi } from './ressource.depot.ts'
import { creerRessource } from './ressource.factory.ts'
import { type Ressource, tranchesDeDuree } from './ressource.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const tranche = (minutes: number) => (minutes <= 15 ? 1 : minutes <= 60 ? 2 : minutes <= 240 ? 3 : 4)
const texte = "'menuiser'"

type Filtre = { tsquery: string | null; termes: { thematique: number[]; type: number[] }; durees: readonly number[] }
const aucunFiltre: Filtre = { tsquery: null, termes: { thematique: [], type: [] }, durees: [] }

/** Le total et les comptes, tels que la page les demande. */
async function comptesDe({ tsquery, termes, durees }: Filtre) {
  const voulues: Record<string, readonly number[]> = { ...termes, duree: durees }
  const criteres = ressources.dimensions.flatMap((dimension) => critereDe(dimension, voulues[dimension.nom] ?? []))
  const trouve = await trouver(base.db, ressources, { ...toutes(ressources), tsquery, criteres })
  const groupes = await lireGroupes(base.db, await chargerReferentiel(base.db), ressources.dimensions)
  const comptes = await compterFacettes(base.db, trouve, groupes)
  return { total: await compter(base.db, trouve), de: (dimension: string, valeur: number) => comptes.get(dimension)?.get(valeur) ?? 0 }
}

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
      durees: fc.constantFrom<readonly number[]>([], tranchesDeDuree[1].rangs, tranchesDeDuree[3].rangs),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(ressource, { minLength: 1, maxLength: 6 }),
        fc.array(filtre, { minLength: 1, maxLength: 4 }),
        async (souhaits, filtres) => {
          await base.vider()
          const toutesCelles: Ressource[] = []
          for (const souhait of souhaits) toutesCelles.push(await creerRessource(base.db, souhait))
          for (const choix of filtres) {
            const entier: Filtre = { ...aucunFiltre, ...choix }
            const comptes = await comptesDe(entier)
            expect(comptes.total).toBe(toutesCelles.filter((r) => repond(r, entier)).length)
            for (const id of thematiques ?? [])
              expect(comptes.de('thematique', id)).toBe(
                toutesCelles.filter((r) => repond(r, { ...entier, termes: { ...entier.termes, thematique: [id] } })).length,
              )
            for (const rang of [1, 2, 3, 4])
              expect(comptes.de('duree', rang)).toBe(toutesCelles.filter((r) => repond(r, { ...entier, durees: [rang] })).length)
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
    const region = (await listParNiveau(base.db, 'region')).find(({ code }) => code === '84')?.id ?? 0
    expect((await comptesDe(aucunFiltre)).total).toBe(0)
    await suivre('publiee')
    const comptes = await comptesDe(aucunFiltre)
    expect([comptes.de('type', ressource.typeId), comptes.de('duree', 3), comptes.de('region', region)]).toEqual([1, 1, 1])
    await suivre('archivee')
    const apres = await comptesDe(aucunFiltre)
    expect([apres.total, apres.de('type', ressource.typeId)]).toEqual([0, 0])
  })
})
