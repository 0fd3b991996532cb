import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { changerSuivi, findBySlug, modifierRessource } from './ressource.depot.ts'
import { chargerRessourcesFondatrices } from './ressource.salle.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const fichier = (entete = '', corps = 'Un corps.') => ({
  nom: 'reunir',
  texte: `---\ntitre: Réunir\ntype: methode\nmaturite: demarrer\nduree_minutes: 60\nprofils: [collectivite]\nodd: [odd-17]\nsource: Nous\n${entete}\n---\n${corps}`,
})
const lue = async () => await findBySlug(base.db, 'reunir')
const auteur = { auteurId: null, motif: 'par quelqu’un' }

describe('les ressources fondatrices', () => {
  it('se chargent sous le nom de leur fichier, publiées, dites « proposition de départ »', async () => {
    await chargerRessourcesFondatrices(base.db, [fichier('territoire: commune:63113\ncadre: { besoin: Un besoin, cout: 12 }')])
    expect(await lue()).toMatchObject({
      titre: 'Réunir',
      etat: 'publiee',
      estProposition: true,
      dureeMinutes: 60,
      cadre: { besoin: 'Un besoin', cout: '12', fait: '' },
    })
    expect((await lue())?.territoireId).not.toBeNull()
  })

  it('suivent leur fichier tant que personne n’y a touché', async () => {
    await chargerRessourcesFondatrices(base.db, [fichier()])
    await chargerRessourcesFondatrices(base.db, [fichier('', 'Un corps récrit.')])
    expect((await lue())?.corps).toBe('Un corps récrit.')
    await chargerRessourcesFondatrices(base.db, [])
    expect((await lue())?.etat).toBe('publiee')
  })

  it('ne changent plus une fois modifiées, tenues ou archivées', async () => {
    await chargerRessourcesFondatrices(base.db, [fichier()])
    const avant = await lue()
    if (!avant) throw new Error('chargée')
    await base.db.transaction().execute((trx) => modifierRessource(trx, avant.id, { ...avant, corps: 'À moi.' }, auteur))
    await chargerRessourcesFondatrices(base.db, [fichier('', 'Du fichier.')])
    expect((await lue())?.corps).toBe('À moi.')
    await base.db.transaction().execute((trx) => changerSuivi(trx, avant.id, { etat: 'archivee' }, auteur))
    await chargerRessourcesFondatrices(base.db, [fichier('', 'Du fichier encore.')])
    expect(await lue()).toMatchObject({ etat: 'archivee', corps: 'À moi.' })
  })

  it('disent quel fichier est faux et pourquoi, sans rien écrire', async () => {
    await expect(chargerRessourcesFondatrices(base.db, [fichier('thematiques: [inconnue]')])).rejects.toThrow(
      /contenu\/ressources\/reunir\.md : « inconnue » n'est pas dans la liste thematique/,
    )
    await expect(chargerRessourcesFondatrices(base.db, [fichier('couleur: bleue')])).rejects.toThrow(/reunir\.md/)
    expect(await lue()).toBeUndefined()
  })

  it('sont telles qu’on les livre', async () => {
    await chargerRessourcesFondatrices(base.db)
    await chargerRessourcesFondatrices(base.db)
  })
})
