import { beforeEach, describe, expect, it } from 'vitest'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerActeur } from './acteur.factory.ts'
import { filtresUrl, parametresDeChoix, urlAnnuaire } from './annuaire.schema.ts'
import { consulterAnnuaire, parPage } from './consulter-annuaire.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function consulter(adresse: string) {
  const parametres = new URL(adresse, 'http://localhost').searchParams
  const brut = Object.fromEntries([...new Set(parametres.keys())].map((nom) => [nom, parametres.getAll(nom)]))
  return consulterAnnuaire(base.db, await chargerReferentiel(base.db), filtresUrl.parse(brut), { catalyseurs: false, chemin: '/acteurs' })
}

const noms = (vue: Awaited<ReturnType<typeof consulter>>) => vue.page.apercus.map(({ nom }) => nom)

describe("l'annuaire", () => {
  it('se parcourt page après page, dans les deux sens, sans rien sauter ni répéter', async () => {
    const attendus = Array.from({ length: parPage * 2 + 3 }, (_, i) => `Atelier ${String(i).padStart(3, '0')}`)
    for (const nom of attendus) await creerActeur(base.db, { nom })
    const premiere = await consulter('/acteurs')
    expect(premiere.page.precedente).toBeNull()
    const deuxieme = await consulter(premiere.page.suivante ?? '')
    const derniere = await consulter(deuxieme.page.suivante ?? '')
    expect([...noms(premiere), ...noms(deuxieme), ...noms(derniere)]).toEqual(attendus)
    expect(derniere.page.suivante).toBeNull()
    expect(noms(await consulter(derniere.page.precedente ?? ''))).toEqual(noms(deuxieme))
    const revenue = await consulter(deuxieme.page.precedente ?? '')
    expect(noms(revenue)).toEqual(noms(premiere))
    expect(revenue.page.precedente).toBeNull()
  })

  it('range par pertinence quand il y a du texte, par nom sinon', async () => {
    await creerActeur(base.db, { nom: 'Amicale', description: 'Parle une fois de menuiserie.' })
    await creerActeur(base.db, { nom: 'Menuiserie partagée' })
    expect(noms(await consulter('/acteurs?q=menuiserie'))).toEqual(['Menuiserie partagée', 'Amicale'])
    expect(noms(await consulter('/acteurs'))).toEqual(['Amicale', 'Menuiserie partagée'])
  })

  it('montre une fiche proposée ou archivée à personne', async () => {
    await creerActeur(base.db, { nom: 'Cachée', etat: 'proposee' })
    const vue = await consulter('/acteurs?q=cachee')
    expect(vue.page.total).toBe(0)
    expect(vue.carte.points).toEqual([])
  })

  it('garde tous les filtres montrés en passant de page en page ou en ôtant un choix', async () => {
    for (let i = 0; i <= parPage; i++) await creerActeur(base.db, { nom: `Atelier ${i}` })
    const vue = await consulter('/acteurs?filtres=tous')
    expect(vue.page.suivante).toContain('filtres=tous')
    expect(urlAnnuaire(vue.chemin, vue.url, { territoire: '' })).toBe('/acteurs?filtres=tous')
    expect(parametresDeChoix(vue.url)).not.toHaveProperty('filtres')
  })

  it('ne connaît pas de filtre absurde : il l’ignore', async () => {
    await creerActeur(base.db, { nom: 'Seule' })
    for (const absurde of [
      '?tri=hasard',
      '?apres=%00',
      '?apres=zzz',
      '?rang=-5',
      '?pratique=<b>',
      '?pratique=inconnue',
      `?q=${'x'.repeat(5000)}`,
    ]) {
      expect((await consulter(`/acteurs${absurde}`)).page.total, absurde).toBe(1)
    }
  })

  it('propose de choisir quand le lieu est ambigu, et dit quand il est inconnu', async () => {
    expect((await consulter('/acteurs?territoire=saint-denis')).lieu.genre).toBe('choix')
    expect((await consulter('/acteurs?territoire=xqzwv')).lieu.genre).toBe('inconnu')
  })
})
