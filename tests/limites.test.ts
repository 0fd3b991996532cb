import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { prouverContact } from '#acteur/fiche/contact/contact.factory.ts'
import { formulaireDeFiche } from '#acteur/fiche/fiche.factory.ts'
import { formulaireDeRessource } from '#ressource/contribution/contribution.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { purgerLimites } from '#socle/limites.ts'
import { plafondsDuReseau, plafondsParObjet, soutiensParReseau } from '#socle/plafonds.ts'
import { creerQuestion } from '#webinaire/direct/questions/question.factory.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import { type App, demander, envoyer } from './demander.ts'

const base = baseDeTest()
let app: App
beforeAll(async () => {
  app = await base.app()
})
beforeEach(() => base.vider())

const mairie = '198.51.100.7'
const quarante = Array.from({ length: 40 }, (_, rang) => rang)
const courriels = async () =>
  (await base.db.selectFrom('courriel').select('destinataire').execute()).map(({ destinataire }) => destinataire)
/** Quarante personnes d'une même salle, par petits groupes comme elles le feraient ; les statuts reçus. */
async function chacune(geste: (rang: number) => Promise<Response>): Promise<number[]> {
  const statuts: number[] = []
  for (const rang of quarante) statuts.push((await geste(rang)).status)
  return [...new Set(statuts)]
}

describe('quarante personnes derrière une même adresse', () => {
  it('demandent leur lien, s’inscrivent, écrivent, proposent, contribuent et posent une question dans le même quart d’heure', async () => {
    const seance = await creerSeance(base.db)
    const fiches = await Promise.all(
      Array.from({ length: 40 }, (_, n) => creerActeur(base.db, { nom: `Lucioles ${n}`, courrielContact: `lucioles-${n}@essai.invalid` })),
    )
    const envoi = (chemin: string, champs: Record<string, string> | [string, string][]) => envoyer(app, chemin, champs, '', mairie)
    const adresse = (rang: number) => `agent-${rang}@mairie.invalid`
    const texte = 'Bonjour, nous cherchons un lieu.'
    expect(await chacune((n) => envoi('/connexion', { courriel: adresse(n) }))).toEqual([303])
    expect(await chacune((n) => envoi(`/webinaires/${seance.slug}/inscription`, { courriel: adresse(n) }))).toEqual([303])
    const message = (n: number) => ({ nom: `Agent ${n}`, courriel: adresse(n), sujet: 'Un lieu', message: texte })
    expect(await chacune((n) => envoi(`/acteurs/${fiches[n]?.slug}/ecrire`, message(n)))).toEqual([303])
    const fiche = (n: number) => formulaireDeFiche({ nom: `Organisation ${n}`, votre_courriel: adresse(n), autre_organisation: '1' })
    expect(await chacune((n) => envoi('/acteurs/proposer', fiche(n)))).toEqual([303])
    const ressource = (n: number) => formulaireDeRessource({ titre: `Ressource ${n}`, votre_courriel: adresse(n) })
    expect(await chacune((n) => envoi('/ressources/contribuer', ressource(n)))).toEqual([303])
    expect(await chacune((n) => envoi(`/webinaires/${seance.slug}/questions`, { texte: `Question ${n} ?` }))).toEqual([303])
    expect(new Set((await courriels()).filter((a) => a.endsWith('@mairie.invalid'))).size).toBe(40)
  })
})

