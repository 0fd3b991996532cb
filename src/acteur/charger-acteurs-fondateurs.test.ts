import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findBySlug, modifierFiche, updateSuivi } from './acteur.depot.ts'
import { chargerActeursFondateurs } from './acteur.salle.ts'

const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  await sql`DELETE FROM etat_de_la_base WHERE cle = 'acteurs-fondateurs'`.execute(base.db)
})

const contenu = readFileSync('contenu/acteurs-fondateurs.csv', 'utf8')
const compter = async () => (await base.db.selectFrom('acteur').select('id').execute()).length

describe('les acteurs fondateurs', () => {
  it('sont chargés une fois, publiés, sans propriétaire, leur source dite', async () => {
    await chargerActeursFondateurs(base.db)
    const compte = await compter()
    expect(compte).toBeGreaterThan(30)
    expect(await findBySlug(base.db, 'ronalpia')).toMatchObject({
      etat: 'publiee',
      proprietaireId: null,
      estCatalyseur: true,
      source: expect.stringContaining('Webinaire du 13 avril 2023'),
    })
    await chargerActeursFondateurs(base.db)
    expect(await compter()).toBe(compte)
  })

  it('d’une version nouvelle du fichier n’écrasent ni ce qui a été modifié, ni ce qui est tenu', async () => {
    await chargerActeursFondateurs(base.db)
    const modifiee = await findBySlug(base.db, 'ronalpia')
    const tenue = await findBySlug(base.db, 'comite-21')
    if (!modifiee || !tenue) throw new Error('fiches fondatrices absentes')
    const { id } = await base.connecter()
    await modifierFiche(base.db, modifiee.id, { ...modifiee, resume: 'Écrit par son équipe' }, { auteurId: id, motif: 'modification' })
    await updateSuivi(base.db, tenue.id, { proprietaire_id: id })
    await chargerActeursFondateurs(base.db, Buffer.from(contenu.replaceAll('Exemple inspirant', 'Bel exemple')))
    expect((await findBySlug(base.db, 'ronalpia'))?.resume).toBe('Écrit par son équipe')
    expect((await findBySlug(base.db, 'comite-21'))?.resume).toContain('Exemple inspirant')
    expect((await findBySlug(base.db, 'silver-geek'))?.resume).toContain('Bel exemple')
  })
})
