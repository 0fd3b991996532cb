import { beforeEach, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { champs, type SaisieDeRessource } from '#ressource/ressource.champs.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { lireContenu, nommerContenus, remplir } from './champs.ts'
import { citable } from './citable.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

it.each(["Partir d'un besoin", 'Partir d’un besoin', 'PARTIR D’UN BESOIN'])(
  '« %s » désigne la ressource, quelle que soit l’apostrophe',
  async (ecrit) => {
    const citee = await creerRessource(base.db, { titre: 'Partir d’un besoin' })
    const ressource: SaisieDeRessource = await creerRessource(base.db, { titre: 'Une autre', lieeIds: [citee.id] })
    const montree = remplir(champs, ressource, await nommerContenus(base.db, champs, ressource))
    expect(montree.liees).toBe('Partir d’un besoin')
    const relue = await lireContenu(base.db, champs, { ...montree, liees: ecrit }, ressource)
    expect(relue.ok && relue.valeur.lieeIds).toEqual([citee.id])
  },
)

it('un nom que plusieurs portent se montre par son adresse, et se relit', async () => {
  const [premiere] = [await creerRessource(base.db, { titre: 'Jumelle' }), await creerRessource(base.db, { titre: 'Jumelle' })]
  const ressource: SaisieDeRessource = await creerRessource(base.db, { titre: 'Une autre', lieeIds: [premiere.id] })
  const montree = remplir(champs, ressource, await nommerContenus(base.db, champs, ressource))
  expect(montree.liees).toBe(`/ressources/${premiere.slug}`)
  const relue = await lireContenu(base.db, champs, montree, ressource)
  expect(relue.ok && relue.valeur.lieeIds).toEqual([premiere.id])
  const ambigue = await lireContenu(base.db, champs, { ...montree, liees: 'Jumelle' }, ressource)
  expect(ambigue).toMatchObject({ ok: false, fautes: { liees: { phrase: expect.stringContaining('Plusieurs') } } })
})

it('ce qui est citable vient des états de la sorte', async () => {
  const [dite, tue] = [await creerActeur(base.db, { nom: 'Dite', etat: 'proposee' }), await creerActeur(base.db, { nom: 'Tue' })]
  const etats = { proposee: { public: true }, archivee: { public: true }, publiee: { public: false } }
  const source = citable({ table: 'acteur', nom: 'nom', chemin: '/acteurs', etats, inconnu: '' })
  const lignes = ['dite', 'tue'].flatMap((texte) => [
    { texte, slug: undefined },
    { texte: `/acteurs/${texte}`, slug: texte },
  ])
  const trouvees = await source.chercher(base.db, { lignes, portes: [] })
  expect(trouvees.map(({ id, ligne }) => ({ id, ligne }))).toEqual([
    { id: dite.id, ligne: 'dite' },
    { id: dite.id, ligne: '/acteurs/dite' },
  ])
  expect(await source.coder?.(base.db, [dite.id, tue.id])).toEqual(new Map([[dite.id, { code: 'dite', nom: 'Dite' }]]))
  expect(await source.decoder?.(base.db, ['dite', 'tue'])).toEqual(new Map([['dite', dite.id]]))
})
