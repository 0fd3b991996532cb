import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { chargerWebinairesFondateurs } from './charger-webinaires-fondateurs.ts'
import { findBySlug, modifierSeance, saisieDe } from './seance.depot.ts'

const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  await base.db.deleteFrom('etat_de_la_base').where('cle', '=', 'webinaires-fondateurs').execute()
})

const fichier = (resume: string, reste = '') => [
  {
    nom: '2023-06-08-essai',
    texte: `---
cycle: {slug: cycle-essai, titre: Un cycle d'essai, annee: 2023}
titre: Une séance d'essai
resume: ${resume}
debut: 2023-06-08T13:00
lieu: En ligne
contributions: [atelier-des-lucioles, inconnu]
programme:
  - titre: Une partie
    intervenants: [{nom: Ana, structure: L'atelier, acteur: atelier-des-lucioles}]
source: Essai
${reste}---

Le corps.
`,
  },
]
const lue = () => findBySlug(base.db, '2023-06-08-essai')

describe('le contenu fondateur des webinaires', () => {
  it('celui du projet se charge : la séance du 13 avril 2023 entière, sans heure inventée, celle du 8 juin annoncée', async () => {
    await chargerWebinairesFondateurs(base.db)
    const avril = await findBySlug(base.db, '2023-04-13-acteurs-academiques-et-catalyseurs')
    expect(avril).toMatchObject({ etat: 'annoncee', heureConnue: false, lieu: '' })
    expect(avril?.debut.toISOString()).toBe('2023-04-12T22:00:00.000Z')
    expect(avril?.programme.flatMap(({ interventions }) => interventions).map(({ nom }) => nom)).toContain('Charles-Benoit Heidsieck')
    const juin = await findBySlug(base.db, '2023-06-08-acteurs-associatifs-et-catalyseurs')
    expect(juin?.debut.toISOString()).toBe('2023-06-08T11:00:00.000Z')
    expect(juin?.cycleId).toBe(avril?.cycleId)
  })

  it('relie les organisations présentes et omet les autres', async () => {
    const acteur = await creerActeur(base.db)
    await chargerWebinairesFondateurs(base.db, fichier('Premier'))
    expect(await lue()).toMatchObject({ contributionIds: [acteur.id], uid: 'catalyse-2023-06-08-essai' })
    expect((await lue())?.programme[0]?.interventions[0]).toEqual({ nom: 'Ana', fonction: '', structure: "L'atelier", acteurId: acteur.id })
  })

  it('une nouvelle version met à jour ce que personne n’a touché, et rien d’autre', async () => {
    await chargerWebinairesFondateurs(base.db, fichier('Premier'))
    await chargerWebinairesFondateurs(base.db, fichier('Deuxième'))
    expect((await lue())?.resume).toBe('Deuxième')
    const seance = await lue()
    if (seance) {
      const saisie = { ...saisieDe(seance), resume: 'Corrigé' }
      await base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, saisie, { auteurId: null, motif: 'modification' }))
    }
    await chargerWebinairesFondateurs(base.db, fichier('Troisième'))
    expect((await lue())?.resume).toBe('Corrigé')
  })

  it('un fichier faux arrête tout, en nommant le fichier et la faute', async () => {
    await expect(chargerWebinairesFondateurs(base.db, fichier('x', 'thematiques: [xyz]\n'))).rejects.toThrow(
      /contenu\/webinaires\/2023-06-08-essai\.md : « xyz » n'est pas dans la liste thematique/,
    )
    expect(await lue()).toBeUndefined()
  })
})
