import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { changerSuivi, findById, findBySlug, modifierBesoin, saisieDe } from './besoin.depot.ts'
import { creerBesoin, essaiDeBesoin } from './besoin.factory.ts'
import { relancer } from './relances/relancer-animation.ts'
import { purgerVoix, voix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const { demander, envoyer, courriels, lire, animateur, demandes } = essaiDeBesoin(base)
const auteurs = async (ficheId: number) =>
  (await voix.listAdresses(base.db, ficheId, 'auteur')).map((adresse) => adresse.split('@')[0]).sort()
const ilYA = (jours: number) => new Date(Date.now() - jours * 86_400_000)

/** Trois besoins, fondus en chaîne : un dans deux, puis deux dans trois. */
async function uneChaine(cookie: string) {
  const dire = (nom: string) => creerBesoin(base.db, { titre: `Besoin ${nom} des lucioles`, courriel: `${nom}@essai.invalid` })
  const [un, deux, trois] = [await dire('un'), await dire('deux'), await dire('trois')]
  await envoyer(`/besoins/${un.slug}/fusionner`, { dans: deux.slug }, cookie)
  await envoyer(`/besoins/${deux.slug}/fusionner`, { dans: trois.slug }, cookie)
  return { un, deux, trois }
}

describe('des fusions qui se suivent', () => {
  it('la première adresse mène à la dernière, et pas pour toujours', async () => {
    const { un, deux, trois } = await uneChaine((await animateur()).cookie)
    const [vers, ensuite] = [await demander(`/besoins/${un.slug}`), await demander(`/besoins/${deux.slug}`)]
    expect([vers.status, vers.headers.get('location')]).toEqual([302, `/besoins/${deux.slug}`])
    expect(ensuite.headers.get('location')).toBe(`/besoins/${trois.slug}`)
    expect(await auteurs(trois.id)).toEqual(['deux', 'trois', 'un'])
  })

  it('séparer le premier lui rend ses voix, où qu’elles soient passées', async () => {
    const { cookie } = await animateur()
    const { un, trois } = await uneChaine(cookie)
    await envoyer(`/besoins/${un.slug}/separer`, {}, cookie)
    expect([await auteurs(un.id), await auteurs(trois.id)]).toEqual([['un'], ['deux', 'trois']])
  })

  it('séparer le deuxième lui rend aussi les voix de ce qu’il portait', async () => {
    const { cookie } = await animateur()
    const { deux, trois } = await uneChaine(cookie)
    await envoyer(`/besoins/${deux.slug}/separer`, {}, cookie)
    expect([await auteurs(deux.id), await auteurs(trois.id)]).toEqual([['deux', 'un'], ['trois']])
  })

  it('ce qui s’écrivait sur le premier se lit sur le dernier : rien ne se perd', async () => {
    const { un, trois } = await uneChaine((await animateur()).cookie)
    const { cookie } = await base.connecter()
    expect(await lire(`/besoins/${un.slug}/aussi`)).toContain(`action="/besoins/${trois.slug}/aussi"`)
    const reponse = await envoyer(`/besoins/${un.slug}/ajouter`, { texte: 'Le samedi surtout' }, cookie)
    expect(reponse.headers.get('location')).toBe(`/besoins/${trois.slug}#voix`)
    expect((await voix.list(base.db, trois.id)).at(-1)?.texte).toBe('Le samedi surtout')
  })

  it('l’adresse d’un besoin fondu ne mène pas à un besoin retiré', async () => {
    const { cookie } = await animateur()
    const { deux, trois } = await uneChaine(cookie)
    await envoyer(`/besoins/${trois.slug}/etat`, { etat: 'retire', pourquoi: 'Hors sujet.' }, cookie)
    expect((await demander(`/besoins/${deux.slug}`)).status).toBe(404)
  })

  it('fondu, un besoin répondu l’est dans l’autre : l’animation n’est pas rappelée', async () => {
    const { cookie } = await animateur()
    const de = await creerBesoin(base.db, { exprimeLe: ilYA(40) })
    const dans = await creerBesoin(base.db, { titre: 'Des soins au bourg', exprimeLe: ilYA(20) })
    await envoyer(`/besoins/${de.slug}/repondre`, { texte: 'Nous venons vous voir.' }, cookie)
    await envoyer(`/besoins/${de.slug}/fusionner`, { dans: dans.slug }, cookie)
    expect((await findById(base.db, dans.id))?.premiereReponseLe).toBeInstanceOf(Date)
    expect(await relancer(base.db)).toBe(0)
  })
})

describe('les mots de qui l’a dit', () => {
  it('revenir à une version, pour l’animation, reprend le territoire et non les mots', async () => {
    const { id } = await base.connecter()
    const { cookie } = await animateur()
    const besoin = await creerBesoin(base.db, { proprietaireId: id })
    const thiers = await findByNiveauEtCode(base.db, 'commune', '63430')
    const mieux = { ...saisieDe(besoin), titre: 'Une infirmière au bourg', territoireId: thiers?.id ?? null }
    await base.db.transaction().execute((trx) => modifierBesoin(trx, besoin.id, mieux, { auteurId: id, motif: 'modification' }))
    const chemin = `/besoins/${besoin.slug}/historique/1/restaurer`
    expect(await lire(chemin, cookie)).not.toContain('Un médecin qui vienne')
    expect((await envoyer(chemin, {}, cookie)).status).toBe(303)
    expect(await findById(base.db, besoin.id)).toMatchObject({ titre: mieux.titre, territoireId: besoin.territoireId })
  })

  it('un tableau importé ne les récrit pas, et ne rouvre ni ne montre rien', async () => {
    const dit = await creerBesoin(base.db, { etat: 'laisse' })
    const attend = await creerBesoin(base.db, { titre: 'Un lavoir au bourg', etat: 'attente' })
    const csv = `cle;titre;territoire;recit\n${dit.slug};Autre chose;commune:63113;Récrit\n${attend.slug};Un autre lavoir;commune:63113;Récrit\n`
    const { salle } = await import('./besoin.salle.tsx')
    const [tableau] = salle.actes.flatMap(({ tableaux = [] }) => tableaux)
    await tableau?.importer(base.db, new TextEncoder().encode(csv), { nomFichier: 'b.csv', simuler: false, format: 'csv' })
    expect(await findById(base.db, dit.id)).toMatchObject({ titre: dit.titre, recit: dit.recit, etat: 'laisse', pourquoi: dit.pourquoi })
    expect(await findById(base.db, attend.id)).toMatchObject({ titre: attend.titre, etat: 'attente' })
  })
})

describe('l’horloge d’un besoin', () => {
  it('terminé puis récrit par qui l’a dit, il ne se termine pas une seconde fois', async () => {
    const { id, cookie } = await base.connecter()
    const besoin = await creerBesoin(base.db, { proprietaireId: id, etat: 'repondu' })
    await base.db
      .updateTable('besoin')
      .set({ ferme_le: ilYA(20) })
      .where('id', '=', besoin.id)
      .execute()
    const fermeLe = (await findById(base.db, besoin.id))?.fermeLe
    const saisie = { titre: 'Une infirmière au bourg', territoire: 'Thiers (63430)', version: '1' }
    expect((await envoyer(`/besoins/${besoin.slug}/modifier`, saisie, cookie)).status).toBe(303)
    expect(await findById(base.db, besoin.id)).toMatchObject({ titre: saisie.titre, fermeLe })
  })

  it('corriger pourquoi il a été laissé ne le laisse pas de nouveau ; retiré puis remis, il garde ses dates', async () => {
    const { cookie } = await animateur()
    const besoin = await creerBesoin(base.db, { etat: 'laisse', exprimeLe: ilYA(40) })
    await base.db
      .updateTable('besoin')
      .set({ ferme_le: ilYA(20) })
      .where('id', '=', besoin.id)
      .execute()
    const { fermeLe, exprimeLe, premiereReponseLe } = (await findById(base.db, besoin.id)) ?? besoin
    await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'laisse', pourquoi: 'Une phrase plus juste.' }, cookie)
    expect(await findById(base.db, besoin.id)).toMatchObject({ fermeLe, pourquoi: 'Une phrase plus juste.' })
    await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'retire', pourquoi: 'Par erreur.' }, cookie)
    await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'qualifie' }, cookie)
    expect(await findById(base.db, besoin.id)).toMatchObject({ exprimeLe, premiereReponseLe, fermeLe: null, pourquoi: '' })
  })

  it('de la main de qui l’a dit, passer « en réponse » n’est pas une réponse', async () => {
    const { id, cookie } = await animateur()
    const besoin = await creerBesoin(base.db, { proprietaireId: id })
    await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'en-reponse' }, cookie)
    expect(await findById(base.db, besoin.id)).toMatchObject({ etat: 'en-reponse', premiereReponseLe: null })
  })

  it('retiré d’hier, l’adresse de qui l’a dit est encore gardée trente jours', async () => {
    const besoin = await creerBesoin(base.db)
    await base.db
      .updateTable('besoin')
      .set({ modifie_le: ilYA(60) })
      .where('id', '=', besoin.id)
      .execute()
    await base.db.transaction().execute((trx) => changerSuivi(trx, besoin.id, { etat: 'retire' }, { auteurId: null, motif: 'essai' }))
    await purgerVoix(base.db, ilYA(30))
    expect(await auteurs(besoin.id)).toEqual(['zoe'])
  })
})

