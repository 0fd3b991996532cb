import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import { creerDemande, salleDEssai } from '../demande.factory.ts'
import { findDemande } from '../demande.repository.ts'
import { insertPerimetre } from '../membre.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const idDe = async (niveau: string, code: string) =>
  (await base.db.selectFrom('territoire').select('id').where('niveau', '=', niveau).where('code', '=', code).executeTakeFirstOrThrow()).id

async function lire(chemin: string, cookie?: string) {
  const reponse = await (await base.app({ avec: [salleDEssai().salle, salleDEssai('autre').salle] })).request(chemin, {
    headers: cookie ? { cookie } : {},
  })
  return { statut: reponse.status, texte: await reponse.text() }
}

describe('la page de modération', () => {
  it('est réservée à l’animation', async () => {
    expect((await lire('/moderation')).statut).toBe(401)
    expect((await lire('/moderation', (await base.connecter()).cookie)).statut).toBe(403)
    const vue = await lire('/moderation', (await base.connecter({ role: 'animateur' })).cookie)
    expect(vue).toEqual({ statut: 200, texte: expect.stringContaining('Rien à traiter') })
  })

  it('dit quand des courriels ne partent pas, combien et depuis quand, sans une adresse', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    expect((await lire('/moderation', cookie)).texte).not.toContain('Aucun courriel ne part')
    await ecrireCourriel(base.db, { a: 'tiers@essai.invalid', sujet: 'Essai', texte: 'Bonjour.' })
    const { texte } = await lire('/moderation', cookie)
    expect(texte).toMatch(/Aucun courriel ne part[\s\S]*1 courriel est gardé/)
    expect(texte).not.toContain('tiers@')
  })

  it('montre toutes les salles ensemble, avec leurs comptes, et se filtre par genre et par territoire', async () => {
    await creerDemande(base.db, { titre: 'Fiche de Clermont', territoireId: await idDe('commune', '63113') })
    await creerDemande(base.db, { titre: 'Fiche de Lyon', territoireId: await idDe('commune', '69123') })
    await creerDemande(base.db, { titre: 'Idée sans lieu', salle: 'autre' })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const toutes = (await lire('/moderation', cookie)).texte
    for (const attendu of [
      'Fiche de Clermont',
      'Fiche de Lyon',
      'Idée sans lieu',
      'Toutes (3)',
      'Publier (essai) (2)',
      'Publier (autre) (1)',
    ])
      expect(toutes).toContain(attendu)
    const parGenre = (await lire('/moderation?genre=autre/publier', cookie)).texte
    expect([parGenre.includes('Idée sans lieu'), parGenre.includes('Fiche de Lyon')]).toEqual([true, false])
    const parLieu = (await lire('/moderation?territoire=Puy-de-D%C3%B4me', cookie)).texte
    expect([parLieu.includes('Fiche de Clermont'), parLieu.includes('Fiche de Lyon')]).toEqual([true, false])
    expect((await lire('/moderation?territoire=Zzyzx', cookie)).texte).toContain('Aucun territoire ne s')
  })

  it('décide de plusieurs demandes d’un coup, avec une phrase', async () => {
    const essai = salleDEssai()
    const ids = [await creerDemande(base.db, { objetId: 1 }), await creerDemande(base.db, { objetId: 2 })]
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const champs: [string, string][] = [
      ...ids.map((id): [string, string] => ['ids[]', String(id)]),
      ['decision', 'refuser'],
      ['phrase', 'En double.'],
    ]
    const reponse = await poster(await base.app({ avec: [essai.salle] }), '/moderation', champs, cookie)
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, '/moderation?decision=refuser&nombre=2'])
    expect(essai.faits.sort()).toEqual(['refuser 1 : En double.', 'refuser 2 : En double.'])
    expect((await lire('/moderation?decision=refuser&nombre=2', cookie)).texte).toContain('demandes refusées')
  })

  it('sans case cochée, sans décision ou sans phrase, revient avec une phrase par faute et la saisie', async () => {
    const id = await creerDemande(base.db)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const app = await base.app({ avec: [salleDEssai().salle] })
    const vide = await poster(app, '/moderation', {}, cookie)
    expect([vide.status, await vide.text()]).toEqual([
      422,
      expect.stringMatching(/Cochez au moins une demande[\s\S]*Choisissez ce que vous décidez/),
    ])
    const sansPhrase = await poster(app, '/moderation', { 'ids[]': String(id), decision: 'refuser' }, cookie)
    const texte = await sansPhrase.text()
    expect([sansPhrase.status, texte]).toEqual([422, expect.stringContaining('Écrivez une phrase')])
    expect(texte).toMatch(new RegExp(`id="demande-${id}"[^>]*checked`))
  })

  it('une demande déjà décidée répond 409 et dit ce qui a été décidé', async () => {
    const id = await creerDemande(base.db)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const app = await base.app({ avec: [salleDEssai().salle] })
    await poster(app, '/moderation', { 'ids[]': String(id), decision: 'accepter' }, cookie)
    const encore = await poster(app, '/moderation', { 'ids[]': String(id), decision: 'refuser', phrase: 'Non.' }, cookie)
    expect([encore.status, await encore.text()]).toEqual([409, expect.stringContaining('a déjà été acceptée')])
  })

  it('une animatrice ne décide pas hors de son périmètre, même en forçant le formulaire', async () => {
    const id = await creerDemande(base.db, { territoireId: await idDe('commune', '69123') })
    const { id: membreId, cookie } = await base.connecter({ role: 'animateur' })
    await insertPerimetre(base.db, membreId, { territoire_id: await idDe('departement', '63') })
    const reponse = await poster(
      await base.app({ avec: [salleDEssai().salle] }),
      '/moderation',
      { 'ids[]': String(id), decision: 'accepter' },
      cookie,
    )
    expect(reponse.status).toBe(403)
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'en-attente' })
  })

  it('un envoi venu d’un autre site ne décide rien', async () => {
    const id = await creerDemande(base.db)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const headers = { cookie, origin: 'https://ailleurs.invalid', 'content-type': 'application/x-www-form-urlencoded' }
    const reponse = await (await base.app({ avec: [salleDEssai().salle] })).request('/moderation', {
      method: 'POST',
      headers,
      body: `ids[]=${id}&decision=accepter`,
    })
    expect(reponse.status).toBe(403)
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'en-attente' })
  })
})

