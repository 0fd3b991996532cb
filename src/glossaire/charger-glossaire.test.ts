import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { chargerMots, findMot, listMots, updateMot, updateRetrait } from './glossaire.repository.ts'
import { type ContenuDuGlossaire, chargerGlossaire, lireGlossaire } from './glossaire.salle.ts'

const base = baseDeTest()

/** Le glossaire fondateur, une définition changée. */
function glossaireChange(code: string, definition: string): ContenuDuGlossaire {
  const { mots, texte } = lireGlossaire()
  return { texte: `${texte}-${code}-${definition}`, mots: mots.map((mot) => (mot.code === code ? { ...mot, definition } : mot)) }
}

describe('Le glossaire fondateur', () => {
  it('est là dès le démarrage', async () => {
    expect(await listMots(base.db)).toHaveLength(lireGlossaire().mots.length)
  })

  it('se recharge sans rien doubler, et met à jour un mot que personne n’a touché', async () => {
    const avant = (await listMots(base.db)).map(({ id, code }) => [id, code])
    await chargerGlossaire(base.db, glossaireChange('partenariat', 'Une définition nouvelle.'))
    expect((await listMots(base.db)).map(({ id, code }) => [id, code])).toEqual(avant)
    expect((await findMot(base.db, 'partenariat'))?.definition).toBe('Une définition nouvelle.')
  })

  it('laisse tel quel un mot modifié ici', async () => {
    const mot = await findMot(base.db, 'alliance')
    if (!mot) throw new Error('mot attendu')
    await updateMot(base.db, mot.id, { ...mot, definition: 'Ce que le Réseau en dit.' })
    await chargerGlossaire(base.db, glossaireChange('alliance', 'Ce que dit le fichier.'))
    expect((await findMot(base.db, 'alliance'))?.definition).toBe('Ce que le Réseau en dit.')
  })

  it('ne remet pas un mot retiré', async () => {
    const mot = await findMot(base.db, 'catalyse-territoriale')
    if (!mot) throw new Error('mot attendu')
    await updateRetrait(base.db, mot.id, true)
    await chargerGlossaire(base.db, glossaireChange('catalyse-territoriale', 'Une autre.'))
    expect((await chargerMots(base.db)).some(({ code }) => code === 'catalyse-territoriale')).toBe(false)
  })

  it('supporte deux démarrages au même instant', async () => {
    const contenu = glossaireChange('odd', 'Deux processus démarrent.')
    await Promise.all([chargerGlossaire(base.db, contenu), chargerGlossaire(base.db, contenu)])
    expect((await findMot(base.db, 'odd'))?.definition).toBe('Deux processus démarrent.')
  })
})
