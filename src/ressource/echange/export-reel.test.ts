import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { countIssues, findImport } from '#socle/echange/suivi-import.repository.ts'
import { findBySlug } from '../ressource.depot.ts'
import { findCorrespondances } from './import.repository.ts'
import { lireWxr } from './wordpress/lire-wxr.ts'
import { reprendreWordpress } from './wxr.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const reprendre = async (texte: string) => reprendreWordpress(base.db, texte, (await base.connecter({ role: 'animateur' })).id)

const reel = '../shared/donnees/wordpress-64-blocs.xml'
describe.skipIf(!existsSync(reel))(`l’export réel ${reel}`, () => {
  it('donne 62 brouillons, qui gardent leurs tableaux, leurs notes et leurs images', async () => {
    const id = await reprendre(readFileSync(reel, 'utf8'))
    expect((await countIssues(base.db, id)).issues).toEqual({ creee: 62, modifiee: 0, inchangee: 0, refusee: 0 })
    const corps = async (slug: string) => (await findBySlug(base.db, slug))?.corps ?? ''
    expect(await corps('table')).toContain('| Header label | Header label |\n| --- | --- |\n| Cell 1 | Cell 2 |')
    expect(await corps('footnotes')).toMatch(/\[\^1\][\s\S]*\[\^2\][\s\S]*\[\^1\]: A note\n\n\[\^2\]: Another note$/)
    expect(await corps('gallery')).toContain('*Single image caption*')
    expect(await corps('shortcode')).toContain('![Brazil Beach](')
    const restes = await base.db.selectFrom('ressource').select(['slug', 'corps']).execute()
    for (const { corps: texte } of restes) expect(texte).not.toMatch(/<!--|wp:|style=|class=/)
    expect((await findCorrespondances(base.db, id)).analyse?.medias.filter(({ id: media }) => media > 0)).toHaveLength(9)
    const { analyse } = await findCorrespondances(base.db, id)
    expect(analyse?.medias.filter(({ citePar }) => citePar.length === 0)).toEqual([])
    const deuxieme = await reprendre(readFileSync(reel, 'utf8'))
    expect((await countIssues(base.db, deuxieme)).issues.inchangee).toBe(62)
    expect((await findImport(base.db, deuxieme))?.etat).toBe('fini')
  })

  it('se lit au fil du fichier', async () => {
    let lus = 0
    for await (const lu of lireWxr(createReadStream(reel))) if (lu.genre === 'contenu') lus++
    expect(lus).toBe(72)
  })
})
