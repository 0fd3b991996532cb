import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai, Personnes } from '#socle/essais.ts'
import { type App, demander, envoyer } from './demander.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
beforeAll(async () => {
  app = await base.app()
  jeu = await creerJeuDEssai(base.db, { fiches: 1 })
})

const phrase = /<p class="chapeau">([^<]{10,})<\/p>/

type Formulaire = [chemin: () => string, qui?: keyof Personnes, page?: () => string]
const formulaires: Formulaire[] = [
  [() => '/connexion'],
  [() => '/acteurs/proposer'],
  [() => `/acteurs/${jeu.libre}/ecrire`],
  [() => jeu.cles.question],
  [() => '/ressources/contribuer'],
  [() => `/webinaires/${jeu.webinaire.slug}/inscription`, undefined, () => `/webinaires/${jeu.webinaire.slug}`],
  [() => `/webinaires/${jeu.direct.slug}/questions`],
  [() => `/ressources/${jeu.ressource.tenue}/modifier`, 'tenant'],
  [() => `/ressources/${jeu.ressource.methode}/revendiquer`, 'membre'],
  [() => '/mon-compte', 'membre'],
  [() => '/mon-compte/effacer', 'membre', () => '/mon-compte/donnees'],
  [() => `/acteurs/${jeu.tenue}/modifier`, 'tenant'],
  [() => '/moderation', 'animateur'],
  [() => '/acteurs/imports', 'animateur', () => '/acteurs/imports/nouveau'],
  [() => '/territoires/groupements/creer', 'animateur'],
  [() => '/referentiel/thematique/ajouter', 'administrateur'],
  [() => '/referentiel/activite/ajouter', 'administrateur'],
  [() => `/membres/${jeu.membreId}/role`, 'administrateur', () => `/membres/${jeu.membreId}`],
  [() => `/membres/${jeu.membreId}/perimetres`, 'administrateur', () => `/membres/${jeu.membreId}`],
]

