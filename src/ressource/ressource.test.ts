import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { SaxesParser } from 'saxes'
import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { enBibtex } from './citer.ts'
import { creerRessource } from './ressource.factory.ts'
import { updateUsages } from './usage.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (chemin: string, cookie = '') => {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, type: reponse.headers.get('content-type'), html: await reponse.text() }
}
const jsonLd = (html: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
const liens = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

describe('la page d’une ressource', () => {
  it('n’existe pas pour qui ne peut pas la lire, et ne dit pas pourquoi', async () => {
    const tient = await base.connecter()
    const autre = await base.connecter()
    const animatrice = await base.connecter({ role: 'administrateur' })
    for (const etat of ['brouillon', 'proposee', 'archivee'] as const) {
      const { slug } = await creerRessource(base.db, { titre: `Cachée ${etat}`, etat, proprietaireId: tient.id })
      const statuts = await Promise.all(
        ['', autre.cookie, tient.cookie, animatrice.cookie].map(async (cookie) => (await lire(`/ressources/${slug}`, cookie)).statut),
      )
      expect(statuts, etat).toEqual([404, 404, 200, 200])
      expect((await lire(`/ressources/${slug}.bib`)).statut).toBe(404)
      expect((await lire(`/ressources/${slug}`)).html).not.toContain('Cachée')
    }
  })

  it('dit les actes permis à chacun, et pas les autres', async () => {
    const tient = await base.connecter()
    const membre = await base.connecter()
    const { slug } = await creerRessource(base.db, { proprietaireId: tient.id })
    const actes = async (cookie = '') =>
      liens((await lire(`/ressources/${slug}`, cookie)).html)
        .filter((href) => href?.startsWith(`/ressources/${slug}/`))
        .map((href) => href?.split('/').at(-1))
    expect(await actes()).toEqual(['adapter'])
    expect(await actes(membre.cookie)).toEqual(['adapter'])
    expect(await actes(tient.cookie)).toEqual(['adapter', 'modifier', 'historique', 'archiver'])
    expect(await actes((await base.connecter({ role: 'administrateur' })).cookie)).toEqual([
      'adapter',
      'modifier',
      'relire',
      'historique',
      'archiver',
    ])
    const fermee = await creerRessource(base.db, { titre: 'Fermée', licence: 'droits-reserves' })
    expect((await lire(`/ressources/${fermee.slug}`)).html).not.toContain('/adapter')
  })

  it('montre le cadre d’un exemple, ses organisations, sa lignée, où elle sert et ce qui s’y lie, dans les deux sens', async () => {
    const acteur = await creerActeur(base.db, { nom: 'Atelier des essais' })
    const mere = await creerRessource(base.db, { titre: 'La table d’origine' })
    const cadre = {
      besoin: 'Un **besoin** vrai.',
      spheres: '',
      fait: '',
      cout: '',
      duree: '',
      effets: '',
      reprendre: '',
      limites: 'Le <script>vendredi</script>.',
    }
    const exemple = await creerRessource(base.db, {
      titre: 'La table ailleurs',
      type: 'exemple',
      cadre,
      acteurIds: [acteur.id],
      lieeIds: [mere.id],
      adapteeDeId: mere.id,
    })
    await updateUsages(base.db, { salle: 'parcours', objetId: 3, titre: 'Faire alliance', chemin: '/parcours/faire-alliance' }, [mere.id])
    const { html } = await lire(`/ressources/${exemple.slug}`)
    expect(html).toContain('<strong>besoin</strong>')
    expect(html).not.toMatch(/exemple-cout|<script>vendredi/)
    expect(html).toContain(`href="/catalyseurs/${acteur.slug}"`)
    expect(html).toContain('Adaptée de')
    const origine = (await lire(`/ressources/${mere.slug}`)).html
    expect(origine).toContain('Reprise ailleurs')
    expect(origine).toMatch(/À lire ensuite[\s\S]*La table ailleurs/)
    expect(origine).toContain('href="/parcours/faire-alliance"')
  })

  it('se décrit en schema.org : genre, licence, auteurs, dates, niveau, durée', async () => {
    const { slug } = await creerRessource(base.db, { titre: 'Une étude </script> sûre', type: 'etude', auteurs: ['Ana Martin', 'Bo Li'] })
    const { html } = await lire(`/ressources/${slug}`)
    expect(jsonLd(html)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': ['LearningResource', 'Report'],
      name: 'Une étude </script> sûre',
      license: 'https://creativecommons.org/licenses/by/4.0/deed.fr',
      author: [{ name: 'Ana Martin' }, { name: 'Bo Li' }],
      educationalLevel: 'Démarrer',
      timeRequired: 'PT120M',
      inLanguage: 'fr',
      datePublished: expect.stringMatching(/^\d{4}-/),
      dateModified: expect.stringMatching(/^\d{4}-/),
      spatialCoverage: { name: 'Clermont-Ferrand' },
    })
  })
})

