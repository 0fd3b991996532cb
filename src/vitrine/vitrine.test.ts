import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { findBySlug, listPubliees, modifierVitrine, saisieDe } from './vitrine.depot.ts'
import { creerVitrine } from './vitrine.factory.ts'
import { chargerVitrinesFondatrices } from './vitrine.salle.ts'

const base = baseDeTest()
let lire: (chemin: string, entetes?: Record<string, string>) => Promise<{ statut: number; texte: string }>

beforeAll(async () => {
  const app = await base.app()
  lire = async (chemin, headers = {}) => {
    const reponse = await app.request(chemin, { headers })
    return { statut: reponse.status, texte: await reponse.text() }
  }
})
beforeEach(() => base.vider())

const premierTerme = async (liste: string) =>
  await base.db.selectFrom('terme').select(['id', 'code']).where('liste', '=', liste).orderBy('ordre').limit(2).execute()

describe('une vitrine', () => {
  it('montre ses blocs dans l’ordre, avec ce que le fonds commun contient', async () => {
    const fiche = await creerActeur(base.db, { nom: 'Comptoir des essais' })
    const ressource = await creerRessource(base.db, { titre: 'Une méthode d’essai' })
    const { slug } = await creerVitrine(base.db)
    const { statut, texte } = await lire(`/vitrines/${slug}`)
    expect(statut).toBe(200)
    expect(texte).toContain(`/catalyseurs/${fiche.slug}`)
    expect(texte).toContain(`/ressources/${ressource.slug}`)
    expect(texte.indexOf('Bienvenue')).toBeLessThan(texte.indexOf('Premier essai'))
    expect(texte).toContain(`/vitrines/${slug}/couleurs.css?v=`)
  })

  it('ne montre que sa sélection', async () => {
    const [un, deux] = await premierTerme('thematique')
    await creerActeur(base.db, { nom: 'Atelier choisi', termeIds: [un?.id ?? 0] })
    await creerActeur(base.db, { nom: 'Atelier écarté', termeIds: [deux?.id ?? 0] })
    await creerRessource(base.db, { titre: 'Ressource choisie', termeIds: [un?.id ?? 0] })
    await creerRessource(base.db, { titre: 'Ressource écartée', termeIds: [deux?.id ?? 0] })
    const { slug } = await creerVitrine(base.db, { termeIds: [un?.id ?? 0] })
    const { texte } = await lire(`/vitrines/${slug}`)
    expect(texte).toContain('Atelier choisi')
    expect(texte).toContain('Ressource choisie')
    expect(texte).not.toMatch(/Atelier écarté|Ressource écartée/)
  })

  it('en brouillon, n’existe que pour qui la compose', async () => {
    const qui = await base.connecter({ role: 'animateur' })
    const { slug } = await creerVitrine(base.db, { etat: 'brouillon', proprietaireId: qui.id })
    expect((await lire(`/vitrines/${slug}`)).statut).toBe(404)
    expect((await lire(`/vitrines/${slug}/couleurs.css`)).statut).toBe(404)
    expect((await lire(`/vitrines/${slug}`, { cookie: qui.cookie })).statut).toBe(200)
  })

  it('écrit ses textes sans jamais laisser passer du code', async () => {
    const { slug } = await creerVitrine(base.db, {
      nom: '<script>alert(1)</script>',
      blocs: [{ cle: 'a', genre: 'texte', titre: '<img src=x>', texte: '[lien](javascript:alert(3))\n\n<script>alert(2)</script>' }],
    })
    const { texte } = await lire(`/vitrines/${slug}`)
    expect(texte).not.toMatch(/<script>alert|<img src=x|href="javascript/)
  })
})

describe('sous son nom d’hôte', () => {
  it('une vitrine est la page d’accueil, et son enseigne paraît partout', async () => {
    await creerVitrine(base.db, { nom: 'Pays des lucioles', hote: 'lucioles.essai.invalid' })
    const accueil = await lire('/', { host: 'lucioles.essai.invalid' })
    expect(accueil.texte).toMatch(/<h1>Pays des lucioles<\/h1>/)
    const annuaire = await lire('/catalyseurs', { host: 'lucioles.essai.invalid:443' })
    expect(annuaire.texte).toContain('· Pays des lucioles</title>')
    expect(annuaire.texte).toContain('/vitrines/pays-des-lucioles/couleurs.css')
    expect((await lire('/', { host: 'autre.essai.invalid' })).texte).not.toContain('Pays des lucioles</h1>')
  })

  it('les pages gardées de l’une ne sont jamais servies sous le nom de l’autre', async () => {
    await creerVitrine(base.db, { hote: 'lucioles.essai.invalid' })
    const app = await base.app({ garde: true })
    const titre = async (host: string) =>
      /<title>(.*)<\/title>/.exec(await (await app.request('/thematiques', { headers: { host } })).text())?.[1]
    expect([await titre('localhost'), await titre('lucioles.essai.invalid'), await titre('localhost')]).toEqual([
      'Thématiques · Catalyse',
      'Thématiques · Pays des lucioles',
      'Thématiques · Catalyse',
    ])
  })

  it('deux vitrines ne peuvent pas le partager', async () => {
    await creerVitrine(base.db, { hote: 'lucioles.essai.invalid' })
    await expect(creerVitrine(base.db, { nom: 'Une autre', hote: 'lucioles.essai.invalid' })).rejects.toThrow('déjà')
  })
})

describe('une thématique', () => {
  it('range ce qui l’éclaire, qui peut aider et les séances', async () => {
    const [theme] = await premierTerme('thematique')
    const termeIds = [theme?.id ?? 0]
    await creerRessource(base.db, { titre: 'Étude du sujet', type: 'etude', termeIds })
    await creerRessource(base.db, { titre: 'Méthode du sujet', termeIds })
    await creerActeur(base.db, { nom: 'Catalyseur du sujet', termeIds })
    await creerSeance(base.db, { titre: 'Séance du sujet', termeIds })
    const { texte } = await lire(`/thematiques/${theme?.code}`)
    const rangs = ['Étude du sujet', 'Méthode du sujet', 'Séance du sujet', 'Catalyseur du sujet'].map((titre) => texte.indexOf(titre))
    expect(rangs.every((rang) => rang > 0)).toBe(true)
    expect(rangs).toEqual(rangs.toSorted((a, b) => a - b))
    expect((await lire('/thematiques/rien')).statut).toBe(404)
  })
})

describe('les vitrines fondatrices', () => {
  it('se chargent une fois, et gardent ce qu’on y a recomposé', async () => {
    await base.db.deleteFrom('etat_de_la_base').where('cle', '=', 'vitrines-fondatrices').execute()
    await chargerVitrinesFondatrices(base.db)
    const fondatrices = await listPubliees(base.db)
    expect(fondatrices.map(({ slug }) => slug).toSorted()).toEqual(['innovation-territoriale', 'reseau'])
    expect(fondatrices.every(({ estProposition, blocs }) => estProposition && blocs.length > 3)).toBe(true)
    const reseau = await findBySlug(base.db, 'reseau')
    if (!reseau) throw new Error('La vitrine du réseau manque.')
    await base.db
      .transaction()
      .execute((trx) =>
        modifierVitrine(trx, reseau.id, { ...saisieDe(reseau), accroche: 'Recomposée.' }, { auteurId: null, motif: 'composition' }),
      )
    await base.db.deleteFrom('etat_de_la_base').where('cle', '=', 'vitrines-fondatrices').execute()
    await chargerVitrinesFondatrices(base.db)
    expect((await findBySlug(base.db, 'reseau'))?.accroche).toBe('Recomposée.')
  })
})
