import { beforeEach, describe, expect, it } from 'vitest'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { listUsages } from '#ressource/usage.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listVersions } from '#socle/historique.ts'
import { chercher } from '#socle/moteur.ts'
import {
  changerSuivi,
  creerParcours as enregistrer,
  findById,
  findBySlug,
  listPublies,
  modifierParcours,
  saisieDe,
} from './parcours.depot.ts'
import { creerParcours } from './parcours.factory.ts'
import { chargerParcoursFondateurs } from './parcours.salle.ts'

const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  await base.db.deleteFrom('etat_de_la_base').where('cle', '=', 'parcours-fondateurs').execute()
})

const auteur = { auteurId: null, motif: 'essai' }
const fichier = (titre: string) => ({
  nom: '03-relier-les-voisins',
  texte: `---
titre: ${titre}
terme: faire-alliance
pratiques: [dialogue-territorial]
---
---
genre: etape
cle: ouvrir
titre: Ouvrir
minutes: 5
---
On ouvre.
---
genre: exercice
cle: carnet
titre: Votre carnet
minutes: 20
des: 4h
champs:
  - cle: voisins
    libelle: Vos voisins
---
Notez.
`,
})

describe('un parcours', () => {
  it('garde une version à chaque enregistrement, et aucune quand rien ne change', async () => {
    const { id } = await creerParcours(base.db)
    const saisie = saisieDe(await relu(id))
    expect(await base.db.transaction().execute((trx) => modifierParcours(trx, id, saisie, auteur))).toMatchObject({ change: false })
    expect(
      await base.db.transaction().execute((trx) => modifierParcours(trx, id, { ...saisie, titre: 'Autrement' }, auteur)),
    ).toMatchObject({ change: true })
    expect(await listVersions(base.db, 'parcours', id)).toHaveLength(2)
    expect((await relu(id)).blocs).toEqual(saisie.blocs)
  })

  it('publié, se trouve et dit quelles ressources il emploie ; archivé, non', async () => {
    const ressource = await creerRessource(base.db)
    const { id } = await creerParcours(base.db, { ressourceId: ressource.id })
    const trouves = () => chercher(base.db, { salles: ['parcours'], tsquery: "'luciol':*", limite: 5 })
    expect(await trouves()).toHaveLength(1)
    expect(await listUsages(base.db, ressource.id)).toEqual([
      { salle: 'parcours', titre: 'Relier les lucioles', chemin: '/parcours/relier-les-lucioles' },
    ])
    await base.db.transaction().execute((trx) => changerSuivi(trx, id, { etat: 'archive' }, auteur))
    expect(await trouves()).toHaveLength(0)
    expect(await listUsages(base.db, ressource.id)).toEqual([])
    expect(await listPublies(base.db)).toEqual([])
  })

  it('vide, ne se publie pas', async () => {
    const { id } = await creerParcours(base.db, { etat: 'brouillon', blocs: [] })
    await expect(base.db.transaction().execute((trx) => changerSuivi(trx, id, { etat: 'publie' }, auteur))).rejects.toThrow(
      "n'a pas encore d'étape",
    )
  })

  it('deux parcours du même nom ont deux adresses, et aucun ne prend celle d’une page', async () => {
    const [un, deux] = [await creerParcours(base.db), await creerParcours(base.db)]
    expect([un.slug, deux.slug]).toEqual(['relier-les-lucioles', 'relier-les-lucioles-2'])
    expect((await creerParcours(base.db, { titre: 'Groupes' })).slug).toBe('groupes-2')
  })
})

describe('les parcours proposés au départ', () => {
  it('se chargent une fois, dans leur ordre, et suivent leur fichier', async () => {
    await chargerParcoursFondateurs(base.db, [fichier('Relier')])
    await chargerParcoursFondateurs(base.db, [fichier('Relier')])
    const charge = await findBySlug(base.db, 'relier-les-voisins')
    expect(charge).toMatchObject({ titre: 'Relier', estProposition: true, etat: 'publie' })
    expect(charge?.blocs.map(({ cle, des }) => [cle, des])).toEqual([
      ['ouvrir', '2h'],
      ['carnet', '4h'],
    ])
    await chargerParcoursFondateurs(base.db, [fichier('Relier mieux')])
    expect((await findBySlug(base.db, 'relier-les-voisins'))?.titre).toBe('Relier mieux')
  })

  it('modifiés ici, ne sont plus touchés', async () => {
    await chargerParcoursFondateurs(base.db, [fichier('Relier')])
    const { id } = await trouverRelier()
    const saisie = saisieDe(await relu(id))
    await base.db
      .transaction()
      .execute((trx) => modifierParcours(trx, id, { ...saisie, titre: 'Le nôtre' }, { auteurId: null, motif: 'modification' }))
    await chargerParcoursFondateurs(base.db, [fichier('Relier encore')])
    expect((await trouverRelier()).titre).toBe('Le nôtre')
  })

  it('mal écrits, disent quel fichier est fautif', async () => {
    const faux = { ...fichier('Relier'), texte: fichier('Relier').texte.replace('genre: etape', 'genre: detour') }
    await expect(chargerParcoursFondateurs(base.db, [faux])).rejects.toThrow('03-relier-les-voisins')
    await expect(
      base.db.transaction().execute((trx) => enregistrer(trx, { ...saisieVide, blocs: [] }, { ...auteur, etat: 'brouillon' })),
    ).resolves.toMatchObject({ slug: 'vide' })
  })

  it('ceux de ce dépôt se lisent tous', async () => {
    await expect(chargerParcoursFondateurs(base.db)).resolves.toBeUndefined()
  })
})

const saisieVide = { titre: 'Vide', but: '', pourQui: '', resume: '', termeId: null, termeIds: [], estProposition: false, source: '' }

async function relu(id: number) {
  const parcours = await findById(base.db, id)
  if (!parcours) throw new Error('parcours perdu')
  return parcours
}

async function trouverRelier() {
  const parcours = await findBySlug(base.db, 'relier-les-voisins')
  if (!parcours) throw new Error('parcours perdu')
  return parcours
}