describe('étroit par destinataire et par objet', () => {
  it('dix-sept demandes de lien pour une même adresse, de deux réseaux, toutes ensemble : cinq courriels au plus', async () => {
    const envois = Array.from({ length: 17 }, (_, n) =>
      envoyer(
        app,
        '/connexion',
        { courriel: n % 3 ? 'tiers@essai.invalid' : 'Tiers@Essai.invalid' },
        '',
        n % 2 ? '192.0.2.1' : '192.0.2.2',
      ),
    )
    const reponses = await Promise.all(envois)
    // La réponse ne dit rien de ce qui est parti.
    expect(new Set(reponses.map(({ status }) => status))).toEqual(new Set([303]))
    const partis = await courriels()
    expect([partis.length > 0, partis.length <= 5]).toEqual([true, true])
  })

  it('une même adresse n’écrit pas plus de dix messages par heure, d’où qu’ils viennent', async () => {
    const { slug } = await creerActeur(base.db, { courrielContact: 'lucioles@essai.invalid' })
    const message = { nom: 'Ana', courriel: 'ana@essai.invalid', sujet: 'Un lieu', message: 'Bonjour, nous cherchons un lieu.' }
    const statuts = []
    for (let n = 0; n < 11; n++) statuts.push((await envoyer(app, `/acteurs/${slug}/ecrire`, message)).status)
    expect(statuts).toEqual([...Array(10).fill(303), 429])
    expect((await envoyer(app, `/acteurs/${slug}/ecrire`, { ...message, courriel: 'zoe@essai.invalid' })).status).toBe(303)
  })

  it('une même fiche reçoit ses messages à dix minutes l’un de l’autre ; au-delà d’une heure d’attente, on le dit', async () => {
    const fiche = await creerActeur(base.db, { courrielContact: 'lucioles@essai.invalid' })
    await prouverContact(base.db, fiche)
    const { slug } = fiche
    const message = { nom: 'Ana', sujet: 'Un lieu', message: 'Bonjour, un lieu à Thiers ?' }
    const ecrire = (n: number) => envoyer(app, `/acteurs/${slug}/ecrire`, { ...message, courriel: `a${n}@essai.invalid` })
    const statuts = []
    for (let n = 0; n < 8; n++) statuts.push((await ecrire(n)).status)
    expect(statuts).toEqual([...Array(7).fill(303), 429])
  })

  it('une même adresse ne s’inscrit pas plus de vingt fois par heure', async () => {
    const statuts = []
    for (let n = 0; n < 21; n++) {
      const { slug } = await creerSeance(base.db, { titre: `Séance ${n}` })
      statuts.push((await envoyer(app, `/webinaires/${slug}/inscription`, { courriel: 'tiers@essai.invalid' })).status)
    }
    expect(statuts).toEqual([...Array(20).fill(303), 429])
  })

  it('l’animation n’écrit pas plus de cinq fois par heure aux inscrits d’une séance', async () => {
    const { slug } = await creerSeance(base.db)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const statuts = []
    for (let n = 0; n < 6; n++)
      statuts.push(
        (await envoyer(app, `/webinaires/${slug}/inscrits`, { sujet: 'Le lien', message: 'Voici le lien de la séance.' }, cookie)).status,
      )
    expect(statuts).toEqual([...Array(5).fill(303), 429])
  })
})

describe('soixante-dix adresses d’une même ligne IPv6', () => {
  it('ont la borne d’une seule, derrière un mandataire aussi', async () => {
    const mandataires = config.mandataires
    config.mandataires = 1
    try {
      const permises = plafondsDuReseau.connexion.points
      const [premiere, ...autres] = Array.from({ length: 70 }, (_, n) => `2001:db8:a:b::${(n + 1).toString(16)}`)
      const depuis = (adresse: string) =>
        demander(app, '/connexion', {
          method: 'POST',
          headers: {
            origin: 'http://localhost',
            'content-type': 'application/x-www-form-urlencoded',
            'x-forwarded-for': `10.0.0.1, ${adresse}`,
          },
          body: 'courriel=',
        })
      expect((await depuis(premiere ?? '')).status).toBe(422)
      await base.db.updateTable('limite_debit').set({ points: permises }).execute()
      expect(new Set(await Promise.all(autres.map(async (adresse) => (await depuis(adresse)).status)))).toEqual(new Set([429]))
      expect((await depuis('2001:db8:a:c::1')).status).toBe(422)
    } finally {
      config.mandataires = mandataires
    }
  })
})

it('la documentation dit chaque plafond, et le vrai', () => {
  const texte = readFileSync('docs/deploiement.md', 'utf8')
  for (const [nom, { points, duration }] of Object.entries({ ...plafondsDuReseau, ...plafondsParObjet, soutien: soutiensParReseau }))
    expect(texte).toMatch(new RegExp(`\\| \`${nom}\` +\\|[^|]+\\| ${points} +\\| ${duration / 60} minutes? +\\|`))
})

it('un compte échu s’oublie, les autres restent', async () => {
  const seance = await creerSeance(base.db)
  await creerQuestion(base.db, seance.id)
  await envoyer(app, '/connexion', { courriel: 'ana@essai.invalid' })
  await base.db
    .updateTable('limite_debit')
    .set({ expire: Date.now() - 1 })
    .where('key', 'like', 'lien-a:%')
    .execute()
  await purgerLimites(base.db)
  const restants = (await base.db.selectFrom('limite_debit').select('key').execute()).map(({ key }) => key.split(':')[0])
  expect(restants).toEqual(['connexion'])
})
