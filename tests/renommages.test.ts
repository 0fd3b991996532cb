import { afterEach, beforeEach, expect, it } from 'vitest'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { modifierTerme } from '#referentiel/administrer-referentiel.ts'
import { findTerme } from '#referentiel/referentiel.repository.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { taches } from '#salles.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { comprendre } from '#socle/comprendre.ts'
import { brancherLaFile } from '#socle/enfiler.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { chercher } from '#socle/moteur.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'

const base = baseDeTest()
const enfiles: { nom: string; donnees: object }[] = []
beforeEach(() => brancherLaFile(async (nom, donnees) => void enfiles.push({ nom, donnees })))
afterEach(() => brancherLaFile(undefined))

async function renommer(libelle: string): Promise<string> {
  const terme = await findTerme(base.db, 'thematique', 'numerique')
  if (!terme) throw new Error('La thématique « numerique » manque.')
  const { id: auteurId } = await base.connecter({ role: 'administrateur' })
  const { pluriel, definition, source } = terme
  const version = await findNumeroCourant(base.db, 'referentiel', terme.id)
  const contenu = { libelle, pluriel, definition, source, proposition: true, parent: '', version }
  await modifierTerme(base.db, { liste: 'thematique', code: terme.code, auteurId }, contenu, taches)
  return terme.libelle
}

it('un terme renommé se cherche sous son nouveau nom dans toutes les salles', async () => {
  const { id } = (await findTerme(base.db, 'thematique', 'numerique')) ?? { id: 0 }
  await creerRessource(base.db, { titre: 'Ressource porteuse', termeIds: [id] })
  await creerSeance(base.db, { titre: 'Séance porteuse', termeIds: [id] })
  await creerParcours(base.db, { titre: 'Parcours porteur', termeIds: [id] })
  const avant = await renommer('Xylophones pour tous')
  for (const { nom, donnees } of enfiles) await taches.find((tache) => tache.nom === nom)?.faire(base.db, donnees)
  const { tsquery } = await comprendre(base.db, 'xylophones')
  const trouves = await chercher(base.db, { salles: ['ressource', 'webinaire', 'parcours'], tsquery, limite: 10 })
  expect(trouves.map(({ titre }) => titre).toSorted()).toEqual(['Parcours porteur', 'Ressource porteuse', 'Séance porteuse'])
  await renommer(avant)
})
