import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { trouver } from './trouver.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function id(niveau: 'commune' | 'epci' | 'departement', code: string): Promise<number> {
  return (await findByNiveauEtCode(base.db, niveau, code))?.id ?? 0
}

async function demander(q: string, ou = '') {
  return trouver(base.db, await chargerReferentiel(base.db), { q, ou, morceau: undefined }, salles)
}

describe('la question d’accueil', () => {
  it('met devant le catalyseur le plus proche, et dit à combien', async () => {
    await creerActeur(base.db, {
      nom: 'Fabrique de Nantes',
      estCatalyseur: true,
      communeId: await id('commune', '44109'),
      resume: 'Incubation de projets',
    })
    await creerActeur(base.db, {
      nom: 'Fabrique de Thiers',
      estCatalyseur: true,
      communeId: await id('commune', '63430'),
      resume: 'Incubation de projets',
    })
    const { catalyseurs } = await demander('incubation', 'Clermont-Ferrand')
    expect(catalyseurs.map(({ acteur }) => acteur.nom)).toEqual(['Fabrique de Thiers', 'Fabrique de Nantes'])
    expect(catalyseurs[0]?.raisons.join()).toMatch(/à 3\d km/)
  })

  it('dit pourquoi : la pratique, le territoire d’action', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const incubation = referentiel.liste('activite').find(({ libelle }) => /incubation/i.test(libelle))
    const epci = await id('epci', '246300701')
    await creerActeur(base.db, {
      nom: 'La Ruche aux projets',
      estCatalyseur: true,
      communeId: await id('commune', '63113'),
      territoireIds: [epci],
      termeIds: [incubation?.id ?? 0],
    })
    const raisons = (await demander('incuber', '63000')).catalyseurs[0]?.raisons.join(' ; ')
    expect(raisons).toContain('Incubation')
    expect(raisons).toContain('agit sur votre intercommunalité')
  })

  it('sépare les catalyseurs des autres acteurs', async () => {
    await creerActeur(base.db, { nom: 'Tiers-lieu des Halles', estCatalyseur: false })
    const reponse = await demander('halles')
    expect(reponse.catalyseurs).toEqual([])
    expect(reponse.acteurs.map(({ acteur }) => acteur.nom)).toEqual(['Tiers-lieu des Halles'])
  })

  it('élargit à l’un des mots quand personne ne les porte tous', async () => {
    await creerActeur(base.db, { nom: 'Ressourcerie du Marais', estCatalyseur: false })
    const reponse = await demander('ressourcerie astronomie')
    expect(reponse.elargi).toBe(true)
    expect(reponse.acteurs).toHaveLength(1)
  })

  it('demande aux salles, dans leur ordre, et chacune élargit quand rien ne porte tous les mots', async () => {
    await creerSeance(base.db, { titre: 'Ouvrir une ressourcerie' })
    await creerParcours(base.db, { titre: 'Monter une ressourcerie' })
    await creerRessource(base.db, { titre: 'Financer une ressourcerie' })
    const page = await (await (await base.app()).request('/trouver?q=ressourcerie+astronomie')).text()
    const groupes = [...page.matchAll(/<section[^>]* aria-labelledby="(\w+-trouve\w+)"/g)].map(([, id]) => id)
    expect(groupes).toEqual(['ressources-trouvees', 'parcours-trouves', 'seances-trouvees'])
  })

  it('mène toujours quelque part : sans aucun résultat, la page propose des suites', async () => {
    const app = await base.app()
    const page = await (await app.request('/trouver?q=xylophonie')).text()
    expect(page).toContain('href="/catalyseurs"')
    expect(page).toContain('href="/acteurs/proposer"')
  })

  it('ne rend que le morceau des réponses pendant la frappe', async () => {
    const page = await (await (await base.app()).request('/trouver?q=thiers&morceau=1')).text()
    expect(page).not.toContain('<html')
    expect(page).toContain('Thiers')
  })
})
