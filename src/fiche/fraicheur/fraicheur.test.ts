import { beforeEach, describe, expect, it } from 'vitest'
import { findById, updateSuivi } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { aujourdhui } from '#socle/texte.ts'
import { cleDeConfirmation, lireCleDArret, lireCleDeConfirmation } from './cles-de-fraicheur.ts'
import { aRappeler } from './rappel.repository.ts'
import { rappelerFraicheur } from './rappeler-fraicheur.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const usage = 'fiche-a-jour'
const fichesARappeler = aRappeler(sorteActeur, { usage, publiee: 'publiee' })
const jour = 86_400_000
const dans = (jours: number) => new Date(Date.now() + jours * jour)
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

async function ficheAncienne(proprietaireId: string, nom = 'Atelier des lucioles') {
  const fiche = await creerActeur(base.db, { proprietaireId, nom })
  await updateSuivi(base.db, fiche.id, { verifiee_le: '2020-03-01' })
  return { ...fiche, verifieeLe: '2020-03-01' }
}
const verifiee = async (id: number) => (await findById(base.db, id))?.verifieeLe

describe('les rappels', () => {
  it('un seul courriel par personne pour toutes ses fiches anciennes, sans les récentes', async () => {
    const { id } = await creerMembre(base.db, { nom: 'Ana', courriel: 'ana@essai.invalid' })
    await ficheAncienne(id, 'Première')
    await ficheAncienne(id, 'Seconde')
    const recente = await creerActeur(base.db, { nom: 'Récente', proprietaireId: id })
    await updateSuivi(base.db, recente.id, { verifiee_le: aujourdhui() })
    await creerActeur(base.db, { nom: 'À personne' })
    expect(await rappelerFraicheur(base.db, [fichesARappeler])).toBe(1)
    const [courriel, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(courriel).toMatchObject({ destinataire: 'ana@essai.invalid', sujet: 'Vos 2 fiches sont-elles toujours à jour ?' })
    expect(courriel?.texte).toMatch(/Première[\s\S]*a-jour\?cle=[\s\S]*Seconde[\s\S]*a-jour\?cle=/)
    expect(courriel?.texte).not.toMatch(/Récente|À personne/)
    expect(courriel?.entetes).toEqual({
      'List-Unsubscribe': expect.stringMatching(/^<http.*\/rappels\?cle=.*>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('pas deux rappels en moins de 90 jours, même lancés au même instant', async () => {
    const { id } = await creerMembre(base.db)
    await ficheAncienne(id)
    const ecrits = await Promise.all([rappelerFraicheur(base.db, [fichesARappeler]), rappelerFraicheur(base.db, [fichesARappeler])])
    expect(ecrits.reduce((somme, n) => somme + n, 0)).toBe(1)
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(89))).toBe(0)
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(91))).toBe(1)
  })

  it('aucun courriel quand rien n’est ancien, archivé ou proposé', async () => {
    const { id } = await creerMembre(base.db)
    await creerActeur(base.db, { proprietaireId: id })
    const archivee = await ficheAncienne(id, 'Archivée')
    await updateSuivi(base.db, archivee.id, { etat: 'archivee' })
    expect(await rappelerFraicheur(base.db, [fichesARappeler])).toBe(0)
    expect(await courriels()).toEqual([])
  })

  it('une fiche jamais vérifiée est rappelée un an après sa création', async () => {
    const { id } = await creerMembre(base.db)
    await creerActeur(base.db, { proprietaireId: id })
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(360))).toBe(0)
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(370))).toBe(1)
  })

  it('s’arrêtent d’un clic depuis le courriel, même envoyé par la messagerie, et se reprennent', async () => {
    const { id } = await creerMembre(base.db)
    await ficheAncienne(id)
    await rappelerFraicheur(base.db, [fichesARappeler])
    const lien = new URL(/<(.*)>/.exec(JSON.stringify((await courriels())[0]?.entetes))?.[1] ?? '')
    expect(lireCleDArret(lien.searchParams.get('cle') ?? '')).toBe(id)
    const app = await base.app()
    const chemin = `${lien.pathname}${lien.search}`
    expect(await (await app.request(chemin)).text()).toContain('Arrêter les rappels')
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(100))).toBe(1)
    // Une messagerie envoie ce formulaire sans origine ni cookie (RFC 8058).
    const unClic = await app.request(chemin, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(unClic.status).toBe(200)
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(200))).toBe(0)
    await poster(app, chemin, { acte: 'reprendre' })
    expect(await rappelerFraicheur(base.db, [fichesARappeler], dans(200))).toBe(1)
    expect((await app.request('/rappels?cle=fausse', { method: 'POST' })).status).toBe(403)
  })
})

