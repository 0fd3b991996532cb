import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { acteur } from '#acteur/acteur.api.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { pageDe } from '#fiche/catalogue/lister-api.ts'
import { listeDeTermes } from '#referentiel/referentiel.api.ts'
import { salles } from '#salles.ts'
import { toutesLesOperations } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listeDeTerritoires, territoire } from '#territoire/territoire.api.ts'

const pageDActeurs = pageDe(acteur)
const operations = toutesLesOperations(salles)

const base = baseDeTest()
beforeEach(() => base.vider())

async function demander(chemin: string): Promise<{ statut: number; corps: unknown; entetes: Headers }> {
  const reponse = await (await base.app()).request(chemin)
  return { statut: reponse.status, corps: await reponse.json(), entetes: reponse.headers }
}

describe("l'API", () => {
  it('rend ce que ses schémas décrivent, sans rien de plus', async () => {
    const fiche = await creerActeur(base.db, { nom: 'Atelier public', courrielContact: 'secret@essai.invalid' })
    const { corps } = await demander(`/api/v1/acteurs/${fiche.slug}`)
    expect(z.strictObject(acteur.shape).parse(corps)).toMatchObject({ nom: 'Atelier public' })
    expect(JSON.stringify(corps)).not.toContain('secret@')
    expect(() => listeDeTermes.parse({})).toThrow()
    listeDeTermes.parse((await demander('/api/v1/referentiel')).corps)
    listeDeTerritoires.parse((await demander('/api/v1/territoires?q=thiers')).corps)
    expect(territoire.parse((await demander('/api/v1/territoires/commune/63430')).corps).nom).toBe('Thiers')
  })

  it('se suit de page en page jusqu’au bout', async () => {
    for (const n of [1, 2, 3, 4, 5]) await creerActeur(base.db, { nom: `Atelier ${n}` })
    const vus: string[] = []
    let suivante: string | null = '/api/v1/acteurs?limite=2'
    while (suivante !== null) {
      const page: z.infer<typeof pageDActeurs> = pageDActeurs.parse((await demander(suivante.replace(/^https?:\/\/[^/]+/, ''))).corps)
      vus.push(...page.donnees.map(({ nom }) => nom))
      suivante = page.suivante
    }
    expect(vus).toEqual(['Atelier 1', 'Atelier 2', 'Atelier 3', 'Atelier 4', 'Atelier 5'])
  })

  it('se lit depuis un autre site', async () => {
    expect((await demander('/api/v1/referentiel')).entetes.get('access-control-allow-origin')).toBe('*')
  })

  it('dit en une phrase ce qui est faux', async () => {
    const { statut, corps } = await demander('/api/v1/acteurs?limite=100000')
    expect(statut).toBe(422)
    expect(corps).toMatchObject({ erreur: expect.stringContaining('limite') })
    expect((await demander('/api/v1/acteurs?q=atelier&rang=-1')).statut).toBe(422)
    expect((await demander('/api/v1/acteurs/inconnue')).statut).toBe(404)
    expect((await demander('/api/v1/territoires/planete/mars')).statut).toBe(404)
  })

  it('est décrite en OpenAPI 3.1, où chaque référence mène quelque part', async () => {
    const { corps } = await demander('/api/v1/openapi.json')
    const lu = z
      .object({
        openapi: z.literal('3.1.0'),
        paths: z.record(z.string(), z.unknown()),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      })
      .parse(corps)
    expect(Object.keys(lu.paths)).toEqual(operations.map(({ chemin }) => chemin))
    for (const [, nom] of JSON.stringify(corps).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(lu.components.schemas).toHaveProperty(nom ?? '')
  })
})
