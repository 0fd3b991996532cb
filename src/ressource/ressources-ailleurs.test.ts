import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { urlTerritoire } from '#territoire/territoire.ts'
import { creerRessource } from './ressource.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (chemin: string) => (await (await base.app()).request(chemin)).text()

describe('les ressources, dans les autres salles', () => {
  it('la fiche d’une organisation montre les siennes, et celles-là seulement', async () => {
    const acteur = await creerActeur(base.db, { nom: 'Atelier' })
    await creerRessource(base.db, { titre: 'Faite ici', acteurIds: [acteur.id] })
    await creerRessource(base.db, { titre: 'Faite ailleurs' })
    await creerRessource(base.db, { titre: 'Pas encore publiée', acteurIds: [acteur.id], etat: 'proposee' })
    const html = await lire(urlActeur(acteur))
    expect(html).toContain('Ses ressources')
    expect(html).toContain('Faite ici')
    expect(html).not.toMatch(/Faite ailleurs|Pas encore publiée/)
    expect(await lire(urlActeur(await creerActeur(base.db, { nom: 'Muette' })))).not.toContain('Ses ressources')
  })

  it('la page d’un territoire montre celles qui en viennent', async () => {
    const [thiers, puyDeDome] = [
      await findByNiveauEtCode(base.db, 'commune', '63430'),
      await findByNiveauEtCode(base.db, 'departement', '63'),
    ]
    if (!thiers || !puyDeDome) throw new Error('absents du gabarit')
    await creerRessource(base.db, { titre: 'De Thiers', territoireId: thiers.id })
    await creerRessource(base.db, { titre: 'Du département', territoireId: puyDeDome.id })
    expect(await lire(urlTerritoire(thiers))).toMatch(/De Thiers/)
    expect(await lire(urlTerritoire(thiers))).not.toMatch(/Du département/)
    expect(await lire(urlTerritoire(puyDeDome))).toMatch(/Du département[\s\S]*De Thiers/)
  })

  it('l’accueil montre les dernières, et /trouver celles qui répondent, avec pourquoi', async () => {
    const thiers = await findByNiveauEtCode(base.db, 'commune', '63430')
    await creerRessource(base.db, { titre: 'Animer une épicerie', territoireId: thiers?.id ?? null })
    expect(await lire('/')).toContain('Animer une épicerie')
    const html = await lire('/trouver?q=epicerie&ou=Puy-de-D%C3%B4me')
    expect(html).toContain('Ressources pour apprendre comment')
    expect(html).toContain('Pourquoi : son titre le dit')
    expect(await lire('/trouver?q=epicerie&ou=Thiers+(63430)')).toContain('son titre le dit, vient de Thiers')
    expect(await lire('/trouver?q=astronomie')).not.toContain('Ressources pour apprendre')
  })
})
