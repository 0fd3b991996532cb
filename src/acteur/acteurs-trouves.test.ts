import { beforeEach, describe, expect, it } from 'vitest'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { avecParametres } from '#socle/urls.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { creerActeur } from './acteur.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function id(niveau: 'commune' | 'epci' | 'departement', code: string): Promise<number> {
  return (await findByNiveauEtCode(base.db, niveau, code))?.id ?? 0
}

/** La page des réponses, et pour chacun de ses groupes de fiches, leurs noms et leurs raisons. */
async function demander(q: string, ou = '') {
  const page = await (await (await base.app()).request(avecParametres('/trouver', { q, ou }))).text()
  const groupes = [...page.matchAll(/<section class="trouver-groupe"><h2>([^<]+)<\/h2>(.*?)<\/section>/gs)].map(
    ([, titre = '', contenu = '']) => {
      const fiches = contenu.split('<article').slice(1)
      return [titre, fiches.map((fiche) => fiche.replace(/<[^>]+>/g, ' '))] as const
    },
  )
  const { 'Catalyseurs qui peuvent vous aider': catalyseurs = [], 'Autres acteurs': acteurs = [] } = Object.fromEntries(groupes)
  return { page, catalyseurs, acteurs }
}

describe('la question d’accueil, posée aux acteurs', () => {
  it('met devant le catalyseur le plus proche, et dit à combien', async () => {
    for (const [nom, commune] of [
      ['Fabrique de Nantes', '44109'],
      ['Fabrique de Thiers', '63430'],
    ] as const)
      await creerActeur(base.db, { nom, estCatalyseur: true, communeId: await id('commune', commune), resume: 'Incubation de projets' })
    const { catalyseurs } = await demander('incubation', 'Clermont-Ferrand')
    expect(catalyseurs).toEqual([
      expect.stringMatching(/Fabrique de Thiers.*à 3\d km/s),
      expect.stringMatching(/Fabrique de Nantes.*à \d{3} km/s),
    ])
  })

  it('dit pourquoi : la pratique, le territoire d’action', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const incubation = referentiel.liste('activite').find(({ libelle }) => /incubation/i.test(libelle))
    await creerActeur(base.db, {
      nom: 'La Ruche aux projets',
      estCatalyseur: true,
      communeId: await id('commune', '63113'),
      territoireIds: [await id('epci', '246300701')],
      termeIds: [incubation?.id ?? 0],
    })
    const { catalyseurs } = await demander('incuber', '63000')
    expect(catalyseurs).toEqual([expect.stringMatching(/Pourquoi : .*Incubation.*agit sur votre intercommunalité/s)])
  })

  it('sépare les catalyseurs des autres acteurs', async () => {
    await creerActeur(base.db, { nom: 'Tiers-lieu des Halles', estCatalyseur: false })
    const { catalyseurs, acteurs } = await demander('halles')
    expect(catalyseurs).toEqual([])
    expect(acteurs).toEqual([expect.stringContaining('Tiers-lieu des Halles')])
  })

  it('élargit à l’un des mots quand personne ne les porte tous, et le dit', async () => {
    const aveu = 'Personne ne répond à tous vos mots à la fois'
    await creerActeur(base.db, { nom: 'Ressourcerie du Marais', estCatalyseur: false })
    const { acteurs, page } = await demander('ressourcerie astronomie')
    expect(acteurs).toHaveLength(1)
    expect(page).toContain(aveu)
    expect((await demander('astronomie musicale')).page).not.toContain(aveu)
  })
})
