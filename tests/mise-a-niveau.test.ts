import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { creerApp } from '#app.tsx'
import { chargerContenuFondateur, preparerBase } from '#preparer-base.ts'
import { type Entree, lireArchive, lireJson, type Manifeste, schemaManifeste } from '#socle/archive.ts'
import { creerBase, supprimerBase, urlDe } from '#socle/bases.ts'
import { type Base, ouvrirDb } from '#socle/db.ts'
import { restaurer } from '#socle/restauration.ts'
import { cookieDe } from '#socle/session.factory.ts'
import { changer, lireFormulaires } from '../scripts/reponses/formulaire.ts'
import { type App, demander, envoyer } from './demander.ts'

/**
 * La sauvegarde d'un site en 0.2.0 : le contenu fondateur, et un petit monde écrit par cette version (fiches de chaque sorte et leurs
 * versions, fichiers, séance, groupe, imports, demandes en attente). Pour tenir en 200 Ko, ses territoires sont ceux que ce monde
 * cite, leurs départements et leurs régions ; comme après une mise à jour du découpage, le démarrage ajoute les autres.
 */
const sauvegarde = path.resolve('tests/jeu/catalyse-0.2.0.tar.gz')
const nom = `catalyse_${randomUUID().replaceAll('-', '').slice(0, 12)}_test`
let base: Base
let app: App
let manifeste: Manifeste
let lignes: Record<string, number>
let cookie = ''

beforeAll(async () => {
  const { serveur } = inject('postgres')
  await creerBase(serveur, nom)
  await restaurer(urlDe(serveur, nom), sauvegarde)
  base = ouvrirDb(urlDe(serveur, nom), { max: 5 })
  manifeste = await lireManifeste()
  lignes = await compter(Object.keys(manifeste.tables))
  // Comme au premier démarrage de cette version.
  await preparerBase(base.db)
  await chargerContenuFondateur(base.db)
  app = creerApp(base, { garde: false })
  cookie = await entrer('Ada Administratrice')
})
afterAll(async () => {
  await base.fermer()
  await supprimerBase(inject('postgres').serveur, base.url)
})

describe('une sauvegarde de la version 0.2.0', () => {
  it('revient entière : chaque table a gardé ses lignes', () => {
    expect(lignes).toEqual(Object.fromEntries(Object.entries(manifeste.tables).map(([table, { lignes: n }]) => [table, n])))
  })

  it('retrouve au démarrage ses 36 000 territoires, sans changer ceux qu’elle avait', async () => {
    const { rows } = await sql<{ tous: number; siens: number }>`
      SELECT count(*)::int AS tous, count(*) FILTER (WHERE id IN (SELECT commune_id FROM acteur))::int AS siens FROM territoire`.execute(
      base.db,
    )
    expect(rows[0]?.tous).toBeGreaterThan(36_000)
    expect(rows[0]?.siens).toBe(5)
    expect(await lire('/catalyseurs/atelier-des-lucioles')).toContain('Clermont-Ferrand')
  })

  it('garde son contenu fondateur, sans le doubler', async () => {
    const apres = await compter(Object.keys(manifeste.tables))
    for (const table of ['acteur', 'ressource', 'parcours', 'vitrine', 'mot', 'terme', 'historique', 'fichier', 'membre'])
      expect({ table, lignes: apres[table] }).toEqual({ table, lignes: lignes[table] })
  })

  it.each([
    ['/catalyseurs/atelier-des-lucioles', 'Atelier des lucioles réunies'],
    ['/ressources/des-lucioles-a-la-meme-table', 'Des lucioles autour de la table'],
    ['/webinaires/les-lucioles-dans-le-territoire', 'Les lucioles en mars'],
    ['/webinaires/cycles/le-cycle-des-lucioles', 'Le cycle des lucioles'],
    ['/parcours/relier-les-voisins', 'Relier ses voisins'],
    ['/vitrines/pays-des-lucioles', 'Un territoire d’essai, et ses lucioles.'],
    ['/glossaire/mot-du-jeu', 'Mot du jeu'],
    ['/glossaire/mot-du-jeu/historique?version=1', 'Un mot pour'],
    ['/territoires/groupements/g36352-bassin-des-essais', 'Bassin des essais'],
    ['/moderation', 'Tenir la fiche « Régie des lucioles »'],
    ['/acteurs/imports/1', 'essai.csv'],
    ['/courriels', 'Un essai'],
    ['/trouver?q=lucioles', 'Atelier des lucioles réunies'],
  ])('se lit : %s', async (chemin, dit) => {
    expect(await lire(chemin)).toContain(dit)
  })

  it('rend les fichiers déposés, octet pour octet', async () => {
    const page = await lire('/ressources/des-lucioles-a-la-meme-table')
    const pdf = page.match(/\/fichiers\/[\w-]+\/[\w-]+\.pdf/)?.[0] ?? ''
    expect(await (await demander(app, pdf)).text()).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/)
  })

  it('garde le brouillon, le suivi d’un parcours et ce que chacun tient', async () => {
    const tania = await entrer('Tania Tenante')
    expect(await lire('/ressources/brouillons/1', tania)).toContain('Des lucioles en cours')
    expect(await lire('/acteurs/atelier-des-lucioles/modifier', tania)).toContain('Atelier des lucioles réunies')
    expect(await lire('/parcours/relier-les-voisins/releve', await entrer('Malik Membre'))).toContain('Le lycée')
  })
})

