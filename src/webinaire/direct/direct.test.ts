import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerFichier, fausseVideo } from '#fichier/fichier.factory.ts'
import { purgerFichiers } from '#fichier/fichier.salle.ts'
import { insertPerimetre } from '#membre/membre.repository.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { comprendre } from '#socle/comprendre.ts'
import { trouve } from '#socle/erreurs.ts'
import { listVersions } from '#socle/historique.ts'
import { chercher } from '#socle/moteur.ts'
import { findById } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import type { Seance } from '../seance.ts'
import { enregistrerSousTitres, enregistrerVideo } from './enregistrement/enregistrer-enregistrement.ts'
import { rassemblerEnregistrement, texteDeTranscription } from './enregistrement/rassembler-enregistrement.ts'
import { cleDeRetrait, creerJeton } from './questions/jeton.ts'
import { reglerQuestions } from './questions/moderer-question.ts'
import { creerQuestion } from './questions/question.factory.ts'

const base = baseDeTest()
let app: Awaited<ReturnType<typeof base.app>>
let seance: Seance
let ou = ''
beforeAll(async () => {
  app = await base.app()
})
beforeEach(async () => {
  await base.vider()
  seance = await creerSeance(base.db)
  ou = `/webinaires/${seance.slug}`
})

const question = async (id: number) => base.db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()
const toutes = () => base.db.selectFrom('question').selectAll().orderBy('id').execute()

describe('poser une question sans compte ni script', () => {
  it('elle attend d’être lue, puis se retire par la clé reçue, et par elle seule', async () => {
    const reponse = await poster(app, `${ou}/questions`, { texte: 'Qui finance ?', auteur: '' })
    expect(reponse.status).toBe(303)
    const [posee] = await toutes()
    expect(posee).toMatchObject({ texte: 'Qui finance ?', etat: 'a-moderer', auteur: '' })
    const page = await (await app.request(reponse.headers.get('location') ?? '')).text()
    expect(page).toContain('Votre question est reçue')
    expect(page).not.toContain('Qui finance ?')
    const id = String(posee?.id)
    expect((await poster(app, `${ou}/questions/retirer`, { question: id, cle: cleDeRetrait(Number(id) + 1) })).status).toBe(403)
    expect((await poster(app, `${ou}/questions/retirer`, { question: id, cle: cleDeRetrait(Number(id)) })).status).toBe(303)
    expect(await toutes()).toEqual([])
  })

  it('elle paraît aussitôt quand la séance ne les relit pas, et pas du tout quand elles sont fermées', async () => {
    await reglerQuestions(base.db, seance.id, { ouvertes: true, moderees: false }, null)
    await poster(app, `${ou}/questions`, { texte: 'Qui finance ?' })
    expect(await (await app.request(`${ou}/questions`)).text()).toContain('Qui finance ?')
    await reglerQuestions(base.db, seance.id, { ouvertes: false, moderees: false }, null)
    expect((await poster(app, `${ou}/questions`, { texte: 'Et après ?' })).status).toBe(409)
  })

  it('un texte hostile revient échappé, vide ou trop long il est refusé par une phrase', async () => {
    await reglerQuestions(base.db, seance.id, { ouvertes: true, moderees: false }, null)
    const piege = '<script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u202e'
    await poster(app, `${ou}/questions`, { texte: piege, auteur: '<b>moi</b>' })
    for (const chemin of ['/questions', '/questions/projeter'])
      expect(await (await app.request(ou + chemin)).text()).not.toMatch(/<script>alert|<img src=x|<b>moi/)
    for (const texte of ['', '  ', 'a', 'x'.repeat(501)]) {
      const refus = await poster(app, `${ou}/questions`, { texte, auteur: 'Inès' })
      expect([texte.length, refus.status]).toEqual([texte.length, 422])
      expect(await refus.text()).toContain('value="Inès"')
    }
  })

  it('« je me la pose aussi » compte une fois par navigateur, et jamais pour sa propre question', async () => {
    const id = await creerQuestion(base.db, seance.id)
    const soutenir = (jeton: string, visee = id) => poster(app, `${ou}/questions/soutenir`, { question: String(visee), jeton })
    const jeton = creerJeton(seance.id)
    for (const j of [jeton, jeton, creerJeton(seance.id)]) expect((await soutenir(j)).status).toBe(303)
    expect((await question(id))?.soutiens).toBe(2)
    for (const faux of ['', 'x', `${jeton}x`, jeton.replace(/^./, (debut) => (debut === '_' ? 'a' : '_'))])
      expect((await soutenir(faux)).status).toBe(403)
    await poster(app, `${ou}/questions`, { texte: 'La mienne ?', jeton })
    const mienne = (await toutes()).at(-1)?.id ?? 0
    await base.db.updateTable('question').set({ etat: 'visible' }).where('id', '=', mienne).execute()
    await soutenir(jeton, mienne)
    expect((await question(mienne))?.soutiens).toBe(0)
  })

  it('on ne soutient ni ce qui attend, ni ce qui a été écarté, ni la question d’une autre séance', async () => {
    const autre = await creerSeance(base.db, { titre: 'Une autre séance' })
    const interdites = [
      await creerQuestion(base.db, seance.id, { etat: 'a-moderer' }),
      await creerQuestion(base.db, seance.id, { etat: 'ecartee' }),
      await creerQuestion(base.db, autre.id),
    ]
    for (const id of interdites)
      expect((await poster(app, `${ou}/questions/soutenir`, { question: String(id), jeton: creerJeton(seance.id) })).status).toBe(409)
  })

  it('qui en pose trop est arrêté, mais pas toute la salle qui partage sa connexion', async () => {
    const jeton = creerJeton(seance.id)
    const statuts: number[] = []
    for (let n = 0; n < 21; n++) statuts.push((await poster(app, `${ou}/questions`, { texte: `Question ${n}`, jeton })).status)
    expect(statuts).toEqual([...Array(20).fill(303), 429])
    const salle = await Promise.all(Array.from({ length: 60 }, (_, n) => poster(app, `${ou}/questions`, { texte: `De la salle, ${n}` })))
    expect(salle.every(({ status }) => status === 303)).toBe(true)
    // Six cents par heure et par adresse réseau.
    await base.db.updateTable('limite_debit').set({ points: 600 }).where('key', 'like', 'question:%').execute()
    expect((await poster(app, `${ou}/questions`, { texte: 'Une de trop' })).status).toBe(429)
  })
})

