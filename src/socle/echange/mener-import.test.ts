import { beforeEach, expect, it } from 'vitest'
import { baseDeTest } from '../base-de-test.ts'
import { ErreurMetier } from '../erreurs.ts'
import { menerImport, reprendreLesImports, type Travail } from './mener-import.ts'
import { findImport, insertImport } from './suivi-import.repository.ts'

const base = baseDeTest()
beforeEach(() => base.db.deleteFrom('import').execute())

type Ligne = { ligne: number; nom: string }
const deuxLignes: Travail<Ligne> = {
  phrase: '2 lignes.',
  total: 2,
  async *lignes() {
    yield* [1, 2].map((ligne) => ({ ligne, nom: `Ligne ${ligne}` }))
  },
  importerLot: async (_trx, lues) => lues.map((lue) => ({ ...lue, issue: 'creee' as const, messages: [] })),
}
const nouvel = () =>
  insertImport(base.db, { salle: 'acteur', auteurId: null, nomFichier: 'x.csv', contenu: Buffer.from('x'), simuler: true })
const etatDe = async (id: number) => (await findImport(base.db, id))?.etat

it('un import qui passe une borne est dit refusé, par sa phrase ; les autres vont au bout', async () => {
  const [mauvais, bon] = [await nouvel(), await nouvel()]
  await menerImport(base.db, mauvais, () => Promise.reject(new ErreurMetier(422, 'Ce tableau est trop long à lire.')))
  await menerImport(base.db, bon, async () => deuxLignes)
  expect(await findImport(base.db, mauvais)).toMatchObject({ etat: 'refuse', message: 'Ce tableau est trop long à lire.', fait: 0 })
  expect(await findImport(base.db, bon)).toMatchObject({ etat: 'fini', fait: 2 })
})

it('un site occupé ne fait pas refuser un import : il reste à reprendre', async () => {
  const id = await nouvel()
  await expect(menerImport(base.db, id, () => Promise.reject(new ErreurMetier(503, 'Occupé.')))).rejects.toThrow('Occupé')
  expect(await etatDe(id)).toBe('en-attente')
  await menerImport(base.db, id, async () => deuxLignes)
  expect(await etatDe(id)).toBe('fini')
})

it('la reprise de ceux qu’un arrêt a laissés continue après celui qui échoue encore', async () => {
  const ids = [await nouvel(), await nouvel(), await nouvel()]
  await base.db
    .updateTable('import')
    .set({ avance_le: new Date(Date.now() - 600_000) })
    .execute()
  await reprendreLesImports(base.db, 'acteur', async (db, id) => {
    if (id === ids[1]) throw new Error('courant coupé')
    await menerImport(db, id, async () => deuxLignes)
  })
  expect(await Promise.all(ids.map(etatDe))).toEqual(['fini', 'en-attente', 'fini'])
})

it('ce qu’un lot demande de long est fait hors de sa transaction', async () => {
  const id = await nouvel()
  let ouvertes = 0
  const travail: Travail<Ligne> = {
    ...deuxLignes,
    preparerLot: async (lues) => {
      expect(ouvertes).toBe(0)
      return lues.map((lue) => ({ ...lue, nom: `${lue.nom}, prête` }))
    },
    importerLot: async (_trx, lues) => {
      ouvertes++
      const rapport = lues.map((lue) => ({ ...lue, issue: 'creee' as const, messages: [] }))
      ouvertes--
      return rapport
    },
  }
  await menerImport(base.db, id, async () => travail)
  const lignes = await base.db.selectFrom('import_ligne').select('nom').where('import_id', '=', id).orderBy('ligne').execute()
  expect(lignes.map(({ nom }) => nom)).toEqual(['Ligne 1, prête', 'Ligne 2, prête'])
})