describe('un envoi malveillant ou abîmé', () => {
  const piege = `"><script>alert(1)</script><img src=x onerror=alert(1)>" onfocus=alert(1) x="`

  it.each(formulaires.map((f, rang) => [rang, f] as const))(
    'formulaire %i : le HTML saisi revient échappé, ou pas du tout',
    async (_rang, [chemin, qui, page = chemin]) => {
      const cookie = qui ? jeu.cookies[qui] : ''
      const noms = nomsDesChamps(await (await demander(app, page(), { headers: { cookie } })).text())
      expect(noms.length).toBeGreaterThan(0)
      const champs = noms.map((nom): [string, string] => [
        nom,
        ['cle', 'version', 'mode'].includes(nom) ? cleOuVide(chemin(), nom) : nom === 'courriel' ? `${piege}@x` : piege,
      ])
      const reponse = await envoyer(
        app,
        chemin(),
        champs.filter(([nom]) => nom !== 'adresse_bis'),
        cookie,
      )
      expect(reponse.status).toBeLessThan(500)
      const html =
        reponse.status === 303
          ? await (await demander(app, reponse.headers.get('location') ?? '/', { headers: { cookie } })).text()
          : await reponse.text()
      expect(html).not.toMatch(/<script>alert|<img src=x|" onfocus=alert/)
    },
  )

  it('un filtre qui contient du HTML revient échappé', async () => {
    for (const chemin of [
      '/trouver?q=',
      '/trouver?morceau=1&q=',
      '/trouver?ou=',
      '/catalyseurs?q=',
      '/catalyseurs?territoire=',
      '/territoires?q=',
      '/ressources?q=',
      '/ressources/pour-moi?profil=',
      '/integration/ressources?q=',
      '/webinaires?q=',
      '/parcours?theme=',
      '/glossaire?q=',
      '/vitrines?q=',
      '/oai?verb=',
      '/territoires/communes/',
      '/connexion?suite=/',
      '/nulle-part/',
    ])
      expect(await (await demander(app, chemin + encodeURIComponent(piege))).text()).not.toMatch(/<script>alert|<img src=x|" onfocus=alert/)
  })

  it.each(formulaires.map((f, rang) => [rang, f] as const))(
    "formulaire %i : un corps qui n'en est pas un n'écrit rien",
    async (_rang, [chemin, qui]) => {
      const cookie = qui ? jeu.cookies[qui] : ''
      const avant = await compter()
      for (const [type, corps] of corpsAbimes) {
        const reponse = await demander(app, chemin(), {
          method: 'POST',
          headers: { origin: 'http://localhost', cookie, 'content-type': type },
          body: corps,
        })
        expect([type, reponse.status >= 400 && reponse.status < 500]).toEqual([type, true])
        expect(await reponse.text()).toMatch(/[éèàê]|n'|'/)
      }
      expect(await compter()).toEqual(avant)
    },
  )

  it('un envoi trop gros est refusé par une phrase', async () => {
    const gros = 'x'.repeat(300 * 1024)
    for (const [chemin, qui] of formulaires.filter(([chemin]) => !recoitDesFichiers(chemin()))) {
      const reponse = await envoyer(app, chemin(), { nom: gros }, qui ? jeu.cookies[qui] : '')
      expect([chemin(), reponse.status]).toEqual([chemin(), 413])
      expect(phrase.exec(await reponse.text())?.[1]).toContain('trop gros : 256 Kio au plus')
    }
  })

  it("un cookie de session faux, tronqué ou trafiqué n'ouvre rien et ne casse rien", async () => {
    const vrai = jeu.cookies.administrateur
    for (const cookie of [
      `${vrai}x`,
      vrai.slice(0, -8),
      'catalyse.session_token=',
      'catalyse.session_token=%',
      'catalyse.session_token=%00.%00',
      `catalyse.session_token=${'a'.repeat(4000)}`,
    ])
      expect([cookie, (await demander(app, '/courriels', { headers: { cookie } })).status]).toEqual([cookie, 401])
  })
})

const limite = 'xxLIMITExx'
const corpsAbimes: [string, BodyInit][] = [
  ['application/json', '{"nom":"x"}'],
  ['text/plain', 'nom=x'],
  ['application/xml', '<nom>x</nom>'],
  ['application/x-www-form-urlencoded', new Uint8Array([0xff, 0xfe, 0x00, 0x3d, 0x80])],
  ['application/x-www-form-urlencoded', '%E9=%E9&%=%&&&='],
  ['application/x-www-form-urlencoded; charset=utf-16', new Uint8Array([0x6e, 0x00, 0x6f, 0x00])],
  ['multipart/form-data', 'rien'],
  [`multipart/form-data; boundary=${limite}`, `--${limite}\r\nContent-Disposition: form-data; name="nom"\r\n\r\nsans fin`],
]

// Rien n'est écrit : les tables où un formulaire pourrait laisser quelque chose ont le même nombre de lignes.
async function compter(): Promise<Record<string, number>> {
  const tables = ['acteur', 'demande', 'membre', 'courriel', 'historique', 'import', 'terme', 'perimetre', 'territoire'] as const
  const comptes = await Promise.all(
    tables.map((table) =>
      base.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return Object.fromEntries(tables.map((table, rang) => [table, Number(comptes[rang]?.n)]))
}

function nomsDesChamps(html: string): string[] {
  const principal = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return [...new Set([...principal.matchAll(/<(?:input|textarea|select)[^>]*\sname="([^"]+)"/g)].map(([, nom = '']) => nom))]
}

// Ces envois portent des fichiers : leur limite est plus haute, et leur salle l'essaie.
const recoitDesFichiers = (chemin: string) =>
  ['/acteurs/imports', '/ressources/contribuer', `/ressources/${jeu.ressource.tenue}/modifier`].includes(chemin)

const cleOuVide = (chemin: string, nom: string) => (nom === 'cle' ? (new URLSearchParams(chemin.split('?')[1]).get('cle') ?? '') : '')