/** Une fiche de chaque sorte à versions, et le titre que chacune lui donnait. */
const anciennes = [
  {
    chemin: '/acteurs/atelier-des-lucioles',
    page: '/catalyseurs/atelier-des-lucioles',
    titres: ['Atelier des lucioles', 'Atelier des lucioles', 'Atelier des lucioles réunies'],
  },
  {
    chemin: '/ressources/des-lucioles-a-la-meme-table',
    titres: ['Des lucioles à la même table', 'Des lucioles à la même table', 'Des lucioles autour de la table'],
  },
  {
    chemin: '/webinaires/les-lucioles-dans-le-territoire',
    titres: ['Les lucioles dans le territoire', 'Les lucioles dans le territoire', 'Les lucioles en mars'],
  },
  { chemin: '/parcours/relier-les-voisins', titres: ['Relier les voisins', 'Relier ses voisins'] },
]

describe.each(anciennes)('les versions que la 0.2.0 a gardées de $chemin', ({ chemin, page = chemin, titres }) => {
  it('se lisent toutes, et l’on y revient', async () => {
    await lire(`${chemin}/historique`)
    for (const [rang, titre] of titres.entries()) {
      const retour = await envoyer(app, `${chemin}/historique/${rang + 1}/restaurer`, {}, cookie)
      expect({ version: rang + 1, statut: retour.status }).toEqual({ version: rang + 1, statut: 303 })
      expect(await lire(page)).toContain(`>${titre}</h1>`)
    }
  })
})

describe('ce que la 0.2.0 a écrit', () => {
  it.each([
    ['/acteurs/atelier-des-lucioles/modifier', 'nom', '/catalyseurs/atelier-des-lucioles'],
    ['/ressources/des-lucioles-a-la-meme-table/modifier', 'titre', '/ressources/des-lucioles-a-la-meme-table'],
    ['/webinaires/les-lucioles-dans-le-territoire/modifier', 'titre', '/webinaires/les-lucioles-dans-le-territoire'],
    ['/parcours/relier-les-voisins/composer', 'titre', '/parcours/relier-les-voisins'],
    ['/vitrines/pays-des-lucioles/composer', 'nom', '/vitrines/pays-des-lucioles'],
    ['/glossaire/mot-du-jeu/modifier', 'terme', '/glossaire/mot-du-jeu'],
  ])('se modifie : %s', async (formulaire, champ, page) => {
    const rempli = lireFormulaires(await lire(formulaire)).find(({ action, methode }) => methode === 'POST' && action !== '/deconnexion')
    const champs = changer(rempli?.champs ?? [], { [champ]: 'Écrit par la version suivante', liees: '' })
    expect((await envoyer(app, rempli?.action || formulaire, champs, cookie)).status).toBe(303)
    expect(await lire(page)).toContain('Écrit par la version suivante</h1>')
  })
})

async function lire(chemin: string, qui = cookie): Promise<string> {
  const reponse = await demander(app, chemin, { headers: { cookie: qui } })
  expect({ chemin, statut: reponse.status }).toEqual({ chemin, statut: 200 })
  return (await reponse.text()).replaceAll('\u00a0', ' ')
}

async function entrer(qui: string): Promise<string> {
  const { id } = await base.db.selectFrom('membre').select('id').where('nom', '=', qui).executeTakeFirstOrThrow()
  const jeton = randomUUID().replaceAll('-', '')
  const expire_le = new Date(Date.now() + 86_400_000)
  await base.db.insertInto('membre_session').values({ id: randomUUID(), membre_id: id, jeton, expire_le }).execute()
  return cookieDe(jeton)
}

// Les tables qui ont changé de nom depuis : leurs lignes y sont encore toutes.
const renommees: Record<string, string> = { ressource_brouillon: 'brouillon' }

async function compter(tables: string[]): Promise<Record<string, number>> {
  const comptes: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ lignes: number }>`SELECT count(*)::int AS lignes FROM ${sql.table(renommees[table] ?? table)}`.execute(
      base.db,
    )
    comptes[table] = rows[0]?.lignes ?? -1
  }
  return comptes
}

async function lireManifeste(): Promise<Manifeste> {
  for await (const entree of lireArchive(sauvegarde)) {
    if (entree.nom === 'manifeste.json') return lireJson(schemaManifeste, entree)
    await passer(entree)
  }
  throw new Error('Cette sauvegarde n’a pas de manifeste.')
}

async function passer({ contenu }: Entree): Promise<void> {
  for await (const _ of contenu);
}