describe('répondre à une question', () => {
  async function questionPosee() {
    const id = await creerDemande(base.db)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    await poster(
      await base.app({ avec: [salleDEssai().salle] }),
      '/moderation',
      { 'ids[]': String(id), decision: 'question', phrase: 'Qui le porte ?' },
      cookie,
    )
    const [courriel] = await base.db.selectFrom('courriel').select('texte').execute()
    const lien = new URL(/http\S+repondre\?cle=\S+/.exec(courriel?.texte ?? '')?.[0] ?? '')
    return { id, chemin: lien.pathname, cle: lien.searchParams.get('cle') ?? '' }
  }

  it('se fait sans compte, par le lien reçu, une fois', async () => {
    const { id, chemin, cle } = await questionPosee()
    expect((await lire(`${chemin}?cle=${cle}`)).texte).toContain('Qui le porte ?')
    const app = await base.app({ avec: [salleDEssai().salle] })
    const vide = await poster(app, chemin, { cle, reponse: '' })
    expect([vide.status, await vide.text()]).toEqual([422, expect.stringContaining('Écrivez votre réponse')])
    expect((await poster(app, chemin, { cle, reponse: 'La commune.' })).headers.get('location')).toBe('/demandes/repondu')
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'en-attente', resume: expect.stringContaining('Réponse : La commune.') })
    expect((await poster(app, chemin, { cle, reponse: 'Encore.' })).status).toBe(410)
  })

  it('est refusée sans la clé de cette demande', async () => {
    const { id, cle } = await questionPosee()
    const autre = await creerDemande(base.db)
    expect((await lire(`/demandes/${id}/repondre`)).statut).toBe(403)
    expect((await lire(`/demandes/${autre}/repondre?cle=${cle}`)).statut).toBe(403)
    // Le premier signe, et un autre que le sien : une clé changée au hasard pourrait rester la même.
    const faussee = `${cle.startsWith('A') ? 'B' : 'A'}${cle.slice(1)}`
    expect((await lire(`/demandes/${id}/repondre?cle=${faussee}`)).statut).toBe(403)
  })
})
