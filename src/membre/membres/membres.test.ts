import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { lireSession } from '../authentification.ts'
import { creerMembre } from '../membre.factory.ts'
import { findMembre, listPerimetres, listPerimetresNommes } from '../membre.repository.ts'
import { nommerAdministrateur } from '../nommer-administrateur.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function lire(chemin: string, cookie: string) {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: await reponse.text() }
}

describe('les membres', () => {
  it('ne sont vus que par l’administration', async () => {
    for (const role of ['membre', 'animateur'] as const)
      expect((await lire('/membres', (await base.connecter({ role })).cookie)).statut).toBe(403)
    expect((await lire('/membres', (await base.connecter({ role: 'administrateur' })).cookie)).statut).toBe(200)
  })

  it('se cherchent par nom sans accents, par adresse et par rôle', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur', nom: 'Admin' })
    await creerMembre(base.db, { nom: 'Zoé Lefèvre', courriel: 'zl@essai.invalid', role: 'animateur' })
    await creerMembre(base.db, { nom: 'Paul 100 %', courriel: 'paul@essai.invalid' })
    expect((await lire('/membres?q=lefevre', cookie)).texte).toMatch(/Zoé Lefèvre/)
    expect((await lire('/membres?q=lefevre', cookie)).texte).not.toMatch(/Paul/)
    expect((await lire('/membres?q=paul@', cookie)).texte).toMatch(/Paul 100 %/)
    expect((await lire('/membres?q=%25', cookie)).texte).not.toMatch(/Zoé/)
    expect((await lire('/membres?role=animateur', cookie)).texte).not.toMatch(/Paul/)
  })

  it('se lisent page après page', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur', courriel: 'a@essai.invalid' })
    for (let n = 10; n < 70; n++) await creerMembre(base.db, { nom: `Membre ${n}`, courriel: `m${n}@essai.invalid` })
    const premiere = (await lire('/membres', cookie)).texte
    expect([premiere.includes('Membre 58'), premiere.includes('Membre 59')]).toEqual([true, false])
    expect(premiere).toContain('apres=m58%40essai.invalid')
    expect((await lire('/membres?apres=m58%40essai.invalid', cookie)).texte).toContain('Membre 59')
  })
})

describe('donner un rôle', () => {
  it('prend effet à la page suivante de la personne', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const autre = await base.connecter()
    expect((await poster(await base.app(), `/membres/${autre.id}/role`, { role: 'animateur' }, cookie)).status).toBe(303)
    expect(await lireSession(base.db, new Headers({ cookie: autre.cookie }))).toMatchObject({ role: 'animateur' })
  })

  it('la dernière administration ne peut pas se retirer', async () => {
    const { id, cookie } = await base.connecter({ role: 'administrateur' })
    const reponse = await poster(await base.app(), `/membres/${id}/role`, { role: 'membre' }, cookie)
    expect([reponse.status, await reponse.text()]).toEqual([409, expect.stringContaining("Nommez d'abord quelqu'un d'autre")])
    expect(await findMembre(base.db, id)).toMatchObject({ role: 'administrateur' })
  })

  it('un animateur ne peut pas se promouvoir lui-même, et un rôle inventé est refusé', async () => {
    const animateur = await base.connecter({ role: 'animateur' })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const app = await base.app()
    expect((await poster(app, `/membres/${animateur.id}/role`, { role: 'administrateur' }, animateur.cookie)).status).toBe(403)
    expect((await poster(app, `/membres/${animateur.id}/role`, { role: 'roi' }, cookie)).status).toBe(422)
    expect((await poster(app, '/membres/inconnu/role', { role: 'membre' }, cookie)).status).toBe(404)
  })
})

describe('le périmètre d’un animateur', () => {
  it('un territoire écrit à la main et une thématique s’ajoutent, puis se retirent', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const animateur = await base.connecter({ role: 'animateur' })
    const theme = await base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').limit(1).executeTakeFirstOrThrow()
    const app = await base.app()
    const ici = `/membres/${animateur.id}`
    for (const _ of [1, 2])
      expect((await poster(app, `${ici}/perimetres`, { territoire: 'Clermont-Ferrand (63113)' }, cookie)).status).toBe(303)
    expect((await poster(app, `${ici}/perimetres`, { thematique: String(theme.id) }, cookie)).status).toBe(303)
    expect(await lireSession(base.db, new Headers({ cookie: animateur.cookie }))).toMatchObject({
      perimetres: { territoires: [expect.any(Number)], thematiques: [theme.id] },
    })
    expect((await lire(ici, cookie)).texte).toContain('Clermont-Ferrand')
    for (const { id } of await listPerimetresNommes(base.db, [animateur.id]))
      await poster(app, `${ici}/perimetres/${id}/retirer`, {}, cookie)
    expect(await listPerimetres(base.db, animateur.id)).toEqual({ territoires: [], thematiques: [] })
  })

  it('un territoire inconnu ou une thématique inventée reviennent avec leur phrase', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const animateur = await base.connecter({ role: 'animateur' })
    const app = await base.app()
    const inconnu = await poster(app, `/membres/${animateur.id}/perimetres`, { territoire: 'Zzyzx' }, cookie)
    expect([inconnu.status, await inconnu.text()]).toEqual([422, expect.stringContaining('Aucun territoire')])
    for (const thematique of ['999999', 'abc', ''])
      expect((await poster(app, `/membres/${animateur.id}/perimetres`, { thematique }, cookie)).status).toBe(422)
  })
})

describe('nommer la première administration', () => {
  it('crée le compte, ou le promeut, et donne un lien qui ouvre une session', async () => {
    const premier = await nommerAdministrateur(base.db, 'ana@essai.invalid')
    expect(premier.cree).toBe(true)
    const jeton = new URL(premier.lien).searchParams.get('jeton') ?? ''
    const entree = await poster(await base.app(), '/connexion/lien', { jeton })
    const cookie = entree.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await lireSession(base.db, new Headers({ cookie }))).toMatchObject({ courriel: 'ana@essai.invalid', role: 'administrateur' })
    await creerMembre(base.db, { courriel: 'zoe@essai.invalid' })
    expect((await nommerAdministrateur(base.db, 'zoe@essai.invalid')).cree).toBe(false)
  })
})
