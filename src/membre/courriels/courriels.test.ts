import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '../../socle/base-de-test.ts'
import { ecrireCourriel } from '../../socle/courriel.ts'
import { masquerCles } from './masquer-cles.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const ecrire = (sujet: string) => ecrireCourriel(base.db, { a: 'ana@essai.invalid', sujet, texte: `Texte de <${sujet}>` })

async function lire(chemin: string, cookie: string) {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: await reponse.text() }
}

describe('les courriels gardés', () => {
  it('ne sont lus que par l’administration', async () => {
    for (const chemin of ['/courriels', '/courriels/1'])
      expect((await lire(chemin, (await base.connecter({ role: 'animateur' })).cookie)).statut).toBe(403)
  })

  it('disent que rien ne part quand SMTP n’est pas réglé, et se lisent en texte', async () => {
    await ecrire('Bonjour')
    const { cookie } = await base.connecter({ role: 'administrateur' })
    expect((await lire('/courriels', cookie)).texte).toMatch(/Aucun serveur SMTP[\s\S]*Bonjour/)
    expect((await lire('/courriels/1', cookie)).texte).toContain('Texte de &lt;Bonjour')
    expect((await lire('/courriels/99', cookie)).statut).toBe(404)
    expect((await lire('/courriels/abc', cookie)).statut).toBe(404)
  })

  it('se lisent page après page, du plus récent au plus ancien', async () => {
    for (let n = 1; n <= 60; n++) await ecrire(`Sujet n°${n}.`)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const premiere = (await lire('/courriels', cookie)).texte
    expect([premiere.includes('n°60.'), premiere.includes('n°11.'), premiere.includes('n°10.')]).toEqual([true, true, false])
    expect(premiere).toContain('/courriels?avant=11')
    expect((await lire('/courriels?avant=11', cookie)).texte).toContain('n°10.')
  })

  it('un courriel en échec repart ; un courriel parti, non', async () => {
    await ecrire('En échec')
    await ecrire('Parti')
    await base.db.updateTable('courriel').set({ essais: 8, derniere_erreur: 'refusé' }).where('id', '=', 1).execute()
    await base.db.updateTable('courriel').set({ envoye_le: new Date() }).where('id', '=', 2).execute()
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const app = await base.app()
    expect((await poster(app, '/courriels/1/renvoyer', {}, cookie)).status).toBe(303)
    expect((await poster(app, '/courriels/2/renvoyer', {}, cookie)).status).toBe(409)
    expect(await base.db.selectFrom('courriel').select(['essais', 'derniere_erreur']).where('id', '=', 1).execute()).toEqual([
      { essais: 0, derniere_erreur: null },
    ])
  })

  it('les clés des liens ne se lisent que s’il faut les transmettre soi-même', () => {
    const texte = 'http://x/connexion/lien?jeton=Abc_1-2&suite=%2F et /demandes/1/repondre?cle=zZ9'
    expect(masquerCles(texte, false)).toBe(texte)
    expect(masquerCles(texte, true)).toBe('http://x/connexion/lien?jeton=…&suite=%2F et /demandes/1/repondre?cle=…')
    const deuxParties = '/ressources/x/a-jour?cle=1790000000.aB-_9\n/rappels?cle=m_1.zZ~%2E9#ici'
    expect(masquerCles(deuxParties, true)).toBe('/ressources/x/a-jour?cle=…\n/rappels?cle=…#ici')
  })
})

describe('une pièce jointe', () => {
  it('est gardée avec son courriel, et se lit', async () => {
    const piece = { nom: 'seance.ics', type: 'text/calendar; charset=utf-8', contenu: 'BEGIN:VCALENDAR <i>' }
    await ecrireCourriel(base.db, { a: 'ana@essai.invalid', sujet: 'Une date', texte: 'Bonjour', pieces: [piece] })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    expect((await lire('/courriels/1', cookie)).texte).toMatch(/Pièce jointe : seance\.ics[\s\S]*BEGIN:VCALENDAR &lt;i>/)
  })
})
