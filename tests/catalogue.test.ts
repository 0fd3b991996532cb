import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { consulter } from '#fiche/catalogue/consulter.ts'
import { changer, type Demande, ecrire, lectureDe } from '#fiche/catalogue/question/demande.ts'
import type { Fonds } from '#fiche/catalogue/question/fonds.ts'
import { ressources } from '#ressource/fonds.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

type Chose = { nom: string; texte?: string; ou?: string; cachee?: true }

async function commune(code: string) {
  const trouvee = await findByNiveauEtCode(base.db, 'commune', code)
  if (!trouvee?.point) throw new Error(`commune ${code} absente du gabarit`)
  return { id: trouvee.id, ...trouvee.point }
}
async function creerUnActeur({ nom, texte = '', ou, cachee }: Chose) {
  const lieu = ou ? { communeId: (await commune(ou)).id, territoireIds: [] } : {}
  return creerActeur(base.db, { nom, description: texte, ...lieu, etat: cachee ? 'proposee' : 'publiee' })
}
async function creerUneRessource({ nom, texte = '', ou, cachee }: Chose) {
  const lieu = ou ? { territoireId: (await commune(ou)).id } : {}
  return creerRessource(base.db, { titre: nom, corps: texte, ...lieu, etat: cachee ? 'proposee' : 'publiee' })
}

const sortes: { fonds: Fonds<{ slug: string }>; creer: (chose: Chose) => Promise<{ slug: string }> }[] = [
  { fonds: acteurs, creer: creerUnActeur },
  { fonds: catalyseurs, creer: creerUnActeur },
  { fonds: ressources, creer: creerUneRessource },
]

function lire(fonds: Fonds<unknown>, adresse: string): Demande {
  const { searchParams } = new URL(adresse, 'http://localhost')
  return lectureDe(fonds).parse(Object.fromEntries([...searchParams.keys()].map((nom) => [nom, searchParams.getAll(nom)])))
}