describe('animer les questions', () => {
  it('un geste change l’état ; en prendre une autre dit qu’on a répondu à la première', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const [a, b] = [await creerQuestion(base.db, seance.id), await creerQuestion(base.db, seance.id)]
    const geste = (id: number, acte: string, reste = {}) =>
      poster(app, `${ou}/questions/moderer`, { question: String(id), acte, ...reste }, cookie)
    expect((await geste(a, 'prendre')).status).toBe(303)
    await geste(b, 'prendre')
    expect([(await question(a))?.etat, (await question(b))?.etat]).toEqual(['repondue', 'en-cours'])
    await geste(b, 'reporter', { reponse: 'Nous vous répondrons par écrit.' })
    expect(await question(b)).toMatchObject({ etat: 'plus-tard', reponse: 'Nous vous répondrons par écrit.' })
    expect((await geste(b, 'accepter')).status).toBe(409)
    expect((await geste(b, 'danser')).status).toBe(422)
  })

  it('l’animation d’une autre thématique ne peut ni les lire ni les changer', async () => {
    const ailleurs = await base.connecter({ role: 'animateur' })
    await insertPerimetre(base.db, ailleurs.id, { thematique_id: await autreThematique() })
    const id = await creerQuestion(base.db, seance.id, { etat: 'a-moderer' })
    for (const chemin of ['/questions/moderer', '/questions/moderer/direct', '/enregistrement'])
      expect((await app.request(ou + chemin, { headers: { cookie: ailleurs.cookie } })).status).toBe(403)
    expect((await poster(app, `${ou}/questions/moderer`, { question: String(id), acte: 'accepter' }, ailleurs.cookie)).status).toBe(403)
    expect((await question(id))?.etat).toBe('a-moderer')
  })
})

