import { describe, expect, it } from 'vitest'
import { wxr } from '../wxr.factory.ts'
import { analyser } from './analyser.ts'
import { creerChronometre, signesMax } from './bornes-wxr.ts'
import { type Lu, lireWxr } from './lire-wxr.ts'

async function* parMorceaux(octets: Uint8Array, taille = 7): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < octets.length; i += taille) yield octets.subarray(i, i + taille)
}
async function lire(texte: string | Uint8Array): Promise<Lu[]> {
  const lus: Lu[] = []
  for await (const lu of lireWxr(parMorceaux(Buffer.from(texte)))) lus.push(lu)
  return lus
}
async function lireDUnTrait(texte: string): Promise<Lu[]> {
  const lus: Lu[] = []
  for await (const lu of lireWxr(parMorceaux(Buffer.from(texte), 65_536))) lus.push(lu)
  return lus
}
const contenus = (lus: Lu[]) => lus.flatMap((lu) => (lu.genre === 'contenu' ? [lu.contenu] : []))

describe('lire un export WordPress', () => {
  it('donne le site puis ses contenus, coupés n’importe où', async () => {
    const lus = await lire(wxr([{ id: 3, titre: 'L’été &amp; après', corps: 'Voilà ]]> tout', categories: ['Énergie'] }]))
    expect(lus[0]).toEqual({
      genre: 'site',
      site: { titre: "L'ancien site", url: 'https://ancien.essai', langue: 'fr-FR', auteurs: [['ana', 'Ana Martin']] },
    })
    expect(contenus(lus)).toMatchObject([
      {
        rang: 1,
        id: 3,
        titre: 'L’été & après',
        corps: 'Voilà ]]> tout',
        date: '2019-05-04T10:00:00.000Z',
        classements: [{ cle: 'category:énergie', nom: 'Énergie' }],
      },
    ])
    expect(JSON.stringify(lus)).not.toMatch(/essai\.invalid|Bravo/)
  })

  it('passe les caractères que XML interdit, et les entités de HTML', async () => {
    expect(contenus(await lire(wxr([{ id: 1, corps: 'a\u0000b\u000Bc' }])))[0]?.corps).toBe('abc')
    const avecEntite = wxr([{ id: 1 }]).replace('<dc:creator>ana', '<dc:creator>&laquo;&nbsp;ana')
    expect(contenus(await lire(avecEntite))[0]?.auteur).toBe('«\u00A0ana')
  })

  it('lit un fichier réenregistré dans un autre encodage', async () => {
    const texte = wxr([{ id: 1, titre: 'Été' }]).replace('UTF-8', 'ISO-8859-1')
    expect(contenus(await lire(Buffer.from(texte, 'latin1')))[0]?.titre).toBe('Été')
  })

  it('refuse par une phrase un fichier coupé, où que ce soit', async () => {
    const texte = wxr([{ id: 1 }, { id: 2 }])
    for (const fin of [40, 300, 900, texte.length - 20]) await expect(lire(texte.slice(0, fin))).rejects.toThrow(/incomplet/)
  })

  it('refuse une bombe d’entités, un XML quelconque, ce qui n’est pas du XML', async () => {
    const bombe = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss>&b;</rss>'
    await expect(lire(bombe)).rejects.toThrow(/DTD/)
    await expect(lire('<?xml version="1.0"?><plan><page/></plan>')).rejects.toThrow(/n'est pas un export WordPress/)
    await expect(lire('<rss><channel><a></b></channel></rss>')).rejects.toThrow(/mal formé vers la ligne 1/)
    await expect(lire('')).rejects.toThrow(/export WordPress/)
  })

  it('refuse par une phrase ce qui est trop profond, ou porte trop d’attributs', async () => {
    const debut = wxr([]).replace(/<\/channel>[\s\S]*/, '')
    await expect(lire(`${debut}${'<a>'.repeat(60)}${'</a>'.repeat(60)}</channel></rss>`)).rejects.toThrow(/emboîte plus de 50/)
    const attributs = Array.from({ length: 60 }, (_, i) => `a${i}="x"`).join(' ')
    await expect(lire(`${debut}<a ${attributs}/></channel></rss>`)).rejects.toThrow(/plus de 50 attributs/)
  })

  it('arrête une lecture que la taille du fichier n’explique pas, et pas une autre', async () => {
    let heure = 0
    const cadence = (msParTranche: number) => creerChronometre(() => (heure += msParTranche))
    const texte = Buffer.from(wxr([{ id: 1, corps: 'x'.repeat(200_000) }]))
    async function* tout() {
      yield texte
    }
    const epuiser = async (ms: number) => {
      for await (const _ of lireWxr(tout(), cadence(ms)));
    }
    await epuiser(100)
    await expect(epuiser(5000)).rejects.toMatchObject({ statut: 422, message: expect.stringContaining('trop long à lire') })
  })

  it('garde d’un texte démesuré de quoi le refuser, et lit les suivants', async () => {
    const lus = contenus(
      await lireDUnTrait(
        wxr([
          { id: 1, corps: 'x'.repeat(signesMax + 1000) },
          { id: 2, corps: 'y' },
        ]),
      ),
    )
    expect(lus.map(({ corps }) => corps.length)).toEqual([signesMax, 1])
  })

  it('ne retient pas les commentaires, même emboîtés, et lit ce qui les suit', async () => {
    const debut = wxr([]).replace(/<\/channel>[\s\S]*/, '')
    const commentaire = '<wp:comment><wp:comment_content>Bravo<wp:comment>Merci</wp:comment></wp:comment_content></wp:comment>'
    const item = `<item><title>Un</title>${commentaire}<content:encoded>Le texte</content:encoded></item>`
    expect(contenus(await lire(`${debut}${item}</channel></rss>`))).toMatchObject([{ titre: 'Un', corps: 'Le texte' }])
  })

  it('laisse passer les autres demandes entre deux tranches d’un gros morceau', async () => {
    let passages = 0
    let fini = false
    const compter = () => {
      passages++
      if (!fini) setImmediate(compter)
    }
    setImmediate(compter)
    const texte = Buffer.from(wxr([{ id: 1, corps: 'x'.repeat(1_500_000) }]))
    async function* tout() {
      yield texte
    }
    for await (const _ of lireWxr(tout()));
    fini = true
    expect(passages).toBeGreaterThanOrEqual(Math.floor(texte.length / 65_536))
  })

  it('lit 50 Mo sans les garder : la mémoire ne suit pas la taille', async () => {
    const debut = wxr([]).replace(/<\/channel>[\s\S]*/, '')
    const [un = ''] = /<item>[\s\S]*<\/item>/.exec(wxr([{ id: 1, corps: 'x'.repeat(200_000) }])) ?? []
    async function* gros(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(debut)
      for (let i = 0; i < 250; i++) yield Buffer.from(un)
      yield Buffer.from('</channel></rss>')
    }
    const avant = process.memoryUsage().heapUsed
    let lus = 0
    let pire = 0
    for await (const _ of lireWxr(gros())) if (++lus % 50 === 0) pire = Math.max(pire, process.memoryUsage().heapUsed - avant)
    expect(lus).toBe(251)
    expect(pire).toBeLessThan(60 * 1024 ** 2)
  })
})

describe('analyser un export WordPress', () => {
  it('compte les types, les rubriques et les auteurs, et retrouve qui cite quel fichier', async () => {
    const uploads = 'https://ancien.essai/wp-content/uploads'
    const analyse = await analyser(
      parMorceaux(
        Buffer.from(
          wxr([
            {
              id: 1,
              corps: `<img src="${uploads}/a-300x200.jpg"> <a href="${uploads}/perdu.pdf">x</a> <img src="https://ailleurs.essai/c.jpg">`,
              categories: ['Eau'],
            },
            { id: 2, statut: 'private', categories: ['Eau'] },
            { id: 3, type: 'page', statut: 'draft', metas: { _thumbnail_id: '9' } },
            { id: 8, type: 'nav_menu_item' },
            { id: 9, type: 'attachment', statut: 'inherit', fichier: `${uploads}/a.jpg`, titre: 'A' },
          ]),
        ),
      ),
    )
    expect(analyse.types).toEqual([
      { type: 'post', texte: true, nombre: 2, brouillons: 0, ecartes: 1 },
      { type: 'page', texte: true, nombre: 1, brouillons: 1, ecartes: 0 },
      { type: 'nav_menu_item', texte: false, nombre: 1, brouillons: 0, ecartes: 0 },
      { type: 'attachment', texte: false, nombre: 1, brouillons: 0, ecartes: 0 },
    ])
    expect(analyse.classements).toEqual([{ cle: 'category:eau', domaine: 'category', nom: 'Eau', nombre: 1 }])
    expect(analyse.medias.map(({ id, url, citePar }) => [id, url, citePar])).toEqual([
      [9, `${uploads}/a.jpg`, [1, 3]],
      [0, `${uploads}/perdu.pdf`, [1]],
    ])
  })
})
