import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { Environnement } from '#socle/salle.ts'
import { enFlux, fausseVideo, petitPdf } from './fichier.factory.ts'
import { lireParties } from './lire-parties.ts'
import { toutLire } from './morceler.ts'
import { recevoirFormulaire } from './recevoir-fichiers.ts'

const base = baseDeTest()

async function coder(champs: [string, string | File][]): Promise<{ corps: Buffer; type: string; limite: string }> {
  const formulaire = new FormData()
  for (const [nom, valeur] of champs) formulaire.append(nom, valeur)
  const reponse = new Response(formulaire)
  const type = reponse.headers.get('content-type') ?? ''
  return { corps: Buffer.from(await reponse.arrayBuffer()), type, limite: type.split('boundary=')[1] ?? '' }
}

async function relire(corps: Uint8Array, limite: string, pas: number) {
  const lues: [string, string | null, string][] = []
  for await (const { champ, fichier, contenu } of lireParties(enFlux(corps, pas), limite))
    lues.push([champ, fichier, (await toutLire(contenu, 1e7))?.toString('latin1') ?? ''])
  return lues
}

describe('un formulaire à fichiers', () => {
  it('se relit tel quel, quelle que soit la coupe du réseau', async () => {
    // « %22 » tapé tel quel ne se distingue pas d’un « " » codé : HTML ne code pas le « % ».
    const nom = fc.string({ minLength: 1, maxLength: 12 }).filter((n) => !/[\r\n\\]|%(22|0[ad])/i.test(n) && n.isWellFormed())
    const contenu = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nom, contenu), { maxLength: 5 }), fc.integer({ min: 1, max: 200 }), async (champs, pas) => {
        const fichiers = champs.map(([n, octets]): [string, File] => [n, new File([Uint8Array.from(octets)], n)])
        const { corps, limite } = await coder(fichiers)
        expect(await relire(corps, limite, pas)).toEqual(champs.map(([n, octets]) => [n, n, Buffer.from(octets).toString('latin1')]))
      }),
    )
  })

  it('passe une partie que personne ne lit, ou à moitié', async () => {
    const { corps, limite } = await coder([
      ['film', new File([Uint8Array.from(fausseVideo(5000))], 'a.mp4')],
      ['ignore', new File([Uint8Array.from(fausseVideo(5000))], 'b.mp4')],
      ['titre', 'Lucioles'],
    ])
    const noms: string[] = []
    for await (const { champ, contenu } of lireParties(enFlux(corps, 100), limite)) {
      noms.push(champ)
      if (champ === 'film') await toutLire(contenu, 10)
    }
    expect(noms).toEqual(['film', 'ignore', 'titre'])
  })

  it.each([
    ['coupé', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nsans fin'],
    ['sans nom', '--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--'],
    ['vide', ''],
    ['à l’en-tête sans fin', `--x\r\n${'A'.repeat(20_000)}`],
  ])('%s : refusé par une phrase', async (_quoi, corps) => {
    await expect(relire(Buffer.from(corps), 'x', 7)).rejects.toMatchObject({ statut: 400 })
  })
})

describe('recevoir un formulaire', () => {
  const app = new Hono<Environnement>()
  app.post('/strict', async (c) => c.json(await recevoir(c, false)))
  app.post('/tolerant', async (c) => c.json(await recevoir(c, true)))
  app.onError((erreur, c) => c.json({ phrase: erreur.message }, 'statut' in erreur && erreur.statut === 415 ? 415 : 413))
  const recevoir = (c: Parameters<typeof recevoirFormulaire>[0], tolerant: boolean) => {
    c.set('db', base.db)
    c.set('membre', null)
    return recevoirFormulaire(c, { genres: ['document'], tailleMax: 2_000_000, tolerant })
  }
  const envoyer = async (chemin: string, champs: [string, string | File][]) => {
    const { corps, type } = await coder(champs)
    return app.request(chemin, { method: 'POST', body: Uint8Array.from(corps), headers: { 'content-type': type } })
  }
  const pdf = new File([Uint8Array.from(petitPdf)], 'rapport.pdf')
  const page = new File(['<script>alert(1)</script>'], 'faux.pdf')

  it('rend les textes en saisie, et les fichiers déposés', async () => {
    const envoi: [string, string | File][] = [
      ['titre', ' Lucioles\0 '],
      ['pratiques[]', 'a'],
      ['pratiques[]', 'b'],
      ['piece', pdf],
      ['vide', new File([], '')],
    ]
    expect(await (await envoyer('/strict', envoi)).json()).toMatchObject({
      saisie: { titre: 'Lucioles', pratiques: ['a', 'b'] },
      fichiers: [{ champ: 'piece', fichier: { nom: 'rapport.pdf', type: 'application/pdf' } }],
    })
  })

  it('un fichier refusé arrête tout, ou se dit à côté du reste', async () => {
    expect((await envoyer('/strict', [['piece', page]])).status).toBe(415)
    const lu = await (
      await envoyer('/tolerant', [
        ['piece', page],
        ['titre', 'Gardé'],
        ['autre', pdf],
      ])
    ).json()
    expect(lu).toMatchObject({ saisie: { titre: 'Gardé' }, refus: [{ champ: 'piece' }], fichiers: [{ champ: 'autre' }] })
  })

  it('est borné', async () => {
    expect((await envoyer('/strict', [['titre', 'x'.repeat(1_100_000)]])).status).toBe(413)
    expect((await envoyer('/strict', [['piece', new File(['x'.repeat(2_100_000)], 'a.pdf')]])).status).toBe(413)
    expect(
      (
        await envoyer(
          '/strict',
          Array.from({ length: 21 }, () => ['piece', pdf] satisfies [string, File]),
        )
      ).status,
    ).toBe(413)
  })
})