describe('citer une ressource', () => {
  it('se relit avec le titre, les auteurs et l’année, en BibTeX comme en CSL-JSON', async () => {
    const titre = 'Réunir & relier : 100 % d’écoute_'
    const { slug } = await creerRessource(base.db, { titre, auteurs: ['Ana Martin', 'Atelier des essais'], annee: 2024 })
    for (const suite of ['bib', 'csl.json']) {
      const { statut, html } = await lire(`/ressources/${slug}.${suite}`)
      expect(statut).toBe(200)
      const [lue] = new Cite(html).data
      expect(lue).toMatchObject({
        title: titre,
        issued: { 'date-parts': [[2024]] },
        URL: expect.stringMatching(new RegExp(`/ressources/${slug}$`)),
      })
      expect(lue?.author?.map((a) => a.literal ?? [a.given, a.family].filter(Boolean).join(' '))).toEqual([
        'Ana Martin',
        'Atelier des essais',
      ])
    }
    expect((await lire(`/ressources/${slug}`)).html).toContain(
      'Ana Martin et Atelier des essais. (2024). Réunir &amp; relier : 100 % d’écoute_. Catalyse. ',
    )
  })

  it('reste du BibTeX quoi que dise le titre', () => {
    const commun = { slug: 'x', resume: '}', auteurs: ['Ana } Martin'], annee: 2024, publieeLe: null, langue: 'fr', type: '' }
    for (const titre of ['Une { accolade', '@book{x, title = {y}}', '100 % \\input{x}', 'fin \\', '~^#$&_', 'Agir en Haute-Loire']) {
      const lues = new Cite(enBibtex({ ...commun, licence: 'CC-BY-4.0', titre })).data
      expect(lues, titre).toHaveLength(1)
      expect(lues[0]?.URL).toMatch(/\/ressources\/x$/)
      expect(String(lues[0]?.title).replace(/<[^>]*>/g, ''), titre).toBe(titre)
    }
  })

  it('une ressource inconnue ne se cite pas', async () => {
    for (const chemin of ['/ressources/personne.bib', '/ressources/personne.csl.json']) expect((await lire(chemin)).statut).toBe(404)
  })
})

describe('le fil Atom', () => {
  it('donne les dernières de la liste filtrée, en XML que lit un autre que nous', async () => {
    await creerRessource(base.db, { titre: 'Une méthode & <ses> amis', resume: 'Un <b>chevron</b>' })
    await creerRessource(base.db, { titre: 'Un outil', type: 'outil' })
    const tout = await lire('/ressources.atom')
    expect(tout.type).toContain('application/atom+xml')
    expect(titresDuFil(tout.html)).toEqual(['Ressources de Catalyse', 'Un outil', 'Une méthode &amp; &lt;ses&gt; amis'])
    expect(titresDuFil((await lire('/ressources.atom?type=methode')).html)).toHaveLength(2)
    expect((await lire('/ressources?type=methode')).html).toMatch(
      /rel="alternate" type="application\/atom\+xml"[^>]*href="[^"]*\/ressources\.atom\?type=methode"/,
    )
    expect(titresDuFil((await lire('/ressources.atom?q=xqzwv')).html)).toEqual(['Ressources de Catalyse'])
  })
})

describe('« toujours à jour »', () => {
  it('connectée : qui tient la ressource confirme d’un bouton, une inconnue non', async () => {
    const tient = await base.connecter()
    const { slug } = await creerRessource(base.db, { proprietaireId: tient.id })
    const app = await base.app()
    const chemin = `/ressources/${slug}/a-jour`
    expect((await poster(app, chemin, {})).status).toBe(401)
    expect((await poster(app, chemin, {}, (await base.connecter()).cookie)).status).toBe(403)
    expect((await poster(app, chemin, {}, tient.cookie)).status).toBe(303)
    expect((await lire(`/ressources/${slug}`)).html).toContain('vérifiée aujourd&#39;hui'.replace('&#39;', "'"))
  })
})

function titresDuFil(xml: string): string[] {
  const titres: string[] = []
  let dedans = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    dedans = name === 'title'
    if (dedans) titres.push('')
  })
  parser.on('closetag', () => {
    dedans = false
  })
  const lire = (texte: string) => {
    if (dedans) titres[titres.length - 1] += texte
  }
  parser.on('text', lire)
  parser.on('cdata', lire)
  parser.write(xml).close()
  return titres
}
