import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { modifierTerme } from '#referentiel/administrer-referentiel.ts'
import { findTerme } from '#referentiel/referentiel.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { comprendre } from '#socle/comprendre.ts'
import { brancherLaFile } from '#socle/enfiler.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { chercher } from '#socle/moteur.ts'
import { creerActeur } from './acteur.factory.ts'
import { renommages } from './acteur.salle.ts'

const base = baseDeTest()
const enfiles: { nom: string; donnees: object }[] = []
beforeEach(async () => {
  await base.vider()
  enfiles.length = 0
  brancherLaFile(async (nom, donnees) => void enfiles.push({ nom, donnees }))
})
afterEach(() => brancherLaFile(undefined))

async function renommer(libelle: string) {
  const terme = await findTerme(base.db, 'thematique', 'numerique')
  if (!terme) throw new Error('La thématique « numerique » manque.')
  const { id: auteurId } = await base.connecter({ role: 'administrateur' })
  const { pluriel, definition, source } = terme
  const version = await findNumeroCourant(base.db, 'referentiel', terme.id)
  await modifierTerme(
    base.db,
    { liste: 'thematique', code: terme.code, auteurId },
    { libelle, pluriel, definition, source, proposition: true, parent: '', version },
    renommages,
  )
  return terme
}

async function trouvees(mot: string) {
  const { tsquery } = await comprendre(base.db, mot)
  return (await chercher(base.db, { salles: ['acteur', 'catalyseur'], tsquery, limite: 10 })).map(({ titre }) => titre)
}

describe('un terme renommé', () => {
  it('se cherche sous son nouveau nom, dans les fiches qui le portent', async () => {
    const porte = (await findTerme(base.db, 'thematique', 'numerique'))?.id ?? 0
    await creerActeur(base.db, { nom: 'Porteuse', termeIds: [porte] })
    await creerActeur(base.db, { nom: 'Porteuse aussi', estCatalyseur: false, termeIds: [porte] })
    await creerActeur(base.db, { nom: 'Autre', termeIds: [] })
    const avant = await renommer('Xylophones partagés')
    expect(enfiles).toEqual(['reindexer-catalyseur', 'reindexer-acteur'].map((nom) => ({ nom, donnees: { id: porte } })))
    expect(await trouvees('xylophones')).toEqual([])
    for (const { nom, donnees } of enfiles) await renommages.find((tache) => tache.nom === nom)?.faire(base.db, donnees)
    expect(await trouvees('xylophones')).toEqual(['Porteuse', 'Porteuse aussi'])
    await renommer(avant.libelle)
  })

  it('ne demande rien quand son nom reste le même', async () => {
    const terme = await findTerme(base.db, 'thematique', 'numerique')
    await renommer(terme?.libelle ?? '')
    expect(enfiles).toEqual([])
  })
})
