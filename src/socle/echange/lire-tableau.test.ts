import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lireTableau } from './lire-tableau.ts'
import { sansFin, sansMesure } from './tableau.factory.ts'
import { type LigneDeTableau, lireAPart } from './tableau.ts'

const lire = (texte: string) => lireTableau(Buffer.from(texte))

const toutes = async (texte: string) => {
  const tableau = await lire(texte)
  const lignes: LigneDeTableau[] = []
  for await (const ligne of tableau.lignes()) lignes.push(ligne)
  return { ...tableau, lignes }
}

describe('un tableau envoyé', () => {
  it.each([',', ';', '\t'])('se lit avec le séparateur « %s »', async (s) => {
    const { entetes, lignes, total } = await toutes(`Nom${s}Numéro SIRET${s}"Ville${s} siège"\r\nÀ deux${s}${s}"Riom"\r\n`)
    expect(entetes).toEqual(['nom', 'numero_siret', 'ville_siege'])
    expect(total).toBe(1)
    expect([...(lignes[0]?.cellules ?? [])]).toEqual([
      ['nom', 'À deux'],
      ['numero_siret', ''],
      ['ville_siege', 'Riom'],
    ])
  })

  it('numérote ses lignes comme le tableur, sauts de ligne et lignes vides compris', async () => {
    const { lignes } = await toutes('nom,resume\nA,"deux\nlignes"\n,\nB,x\n')
    expect(lignes.map(({ ligne }) => ligne)).toEqual([2, 4])
  })

  it('long, n’est coupé au milieu d’aucun caractère ni d’aucune fin de ligne', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 65_500, max: 65_540 }), async (n) => {
        const { lignes } = await toutes(`nom,resume\r\n${'a'.repeat(n)},🌳é\r\nB,x\r\n`)
        expect(lignes.map(({ cellules }) => cellules.get('resume'))).toEqual(['🌳é', 'x'])
      }),
    )
  })

  it('garde absente une cellule qui n’est pas écrite, et dit la ligne qui en a trop', async () => {
    const { lignes } = await toutes('nom,resume,ville\nA\nB,x,y,z\n')
    expect(lignes.map(({ cellules, trop }) => [[...cellules.keys()], trop])).toEqual([
      [['nom'], false],
      [['nom', 'resume', 'ville'], true],
    ])
  })

  it('de dix mille lignes se déplie par tranches, entre lesquelles les autres demandes passent', async () => {
    let passages = 0
    let fini = false
    const compter = () => {
      passages++
      if (!fini) setImmediate(compter)
    }
    const tableau = await lire(`nom,resume\n${'A,x\n'.repeat(10_000)}`)
    setImmediate(compter)
    for (const fois of [1, 2]) {
      let lues = 0
      for await (const { ligne } of tableau.lignes()) expect(ligne).toBe(++lues + 1)
      expect([fois, lues]).toEqual([fois, 10_000])
    }
    fini = true
    expect(passages).toBeGreaterThanOrEqual(50)
  })

  it('trop long, trop large, ou d’une ligne démesurée est refusé par une phrase', async () => {
    await expect(lire(`nom,resume\n${'A,x\n'.repeat(50_001)}`)).rejects.toMatchObject({
      statut: 413,
      message: expect.stringMatching(/plus de 50.000 lignes/),
    })
    await expect(lire(`${'nom,'.repeat(301)}\n`)).rejects.toThrow(/302 colonnes : 300 au plus/)
    await expect(lire(`nom,resume\n"${'a'.repeat(2_000_100)}",x\n`)).rejects.toThrow(/plus de 2.000.000 signes/)
  })

  it('que sa taille n’explique pas, en temps ou en mémoire, est refusé par une phrase, et le suivant se lit', async () => {
    const trop = { statut: 422, message: expect.stringContaining('coupez-le en plusieurs') }
    await expect(lireAPart(sansFin, Buffer.from('nom,resume\n'), 200)).rejects.toMatchObject(trop)
    await expect(lireAPart(sansMesure, Buffer.from('nom,resume\n'), 5000)).rejects.toMatchObject(trop)
    expect((await lire('nom,resume\nA,x\n')).total).toBe(1)
  })

  it('est refusé par une phrase quand il n’a pas d’en-têtes, ou deux fois le même', async () => {
    await expect(lire('bonjour\n')).rejects.toThrow(/séparateur/)
    await expect(lire('nom,nom\na,b\n')).rejects.toThrow(/Deux colonnes s'appellent « nom »/)
    await expect(lire('nom,resume\n"a,b\n')).rejects.toThrow(/guillemet/)
  })
})
