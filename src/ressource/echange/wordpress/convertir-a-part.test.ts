import { describe, expect, it } from 'vitest'
import { signesMax } from './bornes-wxr.ts'
import { enUneHeure, ouPas } from './convertir.factory.ts'
import { creerConvertisseur } from './convertir-a-part.ts'
import type { Contenu } from './wxr.ts'

const contenu = (corps: string): Contenu => ({
  rang: 1,
  id: 1,
  type: 'post',
  statut: 'publish',
  titre: 'Un texte',
  lien: '',
  slug: 'un-texte',
  date: '',
  auteur: '',
  corps,
  extrait: '',
  protege: false,
  classements: [],
  metas: { vignette: null, notes: '', alternative: '' },
  fichier: '',
})
const media = { url: 'https://site.essai/a.jpg', alternative: 'Une place' }
const adresse = (id: number) => (id === 7 ? media : undefined)

describe('convertir les textes d’un export à part', () => {
  it('convertit comme ici, galeries comprises', async () => {
    const convertir = creerConvertisseur('https://site.essai', adresse)
    expect(await convertir({ ...contenu('<h2>Avant</h2>[gallery ids="7,8"]'), extrait: 'Un <b>mot</b>' })).toMatchObject({
      corps: '## Avant\n\n![Une place](https://site.essai/a.jpg)',
      extrait: 'Un mot',
    })
  })

  it('refuse par une phrase le texte qui ne finit pas, et convertit les suivants', async () => {
    const convertir = creerConvertisseur('', adresse, { par: ouPas, ms: 200 })
    expect(await convertir(contenu('un'))).toMatchObject({ corps: 'un' })
    expect(await convertir(contenu('un texte sans fin'))).toEqual({ refus: expect.stringContaining('trop de travail') })
    expect(await convertir(contenu('trois'))).toMatchObject({ corps: 'trois' })
  })

  it('refuse sans l’essayer un texte démesuré', async () => {
    const convertir = creerConvertisseur('', adresse, { par: ouPas, ms: 200 })
    expect(await convertir(contenu('sans fin '.repeat(signesMax / 9 + 1)))).toEqual({ refus: expect.stringContaining('trop long') })
  })

  it('arrête l’export dont les textes, ensemble, demandent plus que leur longueur ne l’explique', async () => {
    const convertir = creerConvertisseur('', adresse, { par: enUneHeure })
    expect(await convertir(contenu('un'))).toMatchObject({ corps: 'un' })
    await expect(convertir(contenu('deux'))).rejects.toMatchObject({ statut: 422, message: expect.stringContaining('est arrêtée') })
  })
})