describe('là où rien ne part par courriel', () => {
  it('requalifié avant d’être publié, un besoin attend toujours sa publication, et trente jours ne l’effacent pas', async () => {
    Object.assign(config, { smtpUrl: undefined })
    const { cookie } = await animateur()
    const envoi = { titre: 'Un lavoir au bourg', territoire: 'Thiers (63430)', votre_nom: 'Ana', votre_courriel: 'ana@essai.invalid' }
    await envoyer('/besoins/dire', envoi)
    await envoyer('/besoins/un-lavoir-au-bourg/requalifier', { territoire: 'Clermont-Ferrand (63113)' }, cookie)
    expect(await demandes()).toMatchObject([{ genre: 'publier', etat: 'en-attente' }])
    await purgerVoix(base.db, new Date(Date.now() + 60_000))
    const ids = (await demandes()).map(({ id }) => Number(id))
    const acte = { decision: 'accepter' as const, phrase: '', moderateur: await creerMembre(base.db, { role: 'administrateur' }) }
    await deciderDemandes(base.db, { ids, ...acte, moderations: toutesLesModerations(salles) })
    expect((await findBySlug(base.db, 'un-lavoir-au-bourg'))?.etat).toBe('exprime')
  })

  it('qui tient un besoin apprend ce qu’il devient', async () => {
    const { cookie } = await animateur()
    const { id } = await base.connecter({ courriel: 'tenante@essai.invalid' })
    const besoin = await creerBesoin(base.db)
    await base.db.updateTable('besoin').set({ proprietaire_id: id }).where('id', '=', besoin.id).execute()
    await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'en-reponse' }, cookie)
    expect((await courriels()).map(({ destinataire }) => destinataire).sort()).toEqual(['tenante@essai.invalid', 'zoe@essai.invalid'])
  })
})
