import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { lireEcrit, saisieDeLaFiche } from '#fiche/ecriture/lire.ts'
import { findById, saisieDe } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { formulaireDeRessource } from '../contribution.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
const lire = async (chemin: string, cookie: string) => (await base.app()).request(chemin, { headers: { cookie } })

async function sienne(souhait: Parameters<typeof creerRessource>[1] = {}) {
  const { id, cookie } = await base.connecter()
  return {
    cookie,
    id,
    ressource: await creerRessource(base.db, { titre: 'Réunir des voisins', proprietaireId: id, auteurId: id, ...souhait }),
  }
}

describe('modifier une ressource', () => {
  it('le formulaire relu sans changement redonne la même ressource', async () => {
    const [acteur, jumeau] = [await creerActeur(base.db), await creerActeur(base.db)]
    const cadre = { besoin: 'a', spheres: '', fait: 'b', cout: '', duree: '', effets: '', reprendre: '', limites: 'c' }
    const liee = await creerRessource(base.db, { titre: 'À lire ensuite' })
    const ressource = await creerRessource(base.db, {
      type: 'exemple',
      cadre,
      acteurIds: [jumeau.id, acteur.id],
      lieeIds: [liee.id],
      dureeMinutes: 95,
      sourceUrl: 'https://exemple.fr/x',
    })
    const lue = await lireEcrit(base.db, sorteRessource, await saisieDeLaFiche(base.db, sorteRessource, ressource), ressource)
    expect(lue.ok && saisieDe(lue.valeur)).toEqual(saisieDe(ressource))
  })

  it('qui la tient publie aussitôt une nouvelle version, l’ancienne reste', async () => {
    const { cookie, ressource } = await sienne()
    const envoi = formulaireDeRessource({ version: '1', resume: 'Mieux dit.', motif: 'plus clair' })
    expect((await poster(await base.app(), `/ressources/${ressource.slug}/modifier`, envoi, cookie)).headers.get('location')).toBe(
      '/ressources/reunir-des-voisins?avis=modifiee',
    )
    const fiche = await (await lire('/ressources/reunir-des-voisins?avis=modifiee', cookie)).text()
    expect(fiche).toContain('La ressource est modifiée.')
    expect(await findById(base.db, ressource.id)).toMatchObject({ resume: 'Mieux dit.', etat: 'publiee' })
    const page = await (await lire(`/ressources/${ressource.slug}/historique?de=1&a=2`, cookie)).text()
    expect(page).toMatch(/plus clair[\s\S]*création/)
    expect(page).toMatch(/En deux phrases[\s\S]*<ins>Mieux dit\.<\/ins>/)
  })

  it('revenir à une version la remet, sans perdre celle d’aujourd’hui', async () => {
    const { cookie, ressource } = await sienne()
    const app = await base.app()
    await poster(app, `/ressources/${ressource.slug}/modifier`, formulaireDeRessource({ version: '1', corps: 'Autre chose.' }), cookie)
    expect(await (await lire(`/ressources/${ressource.slug}/historique/1/restaurer`, cookie)).text()).toContain('Ce qui changera')
    await poster(app, `/ressources/${ressource.slug}/historique/1/restaurer`, {}, cookie)
    expect(saisieDe((await findById(base.db, ressource.id)) ?? ressource)).toEqual(saisieDe(ressource))
    expect((await lire(`/ressources/${ressource.slug}/historique/9/restaurer`, cookie)).status).toBe(404)
  })

  it('archivée, elle quitte le catalogue ; on peut l’y remettre, sauf si l’animation l’en a ôtée', async () => {
    const { cookie, ressource } = await sienne()
    const [app, animation] = [await base.app(), await base.connecter({ role: 'animateur' })]
    const chemin = `/ressources/${ressource.slug}`
    await poster(app, `${chemin}/archiver`, {}, cookie)
    expect((await app.request(chemin)).status).toBe(404)
    await poster(app, `${chemin}/republier`, {}, cookie)
    expect((await app.request(chemin)).status).toBe(200)
    await poster(app, `${chemin}/archiver`, {}, animation.cookie)
    expect((await poster(app, `${chemin}/republier`, {}, cookie)).status).toBe(403)
    expect((await poster(app, `${chemin}/republier`, {}, animation.cookie)).status).toBe(303)
  })
})

describe('adapter une ressource', () => {
  it('en fait un brouillon plein du texte d’origine, puis une ressource qui garde sa lignée et cite sa source', async () => {
    const origine = await creerRessource(base.db, { licence: 'CC-BY-SA-4.0' })
    const { cookie } = await base.connecter()
    const app = await base.app()
    const { headers } = await poster(
      app,
      `/ressources/${origine.slug}/adapter`,
      { territoire: 'Thiers (63430)', adaptation: 'En montagne.' },
      cookie,
    )
    const page = await (await lire(headers.get('location') ?? '', cookie)).text()
    expect(page).toMatch(/name="adaptee_de" value="\d+"[\s\S]*En montagne\./)
    expect(page).toContain('Adapté de « Réunir les lucioles autour d’une table », de Atelier des essais')
    const adaptee = { adaptee_de: String(origine.id), adaptation: 'En montagne.' }
    const refusee = await poster(app, '/ressources/contribuer', formulaireDeRessource({ ...adaptee, licence: 'CC0-1.0' }), cookie)
    expect([refusee.status, (await refusee.text()).includes('demande une de ces licences')]).toEqual([422, true])
    await poster(app, '/ressources/contribuer', formulaireDeRessource({ ...adaptee, licence: 'CC-BY-SA-4.0' }), cookie)
    const lue = await base.db
      .selectFrom('ressource')
      .select(['adaptee_de_id', 'adaptation'])
      .where('slug', '=', 'reunir-des-voisins')
      .executeTakeFirst()
    expect(lue).toEqual({ adaptee_de_id: origine.id, adaptation: 'En montagne.' })
  })

  it('une licence qui ne le permet pas l’empêche, en le disant', async () => {
    const { cookie } = await base.connecter()
    const origine = await creerRessource(base.db, { licence: 'droits-reserves' })
    const reponse = await lire(`/ressources/${origine.slug}/adapter`, cookie)
    expect([reponse.status, await reponse.text()]).toEqual([409, expect.stringContaining('ne permet pas')])
    expect(
      (await poster(await base.app(), '/ressources/contribuer', formulaireDeRessource({ adaptee_de: String(origine.id) }), cookie)).status,
    ).toBe(403)
  })
})
