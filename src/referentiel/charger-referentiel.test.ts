import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findTerme, listTermes, updateRetrait, updateTerme } from './referentiel.repository.ts'
import { type Contenu, chargerReferentielFondateur, lireContenu } from './referentiel.salle.ts'

const base = baseDeTest()

/** Le contenu fondateur, un mot changé dans une définition. */
function contenuChange(code: string, definition: string): Contenu {
  const contenu = lireContenu()
  return {
    texte: `${contenu.texte}-${code}-${definition}`,
    termes: contenu.termes.map((terme) => (terme.code === code ? { ...terme, definition } : terme)),
  }
}

describe('Le contenu fondateur', () => {
  it('donne quatre pratiques, seize activités, trois ingénieries et trois sphères, sous la foi du webinaire', async () => {
    for (const [liste, compte] of [
      ['pratique', 4],
      ['activite', 16],
      ['ingenierie', 3],
      ['sphere', 3],
      ['forme', 3],
    ] as const) {
      const termes = await listTermes(base.db, liste)
      expect(termes).toHaveLength(compte)
      expect(termes.every((terme) => terme.source === 'Webinaire du 13 avril 2023' && !terme.estProposition)).toBe(true)
    }
  })

  it('dit « proposition » de tout ce que le webinaire ne nomme pas', async () => {
    for (const liste of ['thematique', 'parcours', 'principe', 'modalite', 'moyen'] as const) {
      const termes = await listTermes(base.db, liste)
      expect(termes).toHaveLength(7)
      expect(termes.every((terme) => terme.estProposition)).toBe(true)
    }
  })

  it('rattache chaque activité à sa pratique et chaque cible à l’ODD 17', async () => {
    const termes = await listTermes(base.db)
    const parents = new Map(termes.map((terme) => [terme.id, terme]))
    for (const terme of termes.filter((t) => t.liste === 'activite')) expect(parents.get(terme.parentId ?? 0)?.liste).toBe('pratique')
    for (const terme of termes.filter((t) => t.liste === 'cible')) expect(parents.get(terme.parentId ?? 0)?.code).toBe('odd-17')
    expect(termes.filter((t) => t.liste === 'odd')).toHaveLength(17)
    expect(termes.filter((t) => t.liste === 'cible')).toHaveLength(19)
  })

  it('se recharge sans rien doubler ni changer d’identifiant', async () => {
    const avant = await listTermes(base.db)
    await chargerReferentielFondateur(base.db, { ...lireContenu(), texte: 'un autre texte' })
    expect((await listTermes(base.db)).map(({ id, libelle }) => [id, libelle])).toEqual(avant.map(({ id, libelle }) => [id, libelle]))
  })

  it('met à jour un terme que personne n’a touché', async () => {
    await chargerReferentielFondateur(base.db, contenuChange('numerique', 'Une définition nouvelle.'))
    expect((await findTerme(base.db, 'thematique', 'numerique'))?.definition).toBe('Une définition nouvelle.')
  })

  it('laisse tel quel un terme modifié par l’administration', async () => {
    const terme = await findTerme(base.db, 'thematique', 'habitat-et-cadre-de-vie')
    if (!terme) throw new Error('terme attendu')
    await updateTerme(base.db, terme.id, { ...terme, libelle: 'Habiter' })
    await chargerReferentielFondateur(base.db, contenuChange('habitat-et-cadre-de-vie', 'Ce que dit le fichier.'))
    expect(await findTerme(base.db, 'thematique', 'habitat-et-cadre-de-vie')).toMatchObject({
      libelle: 'Habiter',
      definition: terme.definition,
    })
  })

  it('ne remet pas un terme retiré', async () => {
    const terme = await findTerme(base.db, 'thematique', 'education-et-jeunesse')
    if (!terme) throw new Error('terme attendu')
    await updateRetrait(base.db, terme.id, true)
    await chargerReferentielFondateur(base.db, contenuChange('education-et-jeunesse', 'Encore une autre.'))
    expect((await findTerme(base.db, 'thematique', 'education-et-jeunesse'))?.retireLe).not.toBeNull()
  })

  it('supporte deux démarrages au même instant', async () => {
    const contenu = contenuChange('odd-17', 'Deux processus démarrent.')
    await Promise.all([chargerReferentielFondateur(base.db, contenu), chargerReferentielFondateur(base.db, contenu)])
    expect((await findTerme(base.db, 'odd', 'odd-17'))?.definition).toBe('Deux processus démarrent.')
  })
})
