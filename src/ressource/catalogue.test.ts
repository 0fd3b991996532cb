import { beforeEach, describe, expect, it } from 'vitest'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { listRecentes } from './catalogue.repository.ts'
import { filtresUrl } from './catalogue.schema.ts'
import { consulterCatalogue, parPage } from './consulter-catalogue.ts'
import { phrasePourMoi } from './pour-moi.ts'
import { creerRessource } from './ressource.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function consulter(adresse: string) {
  const parametres = new URL(adresse, 'http://localhost').searchParams
  const brut = Object.fromEntries([...new Set(parametres.keys())].map((nom) => [nom, parametres.getAll(nom)]))
  return consulterCatalogue(base.db, await chargerReferentiel(base.db), filtresUrl.parse(brut))
}
const titres = (vue: Awaited<ReturnType<typeof consulter>>) => vue.apercus.map(({ titre }) => titre)

describe('le catalogue', () => {
  it.each(['date', 'titre'])('se parcourt par %s page après page, dans les deux sens, sans rien sauter ni répéter', async (tri) => {
    const crees = Array.from({ length: parPage * 2 + 3 }, (_, i) => `Méthode ${String(i).padStart(3, '0')}`)
    for (const titre of crees) await creerRessource(base.db, { titre })
    const attendus = tri === 'date' ? crees.toReversed() : crees
    const premiere = await consulter(`/ressources?tri=${tri}`)
    expect(premiere.precedente).toBeNull()
    const deuxieme = await consulter(premiere.suivante ?? '')
    const derniere = await consulter(deuxieme.suivante ?? '')
    expect([...titres(premiere), ...titres(deuxieme), ...titres(derniere)]).toEqual(attendus)
    expect(derniere.suivante).toBeNull()
    expect(titres(await consulter(derniere.precedente ?? ''))).toEqual(titres(deuxieme))
    const revenue = await consulter(deuxieme.precedente ?? '')
    expect(titres(revenue)).toEqual(titres(premiere))
    expect(revenue.precedente).toBeNull()
  })

  it('tient l’ordre de deux ressources publiées au même instant', async () => {
    for (let i = 0; i < parPage + 5; i++) await creerRessource(base.db, { titre: `Jumelle ${i}` })
    await base.db
      .updateTable('ressource')
      .set({ publiee_le: new Date('2026-03-03T10:00:00.123Z') })
      .execute()
    const premiere = await consulter('/ressources')
    const seconde = await consulter(premiere.suivante ?? '')
    expect(new Set([...titres(premiere), ...titres(seconde)]).size).toBe(parPage + 5)
  })

  it('range par pertinence quand il y a du texte, et pardonne une faute', async () => {
    await creerRessource(base.db, { titre: 'Tenir une réunion', corps: 'Parle une fois de menuiserie.' })
    await creerRessource(base.db, { titre: 'Menuiserie partagée' })
    expect(titres(await consulter('/ressources?q=menuiserie'))).toEqual(['Menuiserie partagée', 'Tenir une réunion'])
    const corrigee = await consulter('/ressources?q=menuizerie')
    expect(corrigee.total).toBe(2)
    expect(corrigee.corrections).toEqual([{ de: 'menuizerie', vers: 'menuiserie' }])
    expect(titres(await consulter('/ressources?q=menuiserie&tri=titre'))).toEqual(['Menuiserie partagée', 'Tenir une réunion'])
  })

  it('ne montre que ce qui est publié', async () => {
    for (const etat of ['brouillon', 'proposee', 'archivee'] as const) await creerRessource(base.db, { titre: `Cachée ${etat}`, etat })
    expect((await consulter('/ressources?q=cachee')).total).toBe(0)
    expect((await consulter('/ressources')).total).toBe(0)
  })

  it('« une heure au plus » prend aussi ce qui tient en un quart d’heure', async () => {
    for (const [titre, dureeMinutes] of [
      ['Dix minutes', 10],
      ['Cinquante minutes', 50],
      ['Deux heures', 120],
      ['Deux jours', 900],
      ['On ne sait', null],
    ] as const)
      await creerRessource(base.db, { titre, dureeMinutes })
    expect(titres(await consulter('/ressources?tri=titre&duree=une-heure'))).toEqual(['Cinquante minutes', 'Dix minutes'])
    expect((await consulter('/ressources?duree=davantage')).total).toBe(1)
    expect((await consulter('/ressources?duree=demi-journee&duree=davantage')).total).toBe(4)
    expect((await consulter('/ressources?q=minutes&duree=quart-d-heure')).total).toBe(1)
  })

  it('trouve par commune, par département, par région cochée ou par groupement d’où vient la ressource', async () => {
    const [thiers, region] = [await findByNiveauEtCode(base.db, 'commune', '63430'), await findByNiveauEtCode(base.db, 'region', '84')]
    await creerRessource(base.db, { titre: 'De Thiers', territoireId: thiers?.id ?? null })
    await creerRessource(base.db, { titre: 'De la région', territoireId: region?.id ?? null })
    await creerRessource(base.db, { titre: 'De nulle part', territoireId: null })
    expect(titres(await consulter('/ressources?territoire=Thiers%20(63430)'))).toEqual(['De Thiers'])
    expect(titres(await consulter('/ressources?territoire=Puy-de-D%C3%B4me'))).toEqual(['De Thiers'])
    expect((await consulter('/ressources?region=84')).total).toBe(2)
    expect((await consulter('/ressources?region=84&region=93')).total).toBe(2)
    expect((await consulter('/ressources?region=93')).total).toBe(0)
    expect((await consulter('/ressources?territoire=Thiers%20(63430)&region=84&tri=proximite')).total).toBe(1)
    expect((await consulter('/ressources?territoire=xqzwv')).lieu.genre).toBe('inconnu')
    expect((await consulter('/ressources?territoire=saint-denis')).lieu.genre).toBe('choix')
  })

  it('ne connaît pas de filtre absurde : il l’ignore', async () => {
    await creerRessource(base.db, { titre: 'Seule' })
    for (const absurde of [
      '?tri=hasard',
      '?apres=%00',
      '?apres=zzz',
      '?apres=1.abc',
      '?apres=1.99999999999999999999',
      '?avant=x&apres=',
      '?rang=-5',
      '?type=<b>',
      '?type=inconnu',
      '?duree=hier',
      '?region=zz',
      `?q=${'x'.repeat(5000)}`,
      '?tri=proximite',
      '?tri=pertinence',
    ])
      expect((await consulter(`/ressources${absurde}`)).total, absurde).toBe(1)
  })

  it('donne les plus récentes d’un terme ou d’un territoire, en nombre borné', async () => {
    const puyDeDome = await findByNiveauEtCode(base.db, 'departement', '63')
    const [, autre] = (await chargerReferentiel(base.db)).liste('thematique')
    const premiere = await creerRessource(base.db, { titre: 'Première' })
    await creerRessource(base.db, { titre: 'Seconde', termeIds: [autre?.id ?? 0] })
    const noms = async (choix: Parameters<typeof listRecentes>[1]) => (await listRecentes(base.db, choix)).map(({ titre }) => titre)
    expect(await noms({ limite: 1 })).toEqual(['Seconde'])
    expect(await noms({ limite: 5, termeIds: [autre?.id ?? 0] })).toEqual(['Seconde'])
    expect(await noms({ limite: 5, territoireId: puyDeDome?.id ?? 0, sauf: premiere.id })).toEqual(['Seconde'])
  })

  it('redit en une phrase les trois réponses de « pour moi »', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const url = filtresUrl.parse({ profil: ['collectivite'], maturite: ['demarrer'], duree: ['une-heure'] })
    expect(phrasePourMoi(url, referentiel)).toBe('Pour moi : collectivité territoriale, pour démarrer, une heure au plus.')
    expect(phrasePourMoi(filtresUrl.parse({}), referentiel)).toBeNull()
  })
})