describe('« toujours à jour »', () => {
  const chemin = '/acteurs/atelier-des-lucioles/a-jour'

  it('depuis le courriel, sans se connecter : le lien demande, le bouton confirme', async () => {
    const { id } = await creerMembre(base.db)
    const fiche = await ficheAncienne(id)
    const cle = cleDeConfirmation(fiche, { usage })
    const app = await base.app()
    const page = await app.request(`${chemin}?cle=${cle}`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Oui, tout est à jour')])
    expect(await verifiee(fiche.id)).toBe('2020-03-01')
    expect((await poster(app, chemin, { cle })).headers.get('location')).toBe(`${chemin}/merci`)
    expect(await verifiee(fiche.id)).toBe(aujourdhui())
    const derniere = await base.db.selectFrom('historique').select(['motif', 'auteur_id']).orderBy('id', 'desc').executeTakeFirst()
    expect(derniere).toEqual({ motif: 'vérification', auteur_id: id })
  })

  it('la clé d’une autre fiche, d’une autre personne, ou abîmée est refusée', async () => {
    const { id } = await creerMembre(base.db)
    const fiche = await ficheAncienne(id)
    const autre = await ficheAncienne(id, 'Autre fiche')
    const app = await base.app()
    const fausses = [
      cleDeConfirmation(autre, { usage }),
      cleDeConfirmation({ ...fiche, proprietaireId: 'quelqu-un' }, { usage }),
      `${cleDeConfirmation(fiche, { usage })}x`,
      '99999999999.abc',
      'x',
    ]
    for (const cle of fausses) {
      expect((await app.request(`${chemin}?cle=${cle}`)).status, cle).toBe(403)
      expect((await poster(app, chemin, { cle })).status, cle).toBe(403)
    }
    expect(await verifiee(fiche.id)).toBe('2020-03-01')
  })

  it('une clé de plus de deux mois mène à la connexion', async () => {
    const { id } = await creerMembre(base.db)
    const fiche = await ficheAncienne(id)
    const cle = cleDeConfirmation(fiche, { usage, maintenant: dans(-61) })
    expect(lireCleDeConfirmation(fiche, cle, { usage })).toBe('perimee')
    const reponse = await poster(await base.app(), chemin, { cle })
    expect([reponse.status, await reponse.text()]).toEqual([410, expect.stringContaining('/connexion?suite=')])
    expect(await verifiee(fiche.id)).toBe('2020-03-01')
  })

  it('connectée : qui tient la fiche confirme d’un bouton, une inconnue non', async () => {
    const tient = await base.connecter()
    const fiche = await ficheAncienne(tient.id)
    const app = await base.app()
    expect((await poster(app, chemin, {})).status).toBe(401)
    expect((await poster(app, chemin, {}, (await base.connecter()).cookie)).status).toBe(403)
    expect(await verifiee(fiche.id)).toBe('2020-03-01')
    expect((await poster(app, chemin, {}, tient.cookie)).status).toBe(303)
    expect(await verifiee(fiche.id)).toBe(aujourdhui())
  })
})