describe.each(sortes)('le catalogue $fonds.chemin', ({ fonds, creer }) => {
  const { chemin, parPage } = fonds
  const demander = (adresse: string) => consulter(base.db, fonds, lire(fonds, adresse))
  const slugs = (vue: { apercus: readonly { slug: string }[] }) => vue.apercus.map(({ slug }) => slug)
  const html = async (adresse: string) => (await (await base.app()).request(adresse)).text()
  const creerDesPages = async (combien: number) => {
    const crees = []
    for (let i = 0; i < combien; i++) crees.push((await creer({ nom: `Atelier ${String(i).padStart(3, '0')}` })).slug)
    return crees
  }

  it('une adresse écrite puis lue redit la même demande', () => {
    const code = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,10}$/)
    const mots = fc.string({ unit: 'grapheme', maxLength: 40 })
    const choix = fc.record(
      Object.fromEntries(
        fonds.dimensions.map((dimension) => [
          dimension.nom,
          dimension.genre === 'tranche'
            ? fc.subarray(dimension.tranches.map((tranche) => tranche.code))
            : fc.uniqueArray(code, { maxLength: 4 }),
        ]),
      ),
    )
    const demande: fc.Arbitrary<Demande> = fc.record({
      q: mots,
      territoire: mots,
      choix,
      tri: fc.constantFrom(undefined, 'pertinence', 'proximite', ...fonds.ordres.map(({ nom }) => nom)),
      filtres: fc.constantFrom(undefined, 'tous' as const),
      apres: fc.option(mots.filter(Boolean), { nil: undefined }),
      avant: fc.option(mots.filter(Boolean), { nil: undefined }),
      rang: fc.nat(1000),
      marque: fc.constantFrom(undefined, ...fonds.marques),
    })
    fc.assert(
      fc.property(demande, (une) => {
        expect(lire(fonds, ecrire(chemin, une))).toEqual(une)
        expect(lire(fonds, changer(chemin, une))).toEqual({ ...une, apres: undefined, avant: undefined, rang: 0 })
      }),
    )
  })

  it.each(fonds.ordres)('se parcourt par $nom page après page, dans les deux sens, sans rien sauter ni répéter', async ({ nom, genre }) => {
    const crees = await creerDesPages(parPage * 2 + 3)
    const premiere = await demander(`${chemin}?tri=${nom}`)
    expect(premiere.precedente).toBeNull()
    const deuxieme = await demander(premiere.suivante ?? '')
    const derniere = await demander(deuxieme.suivante ?? '')
    expect([premiere, deuxieme, derniere].flatMap(slugs)).toEqual(genre === 'date' ? crees.toReversed() : crees)
    expect(derniere.suivante).toBeNull()
    expect(slugs(await demander(derniere.precedente ?? ''))).toEqual(slugs(deuxieme))
    const revenue = await demander(deuxieme.precedente ?? '')
    expect(slugs(revenue)).toEqual(slugs(premiere))
    expect(revenue.precedente).toBeNull()
  })

  it('se parcourt par rang quand il y a du texte, dans les deux sens', async () => {
    const crees = await creerDesPages(parPage + 3)
    const premiere = await demander(`${chemin}?q=atelier`)
    const seconde = await demander(premiere.suivante ?? '')
    expect([...slugs(premiere), ...slugs(seconde)].sort()).toEqual(crees.toSorted())
    expect(seconde.suivante).toBeNull()
    expect(slugs(await demander(seconde.precedente ?? ''))).toEqual(slugs(premiere))
  })

  it('range par pertinence quand il y a du texte, et pardonne une faute', async () => {
    const { slug: amicale } = await creer({ nom: 'Amicale', texte: 'Parle une fois de menuiserie.' })
    const { slug: menuiserie } = await creer({ nom: 'Menuiserie partagée' })
    expect(slugs(await demander(`${chemin}?q=menuiserie`))).toEqual([menuiserie, amicale])
    const corrigee = await demander(`${chemin}?q=menuizerie`)
    expect(corrigee.total).toBe(2)
    expect(corrigee.corrections).toEqual([{ de: 'menuizerie', vers: 'menuiserie' }])
    expect(slugs(await demander(`${chemin}?tri=pertinence`)).length).toBe(2)
  })

  it('range du plus près au plus loin, et dit ce qui est ici', async () => {
    const [clermont, thiers] = [await commune('63113'), await commune('63430')]
    const { slug: deClermont } = await creer({ nom: 'À Clermont', ou: '63113' })
    const { slug: deThiers } = await creer({ nom: 'À Thiers', ou: '63430' })
    await creer({ nom: 'À Paris', ou: '75056' })
    const vue = await demander(`${chemin}?territoire=Puy-de-D%C3%B4me&tri=proximite`)
    const { x, y } = vue.question.pres ?? { x: 0, y: 0 }
    const distance = ({ longitude, latitude }: typeof thiers) => Math.hypot(longitude - x, latitude - y)
    const attendus = distance(clermont) < distance(thiers) ? [deClermont, deThiers] : [deThiers, deClermont]
    expect(slugs(vue)).toEqual(attendus)
    expect(slugs(await demander(`${chemin}?territoire=Thiers%20(63430)&tri=proximite`))).toEqual([deThiers])
    expect(slugs(await demander(`${chemin}?q=thiers&territoire=Puy-de-D%C3%B4me&tri=proximite`))).toEqual([deThiers])
  })

  it('ne montre à personne ce qui n’est pas publié', async () => {
    await creer({ nom: 'Cachée', cachee: true })
    const vue = await demander(`${chemin}?q=cachee`)
    expect([vue.total, (await demander(chemin)).total, vue.carte?.points ?? []]).toEqual([0, 0, []])
  })

  it('ne connaît pas de filtre absurde : il l’ignore', async () => {
    await creer({ nom: 'Seule' })
    const dimensions = fonds.dimensions.flatMap(({ nom }) => [`?${nom}=<b>`, `?${nom}=inconnue`])
    const cles = ['?apres=%00', '?apres=zzz', '?apres=1.abc', '?apres=1.99999999999999999999', '?avant=x&apres=', '?rang=-5']
    for (const absurde of ['?tri=hasard', '?tri=proximite', '?tri=pertinence', `?q=${'x'.repeat(5000)}`, ...cles, ...dimensions])
      expect((await demander(`${chemin}${absurde}`)).total, absurde).toBe(1)
  })

  it('propose de choisir quand le lieu est ambigu, et dit quand il est inconnu', async () => {
    expect((await demander(`${chemin}?territoire=saint-denis`)).lieu.genre).toBe('choix')
    expect((await demander(`${chemin}?territoire=xqzwv`)).lieu.genre).toBe('inconnu')
    expect(await html(`${chemin}?territoire=xqzwv`)).toContain('Nous ne connaissons pas de territoire « xqzwv »')
  })

  it('montre autant de filtres après avoir ôté un choix, changé d’ordre ou tourné la page', async () => {
    await creerDesPages(parPage + 1)
    const choisi = (await demander(chemin)).groupes.flatMap(({ dimension, choix }) =>
      choix.map(({ code }) => `${dimension.nom}=${code}`),
    )[0]
    const page = await html(`${chemin}?${choisi}&territoire=Puy-de-D%C3%B4me&filtres=tous`)
    const liens = [...page.matchAll(new RegExp(`href="(${chemin}\\?[^"]*)"`, 'g'))].map(([, href = '']) => href)
    expect(liens.length).toBeGreaterThan(2)
    for (const lien of liens) expect(lien).toContain('filtres=tous')
    expect(page).not.toContain('Plus de filtres')
    expect(page).toContain(`rel="canonical" href="http://localhost`)
    expect(/rel="canonical" href="([^"]*)"/.exec(page)?.[1]).not.toContain('filtres')
  })

  it('intégré à un autre site, ouvre ses fiches dans un nouvel onglet et ses pages dans le cadre', async () => {
    await creerDesPages(parPage + 1)
    const page = await html(`/integration${chemin}`)
    expect(page).toContain('<base target="_blank"/>')
    expect(page).toContain("Les fiches s'ouvrent dans un nouvel onglet.")
    const liens = [...page.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)].map(([balise, href = '']) => ({ balise, href }))
    expect(liens.filter(({ href }) => href.startsWith('/integration/')).length).toBeGreaterThan(0)
    for (const { balise, href } of liens) expect(balise.includes('target="_self"'), href).toBe(href.startsWith('/integration/'))
    expect(await html(chemin)).not.toMatch(/<base|target="_self"/)
  })
})
