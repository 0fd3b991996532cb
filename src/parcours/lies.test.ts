import { beforeEach, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { listLies } from './lies.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

it('un bloc mène à une séance que tous lisent, annulée comprise, jamais à celle que l’on a retirée', async () => {
  const [annoncee, annulee, archivee, brouillon] = [
    await creerSeance(base.db),
    await creerSeance(base.db, { etat: 'annulee' }),
    await creerSeance(base.db, { etat: 'archivee' }),
    await creerSeance(base.db, { etat: 'brouillon' }),
  ].map(({ id }) => id)
  const lus = await listLies(
    base.db,
    'seance',
    [annoncee, annulee, archivee, brouillon].flatMap((id) => id ?? []),
  )
  expect([...lus.keys()].toSorted()).toEqual([annoncee, annulee].toSorted())
})
