import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { countContenus, listContenus } from './contenu.repository.ts'
import { findByRecherche } from './recherche.repository.ts'
import { resoudreTerritoire, resoudreTerritoires } from './resoudre-territoire.ts'
import { creerGroupement, territoireReel } from './territoire.factory.ts'
import { findBySlug, listAncetres } from './territoire.repository.ts'
import { nomEtCode } from './territoire.ts'

const base = baseDeTest()
const noms = async (q: string) => (await findByRecherche(base.db, q)).map((t) => t.nom)

describe('chercher un territoire', () => {
  it('une commune se trouve par le début de son nom, les grandes d’abord', async () => {
    expect((await noms('clerm'))[0]).toBe('Clermont-Ferrand')
    expect((await noms('ferrand'))[0]).toBe('Clermont-Ferrand')
  })
  it('une commune se trouve malgré une faute de frappe, des accents oubliés, une abréviation', async () => {
    expect((await noms('clermon ferand'))[0]).toBe('Clermont-Ferrand')
    expect((await noms('marsielle'))[0]).toBe('Marseille')
    expect((await noms('st etienne'))[0]).toBe('Saint-Étienne')
  })
  it('un code postal d’arrondissement mène à Lyon', async () => {
    expect(await noms('69003')).toContain('Lyon')
  })
  it('un code officiel mène à ce qu’il désigne, et à la commune de ce code postal', async () => {
    expect(await noms('63113')).toEqual(['Clermont-Ferrand', 'Picherande'])
  })
  it('un EPCI se trouve par son nom sans son genre', async () => {
    expect((await noms("communauté de communes du Pays d'Uzès"))[0]).toBe("CC Pays d'Uzès")
  })
  it('ne rend jamais plus de huit propositions sans qu’on le demande', async () => {
    expect((await noms('saint')).length).toBe(8)
  })
})

describe('comprendre un champ', () => {
  it('le nom suivi du code désigne toujours le territoire lui-même', async () => {
    for (const [niveau, code] of [
      ['commune', '93066'],
      ['departement', '01'],
      ['region', '01'],
      ['epci', '246300701'],
    ] as const) {
      const t = await territoireReel(base.db, niveau, code)
      expect(await resoudreTerritoire(base.db, nomEtCode(t))).toEqual({ genre: 'trouve', territoire: t })
    }
  })
  it('un nom et un département, ou un code postal et un nom, suffisent', async () => {
    for (const texte of ['saint denis (93)', '93200 Saint-Denis', 'SAINT-DENIS 93']) {
      expect(await resoudreTerritoire(base.db, texte)).toMatchObject({ genre: 'trouve', territoire: { code: '93066' } })
    }
  })
  it('un nom partagé ou ressemblant donne un choix, un nom de nulle part est inconnu', async () => {
    expect(await resoudreTerritoire(base.db, 'Clermont')).toMatchObject({ genre: 'choix' })
    expect(await resoudreTerritoire(base.db, 'clermon ferand')).toMatchObject({ genre: 'choix' })
    expect(await resoudreTerritoire(base.db, 'zzzzzz')).toEqual({ genre: 'inconnu' })
  })
  it('aucun texte ne la fait échouer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('%', '_', '\\', "'; --", '((((1)', '\u0000')),
        async (texte) => {
          expect(['trouve', 'choix', 'inconnu']).toContain((await resoudreTerritoire(base.db, texte)).genre)
        },
      ),
      { numRuns: 150 },
    )
  })
  it('plusieurs lignes donnent les territoires trouvés et les lignes à préciser', async () => {
    const { trouves, douteux } = await resoudreTerritoires(base.db, 'Thiers (63430)\n63113 Clermont-Ferrand\n\nzzzz')
    expect(trouves.map((t) => t.nom)).toEqual(['Thiers', 'Clermont-Ferrand'])
    expect(douteux).toEqual([{ texte: 'zzzz', choix: [] }])
  })
})

describe('la hiérarchie', () => {
  it('une commune connaît son EPCI, son département, sa région et ses groupements', async () => {
    const commune = await territoireReel(base.db)
    const groupement = await creerGroupement(base.db)
    expect(await listAncetres(base.db, commune)).toEqual([commune.epciId, commune.departementId, commune.regionId, groupement.id])
  })
  it('le groupement additionne la population de ses membres, sans compter deux fois', async () => {
    const [ville, thiers] = [await territoireReel(base.db), await territoireReel(base.db, 'commune', '63430')]
    expect((await creerGroupement(base.db)).population).toBe((ville.population ?? 0) + (thiers.population ?? 0))
    const metropole = await territoireReel(base.db, 'epci', '246300701')
    expect((await creerGroupement(base.db, { membres: [ville.id, metropole.id] })).population).toBe(metropole.population)
  })
  it('la liste des communes se feuillette sans en perdre ni en répéter', async () => {
    const departement = await territoireReel(base.db, 'departement', '15')
    const total = await countContenus(base.db, departement, 'commune')
    const vus = new Set<number>()
    for (let apres: number | undefined, tours = 0; tours < 20; tours++) {
      const page = await listContenus(base.db, departement, 'commune', { limite: 50, apres })
      for (const t of page) vus.add(t.id)
      apres = page.at(-1)?.id
      if (page.length < 50) break
    }
    expect(vus.size).toBe(total)
  })
  it('une adresse dont le nom est faux mène encore au territoire de son code', async () => {
    expect((await findBySlug(base.db, 'commune', '2a004-nimporte-quoi'))?.nom).toBe('Ajaccio')
  })
})
