import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { depotDe } from '../depot.repository.ts'
import { ecrituresDe } from '../enregistrer.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

describe('revenir à une version qui cite ce qui a disparu depuis', () => {
  it('une fiche revient sans le territoire effacé', async () => {
    const { id: groupement } = await base.db
      .insertInto('territoire')
      .values({ niveau: 'groupement', code: 'g9001', nom: 'Pays des essais', slug: 'pays-des-essais-g9001', source: 'Essai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const fiche = await creerActeur(base.db, { territoireIds: [groupement] })
    await base.db.transaction().execute(async (trx) => {
      await ecrituresDe(sorteActeur).modifier(trx, fiche.id, { ...fiche, territoireIds: [] }, { auteurId: null, motif: 'essai' })
      await trx.deleteFrom('territoire').where('id', '=', groupement).execute()
    })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const reponse = await poster(await base.app(), `/acteurs/${fiche.slug}/historique/1/restaurer`, {}, cookie)
    expect(reponse.status).toBe(303)
    expect(await depotDe(sorteActeur).findById(base.db, fiche.id)).toMatchObject({ nom: fiche.nom, territoireIds: [] })
  })

  it('une ressource revient sans l’organisation effacée', async () => {
    const [reste, partie] = [await creerActeur(base.db, { nom: 'Reste' }), await creerActeur(base.db, { nom: 'Partie' })]
    const ressource = await creerRessource(base.db, { acteurIds: [partie.id, reste.id] })
    await base.db.transaction().execute(async (trx) => {
      await ecrituresDe(sorteRessource).modifier(trx, ressource.id, { ...ressource, acteurIds: [] }, { auteurId: null, motif: 'essai' })
      await trx.deleteFrom('acteur').where('id', '=', partie.id).execute()
    })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const page = await (await base.app()).request(`/ressources/${ressource.slug}/historique/1/restaurer`, { headers: { cookie } })
    expect(await page.text()).not.toContain('Disparu depuis')
    const reponse = await poster(await base.app(), `/ressources/${ressource.slug}/historique/1/restaurer`, {}, cookie)
    expect(reponse.status).toBe(303)
    expect((await depotDe(sorteRessource).findById(base.db, ressource.id))?.acteurIds).toEqual([reste.id])
  })
})
