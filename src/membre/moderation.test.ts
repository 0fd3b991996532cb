import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { creerDemande, salleDEssai } from './demande.factory.ts'
import { findDemande, listFile } from './demande.repository.ts'
import { creerMembre } from './membre.factory.ts'
import { deciderDemandes, repondreAQuestion } from './moderation.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
type Ordre = Omit<Parameters<typeof deciderDemandes>[1], 'moderations'>
const decider = (ordre: Ordre, moderations = [salleDEssai().moderation]) => deciderDemandes(base.db, { ...ordre, moderations })
const administrateur = () => creerMembre(base.db, { role: 'administrateur' })

describe('décider des demandes', () => {
  it('d’un lot, celle qui échoue par surprise est dite et reste dans la file, les autres passent', async () => {
    const surprise = salleDEssai('surprise', { accepter: () => Promise.reject(new TypeError('exprès')) })
    const mauvaise = await creerDemande(base.db, { salle: 'surprise', titre: 'La mauvaise' })
    const bonne = await creerDemande(base.db)
    const ordre = { ids: [mauvaise, bonne], decision: 'accepter' as const, phrase: '', moderateur: await administrateur() }
    const { decidees, refus } = await decider(ordre, [salleDEssai().moderation, surprise.moderation])
    expect(decidees).toEqual([bonne])
    expect(refus).toMatchObject([{ id: mauvaise, erreur: { statut: 422, message: expect.stringContaining('« La mauvaise »') } }])
    expect(await findDemande(base.db, mauvaise)).toMatchObject({ etat: 'en-attente' })
    expect(await courriels()).toHaveLength(1)
  })

  it('une demande acceptée exécute la salle, est datée, et son auteur est prévenu', async () => {
    const { faits, moderation } = salleDEssai()
    const id = await creerDemande(base.db, { objetId: 7 })
    const moderateur = await administrateur()
    expect(await decider({ ids: [id], decision: 'accepter', phrase: 'Bienvenue.', moderateur }, [moderation])).toEqual({
      decidees: [id],
      refus: [],
    })
    expect(faits).toEqual(['accepter 7'])
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'acceptee', decidee_le: expect.any(Date) })
    const [courriel] = await courriels()
    expect(courriel).toMatchObject({
      destinataire: 'ana@essai.invalid',
      sujet: expect.stringContaining("C'est accepté : votre demande du"),
    })
    expect(courriel?.texte).toMatch(/^Bonjour,[\s\S]*Bienvenue\.[\s\S]*\/essai\/7/)
  })

  it('un refus porte sa phrase à la salle et à la personne', async () => {
    const { faits, moderation } = salleDEssai()
    const id = await creerDemande(base.db)
    await decider(
      {
        ids: [id],
        decision: 'refuser',
        phrase: 'Cette fiche existe déjà.',
        moderateur: await administrateur(),
      },
      [moderation],
    )
    expect(faits).toEqual(['refuser 1 : Cette fiche existe déjà.'])
    expect((await courriels())[0]?.texte).toContain('Cette fiche existe déjà.')
  })

  it('à une adresse donnée sans compte, rien de ce que l’auteur a écrit ne part ; à un membre, son titre et son nom', async () => {
    const membre = await creerMembre(base.db, { nom: 'Zoé', courriel: 'zoe@essai.invalid' })
    const auteur = { courriel: 'tiers@essai.invalid', nom: 'Voyez https://essai.invalid' }
    const sansCompte = [1, 2, 4].map((objetId) => creerDemande(base.db, { objetId, titre: 'Un titre choisi', auteur }))
    const sien = await creerDemande(base.db, { objetId: 3, titre: 'Un titre choisi', auteur: { id: membre.id } })
    const [un = 0, deux = 0, trois = 0] = await Promise.all(sansCompte)
    const moderateur = await administrateur()
    await decider({ ids: [un, sien], decision: 'refuser', phrase: 'En double.', moderateur })
    await decider({ ids: [deux], decision: 'question', phrase: 'Qui ?', moderateur })
    await decider({ ids: [trois], decision: 'accepter', phrase: '', moderateur })
    const ecrits = Map.groupBy(await courriels(), ({ destinataire }) => destinataire)
    expect(ecrits.get('tiers@essai.invalid')).toHaveLength(3)
    expect(JSON.stringify(ecrits.get('tiers@essai.invalid'))).not.toMatch(/titre choisi|Voyez/)
    expect(JSON.stringify(ecrits.get('zoe@essai.invalid'))).toMatch(/titre choisi[\s\S]*Bonjour Zoé,/)
  })

  it('question puis décision dans la foulée : le dernier état part seul, dix minutes après le premier message', async () => {
    const id = await creerDemande(base.db)
    const moderateur = await administrateur()
    await decider({ ids: [id], decision: 'question', phrase: 'Qui ?', moderateur })
    await base.db.updateTable('courriel').set({ envoye_le: new Date() }).execute()
    await decider({ ids: [id], decision: 'question', phrase: 'Et où ?', moderateur })
    await decider({ ids: [id], decision: 'accepter', phrase: 'Bienvenue.', moderateur })
    const attendent = (await courriels()).filter(({ envoye_le }) => envoye_le === null)
    expect(attendent.map(({ texte }) => texte)).toEqual([expect.stringContaining('Bienvenue.')])
    expect(attendent[0]?.pas_avant.getTime()).toBeGreaterThan(Date.now() + 9 * 60_000)
  })

  it('un refus sans phrase est refusé', async () => {
    const id = await creerDemande(base.db)
    await expect(decider({ ids: [id], decision: 'refuser', phrase: '', moderateur: await administrateur() })).rejects.toMatchObject({
      statut: 422,
    })
  })

  it('une question part avec son lien, et la réponse remet la demande dans la file', async () => {
    const { faits, moderation } = salleDEssai()
    const id = await creerDemande(base.db, { resume: 'Un atelier.' })
    await decider({ ids: [id], decision: 'question', phrase: 'Qui le porte ?', moderateur: await administrateur() }, [moderation])
    expect(faits).toEqual([])
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'question', message: 'Qui le porte ?', decidee_le: null })
    expect((await courriels())[0]?.texte).toContain(`/demandes/${id}/repondre?cle=`)
    await repondreAQuestion(base.db, id, 'La commune.')
    expect(await findDemande(base.db, id)).toMatchObject({
      etat: 'en-attente',
      message: null,
      resume: 'Un atelier.\n\nQuestion : Qui le porte ?\nRéponse : La commune.',
    })
    await expect(repondreAQuestion(base.db, id, 'Encore.')).rejects.toMatchObject({ statut: 409 })
  })

  it('deux décisions au même instant : une seule a lieu, la seconde apprend ce qui a été décidé', async () => {
    const { faits, moderation } = salleDEssai('essai', { accepter: async (trx) => void (await sql`SELECT pg_sleep(0.1)`.execute(trx)) })
    const id = await creerDemande(base.db)
    const moderateur = await administrateur()
    const bilans = await Promise.all([
      decider({ ids: [id], decision: 'accepter', phrase: '', moderateur }, [moderation]),
      decider({ ids: [id], decision: 'refuser', phrase: 'Non.', moderateur }, [moderation]),
    ])
    expect(bilans.map(({ decidees }) => decidees.length).sort()).toEqual([0, 1])
    const [refus] = bilans.flatMap((bilan) => bilan.refus)
    expect(refus?.erreur).toMatchObject({ statut: 409, message: expect.stringMatching(/a déjà été (acceptée|refusée)/) })
    expect(await courriels()).toHaveLength(1)
    expect(faits.length).toBeLessThanOrEqual(1)
  })

  it("l'échec d'une salle annule sa décision et son courriel, pas les autres", async () => {
    const fragile = salleDEssai('fragile', {
      accepter: async () => {
        throw new ErreurMetier(409, 'Cette fiche a été retirée.')
      },
    })
    const bonne = await creerDemande(base.db)
    const mauvaise = await creerDemande(base.db, { salle: 'fragile' })
    const bilan = await decider(
      {
        ids: [mauvaise, bonne],
        decision: 'accepter',
        phrase: '',
        moderateur: await administrateur(),
      },
      [salleDEssai().moderation, fragile.moderation],
    )
    expect(bilan.decidees).toEqual([bonne])
    expect(bilan.refus.map(({ erreur }) => erreur.message)).toEqual(['Cette fiche a été retirée.'])
    expect(await findDemande(base.db, mauvaise)).toMatchObject({ etat: 'en-attente' })
    expect(await courriels()).toHaveLength(1)
  })

  it('une demande annulée avec sa transaction ne reste pas dans la file', async () => {
    const annulee = base.db.transaction().execute(async (trx) => {
      await creerDemande(trx)
      throw new Error('annulée')
    })
    await expect(annulee).rejects.toThrow('annulée')
    const toutVoir = { salle: '', genre: '', territoireId: undefined, perimetres: undefined }
    expect(await listFile(base.db, toutVoir, '', 10)).toEqual([])
  })

  it('une demande dont la salle est fermée reste dans la file, et le dit', async () => {
    const id = await creerDemande(base.db, { salle: 'fermee' })
    const { refus } = await decider({ ids: [id], decision: 'accepter', phrase: '', moderateur: await administrateur() })
    expect(refus).toMatchObject([{ id, erreur: { statut: 409, message: expect.stringContaining('sa salle est fermée') } }])
    expect(await findDemande(base.db, id)).toMatchObject({ etat: 'en-attente' })
  })
})