describe("déposer l'enregistrement", () => {
  const relue = async () => trouve(await findById(base.db, seance.id))
  const enregistrement = async () => rassemblerEnregistrement(base.db, await relue())
  const sousTitres = (nom: string, contenu: string | Uint8Array<ArrayBuffer>, cookie: string) => {
    const body = new FormData()
    body.set('sous_titres', new File([contenu], nom))
    return app.request(`${ou}/enregistrement/sous-titres`, { method: 'POST', body, headers: { origin: 'http://localhost', cookie } })
  }

  it('des sous-titres SRT deviennent WebVTT, se lisent sur la page et se trouvent par la recherche', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const srt = Buffer.from('1\r\n00:00:01,000 --> 00:00:04,000\r\nLes vers luisants dévoués\r\n', 'latin1')
    expect((await sousTitres('seance.srt', new Uint8Array(srt), cookie)).status).toBe(303)
    const garde = await enregistrement()
    expect(garde.transcription).toEqual([{ debut: 1, voix: '', texte: 'Les vers luisants dévoués' }])
    expect(garde.sousTitres?.type).toBe('text/vtt')
    expect(await texteDeTranscription(base.db, await relue())).toContain('vers luisants')
    const { tsquery } = await comprendre(base.db, 'vers luisants dévoués')
    expect(await chercher(base.db, { salles: ['webinaire'], tsquery, limite: 5 })).toMatchObject([{ objetId: seance.id }])
    expect(await (await app.request(ou)).text()).toContain('Les vers luisants dévoués')
    expect((await listVersions(base.db, 'webinaire', seance.id)).map(({ motif }) => motif)).toContain('enregistrement')
  })

  it('des sous-titres faux sont refusés, ligne par ligne, et rien ne change', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const refus = await sousTitres('x.vtt', 'WEBVTT\n\n00:09.000 --> 00:01.000\nÀ l’envers\n', cookie)
    expect(refus.status).toBe(422)
    expect(await refus.text()).toContain('Ligne 3 : cette réplique finit avant de commencer.')
    expect((await enregistrement()).sousTitres).toBeUndefined()
  })

  it('une adresse et des chapitres se gardent ; une adresse douteuse est refusée', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const champs = { video_url: 'https://video.essai.invalid/w/1', chapitres: '00:12:30 Le fond\n0:00 Accueil' }
    expect((await poster(app, `${ou}/enregistrement`, champs, cookie)).status).toBe(303)
    const garde = await enregistrement()
    expect(garde).toMatchObject({ videoUrl: champs.video_url, chapitres: [{ debut: 0 }, { debut: 750, titre: 'Le fond' }] })
    const passage = await (await app.request(`${ou}?debut=800`)).text()
    expect(passage).toMatch(/Le passage qui vous intéresse commence à 13:20 : « Le fond »[\s\S]*aria-current="true"[\s\S]*12:30/)
    for (const video_url of ['javascript:alert(1)', 'data:text/html,x', 'nulle part', 'https://'])
      expect((await poster(app, `${ou}/enregistrement`, { video_url }, cookie)).status).toBe(422)
  })
})

it('remplacés ou ôtés, une vidéo et des sous-titres finissent effacés ; ceux qui servent restent', async () => {
  const { id: membreId } = await base.connecter({ role: 'animateur' })
  const deposer = (nom: string) => creerFichier(base.db, { nom, contenu: fausseVideo(200), membreId })
  const [ancienne, neuve] = [await deposer('une.mp4'), await deposer('deux.mp4')]
  const montrer = (videoId: number) => enregistrerVideo(base.db, seance.id, { videoId, videoUrl: null, chapitres: [] }, membreId)
  for (const { id } of [ancienne, neuve, neuve]) await montrer(id)
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n'
  for (const texte of [vtt, vtt, undefined]) await enregistrerSousTitres(base.db, seance, texte, membreId)
  await purgerFichiers(base.db, new Date(Date.now() + 8 * 86_400_000))
  expect(await base.db.selectFrom('fichier').select('id').execute()).toEqual([{ id: neuve.id }])
})

async function autreThematique(): Promise<number> {
  const requete = base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').where('id', 'not in', seance.termeIds)
  return (await requete.limit(1).executeTakeFirstOrThrow()).id
}
