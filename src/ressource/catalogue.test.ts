import { beforeEach, describe, expect, it } from 'vitest'
import { consulter as consulterListe } from '#fiche/catalogue/consulter.ts'
import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { listRecentes } from './apercu.repository.ts'
import { phrasePourMoi } from './catalogue.tsx'
import { ressources } from './fonds.ts'
import { creerRessource } from './ressource.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function consulter(adresse: string) {
  const parametres = new URL(adresse, 'http://localhost').searchParams
  const brut = Object.fromEntries([...new Set(parametres.keys())].map((nom) => [nom, parametres.getAll(nom)]))
  return consulterListe(base.db, ressources, lire(brut))
}
const lire = (brut: Record<string, string[]>) => lectureDe(ressources).parse(brut)
const titres = (vue: Awaited<ReturnType<typeof consulter>>) => vue.apercus.map(({ titre }) => titre)

describe('le catalogue', () => {
  it('tient l’ordre de deux ressources publiées au même instant', async () => {
    for (let i = 0; i < ressources.parPage + 5; i++) await creerRessource(base.db, { titre: `Jumelle ${i}` })
    await base.db
      .updateTable('ressource')
      .set({ publiee_le: new Date('2026-03-03T10:00:00.123Z') })
      .execute()
    const premiere = await consulter('/ressources')
    const seconde = await consulter(premiere.suivante ?? '')
    expect(new Set([...titres(premiere), ...titres(seconde)]).size).toBe(ressources.parPage + 5)
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

  it('le redit de page en page à qui vient de « pour moi », et pas aux autres', async () => {
    for (let i = 0; i <= ressources.parPage; i++) await creerRessource(base.db, { titre: `Méthode ${i}`, dureeMinutes: 10 })
    const html = async (adresse: string) => (await (await base.app()).request(adresse)).text()
    const vue = await consulter('/ressources?duree=une-heure&pourmoi=1')
    for (const adresse of ['/ressources?duree=une-heure&pourmoi=1', vue.suivante ?? ''])
      expect(await html(adresse)).toMatch(/Pour moi : une heure au plus\.[\s\S]*href="\/ressources\/pour-moi\?duree=une-heure"/)
    expect(await html('/ressources?duree=une-heure')).not.toContain('Pour moi')
  })

  it('redit en une phrase les trois réponses de « pour moi »', async () => {
    const referentiel = await chargerReferentiel(base.db)
    const reponses = { profil: ['collectivite'], maturite: ['demarrer'], duree: ['une-heure'] }
    expect(phrasePourMoi(lire(reponses), referentiel)).toBe('Pour moi : collectivité territoriale, pour démarrer, une heure au plus.')
    expect(phrasePourMoi(lire({}), referentiel)).toBeNull()
  })
})
