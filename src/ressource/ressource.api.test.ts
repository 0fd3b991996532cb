import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pageDe } from '#fiche/catalogue/lister-api.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { apercuDeRessource, ressourceEntiere } from './ressource.api.ts'

const pageDeRessources = pageDe(apercuDeRessource)
const base = baseDeTest()
beforeEach(() => base.vider())

async function demander(chemin: string): Promise<{ statut: number; corps: unknown }> {
  const reponse = await (await base.app()).request(chemin)
  return { statut: reponse.status, corps: await reponse.json() }
}

describe("les ressources dans l'API", () => {
  it('sont telles que leur schéma, sans rien de plus, et seulement publiées', async () => {
    const { slug } = await creerRessource(base.db, { titre: 'Une méthode' })
    const { corps } = await demander(`/api/v1/ressources/${slug}`)
    expect(z.strictObject(ressourceEntiere.shape).parse(corps)).toMatchObject({
      titre: 'Une méthode',
      territoire: { code: '63113' },
      licence: 'CC-BY-4.0',
    })
    const proposee = await creerRessource(base.db, { titre: 'Proposée', etat: 'proposee' })
    expect((await demander(`/api/v1/ressources/${proposee.slug}`)).statut).toBe(404)
    expect((await demander('/api/v1/ressources/inconnue')).statut).toBe(404)
  })

  it.each(['', '&tri=titre', '&q=methode'])('se suivent de page en page jusqu’au bout (%s)', async (reste) => {
    for (const n of [1, 2, 3, 4, 5]) await creerRessource(base.db, { titre: `Méthode ${n}` })
    const vues: string[] = []
    let suivante: string | null = `/api/v1/ressources?limite=2${reste}`
    while (suivante !== null) {
      const page: z.infer<typeof pageDeRessources> = pageDeRessources.parse(
        (await demander(suivante.replace(/^https?:\/\/[^/]+/, ''))).corps,
      )
      expect(page.total).toBe(5)
      vues.push(...page.donnees.map(({ titre }) => titre))
      suivante = page.suivante
    }
    expect(vues.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `Méthode ${n}`))
  })

  it('se filtrent comme le catalogue, et disent ce qui est faux', async () => {
    await creerRessource(base.db, { titre: 'Un outil', type: 'outil', dureeMinutes: 10 })
    await creerRessource(base.db, { titre: 'Une méthode' })
    const titres = async (filtres: string) =>
      pageDeRessources.parse((await demander(`/api/v1/ressources?${filtres}`)).corps).donnees.map(({ titre }) => titre)
    expect(await titres('type=outil&type=kit')).toEqual(['Un outil'])
    expect(await titres('duree=quart-d-heure&region=84')).toEqual(['Un outil'])
    expect(await titres('territoire=Puy-de-D%C3%B4me&type=methode')).toEqual(['Une méthode'])
    for (const faux of ['limite=1000', 'duree=hier', 'tri=hasard', 'rang=-1', 'territoire=xqzwv'])
      expect((await demander(`/api/v1/ressources?${faux}`)).statut, faux).toBe(422)
  })
})
