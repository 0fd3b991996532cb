import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { salles } from '#salles.ts'
import { toutesLesRoutes } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { sansSecret } from '#socle/chemin-note.ts'
import type { JeuDEssai } from '#socle/essais.ts'
import { journal } from '#socle/journal.ts'
import { type App, demander, envoyer } from './demander.ts'
import { droits } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
const lignes: string[] = []
beforeAll(async () => {
  jeu = await creerJeuDEssai(base.db, { fiches: 1 })
  app = await base.app()
  for (const niveau of ['info', 'warn', 'error'] as const)
    vi.spyOn(journal, niveau).mockImplementation((...dits: unknown[]) => void lignes.push(JSON.stringify(dits)))
})
beforeEach(() => void lignes.splice(0))

const nomsPublics = ['slug', 'code', 'liste', 'niveau', 'numero', 'id', 'etape']
const routes = toutesLesRoutes(salles)
const aCle = routes.filter(({ chemin }) => [...chemin.matchAll(/:(\w+)/g)].some(([, nom = '']) => !nomsPublics.includes(nom)))

// Les valeurs, dans l'exemple, des paramètres dont le nom n'est pas connu pour public.
function valeursSecretes(motif: string, chemin: string): string[] {
  const segments = (chemin.split('?')[0] ?? '').split('/')
  return motif.split('/').flatMap((segment, rang) => {
    const [, nom] = /^:(\w+)/.exec(segment) ?? []
    return nom && !nomsPublics.includes(nom) ? [segments[rang] ?? ''] : []
  })
}

describe('le journal ne dit aucune clé', () => {
  it('il y a des adresses à clé, et le journal est bien écouté', async () => {
    expect(aCle.map(({ chemin }) => chemin)).toContain('/parcours/groupes/:cle{[A-Za-z0-9_-]{16}}')
    await demander(app, '/referentiel')
    expect(lignes.join()).toContain('/referentiel')
  })

  it.each(aCle.map((route) => [`${route.methode} ${route.chemin}`, route] as const))('%s', async (nom, { methode, chemin }) => {
    const ou = droits[nom]?.exemple?.(jeu) ?? chemin
    const secretes = valeursSecretes(chemin, ou)
    for (const cookie of ['', jeu.cookies.membre]) {
      await (methode === 'POST' ? envoyer(app, ou, {}, cookie) : demander(app, ou, { headers: { cookie } }))
      // La même, mal demandée ou mal recopiée.
      await demander(app, ou, { method: 'PUT', headers: { cookie } })
      await demander(app, `${ou.split('?')[0]}/trop-loin/encore`, { headers: { cookie } })
    }
    expect(lignes.length).toBeGreaterThanOrEqual(6)
    for (const valeur of secretes.filter(({ length }) => length > 3)) expect(lignes.join('\n')).not.toContain(valeur)
  })

  it.each(Object.entries(droits).filter(([, { exemple }]) => exemple?.toString().includes('cle')))(
    '%s : ni les clés de ses paramètres',
    async (nom, { exemple }) => {
      const ou = exemple?.(jeu) ?? '/'
      await (nom.startsWith('POST') ? envoyer(app, ou, {}) : demander(app, ou))
      const [, recherche = ''] = ou.split('?')
      for (const valeur of new URLSearchParams(recherche).values()) if (valeur.length > 8) expect(lignes.join('\n')).not.toContain(valeur)
    },
  )

  it('ni une clé collée n’importe où', async () => {
    const { cleDuGroupe } = jeu.parcours
    for (const chemin of [
      `/${cleDuGroupe}`,
      `/parcours/${cleDuGroupe}`,
      `/catalyseurs/${cleDuGroupe}`,
      `/connexion/${cleDuGroupe}`,
      `/parcours/groupes/${cleDuGroupe}x`,
      `/connexion/lien?jeton=${cleDuGroupe}`,
    ])
      await demander(app, chemin, { headers: { referer: `http://localhost/parcours/groupes/${cleDuGroupe}` } })
    expect(lignes.length).toBe(6)
    expect(lignes.join('\n')).not.toContain(cleDuGroupe)
  })
})

it('ce qu’une erreur dit est noté sans clé, sans jeton, sans adresse électronique', () => {
  expect(sansSecret('refus de /connexion/lien?jeton=AbCd1234&suite=/x pour ana.martin@essai.invalid (clé « x7Kp_2mQzR4tLw9B »)')).toBe(
    'refus de /connexion/lien?jeton=…&suite=… pour …@… (clé « … »)',
  )
  expect(sansSecret('relation "acteur" inconnue, at processTicksAndRejections (node:internal/process/task_queues:103:5)')).toBe(
    'relation "acteur" inconnue, at processTicksAndRejections (node:internal/process/task_queues:103:5)',
  )
  // Un texte très long se relit en un temps proportionné.
  const debut = performance.now()
  sansSecret('a1B-'.repeat(50_000) + ' x'.repeat(50_000))
  expect(performance.now() - debut).toBeLessThan(2000)
})
