import { beforeAll, describe, expect, it } from 'vitest'
import { salles } from '#salles.ts'
import { toutesLesRoutes } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai, LigneDeDroit, Personne } from '#socle/essais.ts'
import { roles } from '#socle/session.ts'
import { type App, demander, envoyer } from './demander.ts'
import { droits } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
const routes = toutesLesRoutes(salles)
const nomDe = ({ methode, chemin }: { methode: string; chemin: string }) => `${methode} ${chemin}`
const personnes: Personne[] = ['visiteuse', 'membre', 'tenant', 'animateur', 'administrateur']

const lecturesDAbord = Object.entries(droits).toSorted(([a], [b]) => Number(a.startsWith('POST')) - Number(b.startsWith('POST')))

let app: App
beforeAll(async () => {
  app = await base.app()
})

describe('la table des droits', () => {
  it('dit le droit de chaque route, et seulement des routes qui existent', () => {
    const declares = Object.fromEntries(routes.map((route) => [nomDe(route), route.droit]))
    const attendus = Object.fromEntries(Object.entries(droits).map(([nom, { droit }]) => [nom, droit]))
    expect(declares).toEqual(attendus)
  })

  it('ne connaît chaque route qu’une fois', () => {
    expect(routes.map(nomDe).toSorted()).toEqual([...new Set(routes.map(nomDe))].toSorted())
  })
})

describe('chaque route, demandée par chaque sorte de personne', () => {
  it.each(lecturesDAbord)('%s', async (nom, ligne) => {
    const jeu = await jeuPour(nom)
    for (const personne of personnes) {
      const { status, body } = await essayer(nom, ligne, personne, jeu)
      // Un fil resté ouvert tiendrait son salon, où un autre fichier lirait les questions de cette base-ci.
      await body?.cancel()
      expect({ personne, refusee: [401, 403].includes(status), panne: status >= 500 }).toEqual({
        personne,
        refusee: !aLeDroit(personne, ligne) || ligne.sauf?.[personne] !== undefined,
        panne: false,
      })
      if (personne === 'visiteuse' && ligne.droit !== 'public') expect(status).toBe(401)
    }
  })
})

// Chaque envoi trouve le jeu comme neuf : ce qu'un envoi accepté change ne fausse pas le suivant. Les lectures n'y changent rien.
let garde: { jeu: JeuDEssai; revenir: () => Promise<void> } | undefined
async function jeuPour(nom: string): Promise<JeuDEssai> {
  if (!garde) {
    const jeu = await creerJeuDEssai(base.db, { fiches: 1 })
    garde = { jeu, revenir: await base.garder() }
  } else if (nom.startsWith('POST ')) await garde.revenir()
  return garde.jeu
}

function essayer(nom: string, { exemple, envoi }: LigneDeDroit, personne: Personne, jeu: JeuDEssai): Promise<Response> {
  const [methode, chemin = ''] = nom.split(' ')
  const cookie = personne === 'visiteuse' ? '' : jeu.cookies[personne]
  const ou = exemple?.(jeu) ?? chemin
  return methode === 'POST' ? envoyer(app, ou, envoi?.(jeu) ?? {}, cookie) : demander(app, ou, { headers: { cookie } })
}

function aLeDroit(personne: Personne, { droit }: LigneDeDroit): boolean {
  if (droit === 'public') return true
  if (personne === 'visiteuse') return false
  return roles.indexOf(personne === 'tenant' ? 'membre' : personne) >= roles.indexOf(droit)
}
