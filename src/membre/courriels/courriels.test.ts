import type { Updateable } from 'kysely'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { compterFile } from '#socle/courriel/file.repository.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { DB } from '#socle/db.types.ts'
import { AvisDeCourriels } from './AvisDeCourriels.tsx'
import { masquerCles } from './courriels.routes.tsx'
import { etatDuCourriel } from './etat-du-courriel.ts'

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

  it('tout renvoyer se confirme, remet en file ce qui a échoué ou a été abandonné, et laisse le reste', async () => {
    const maintenant = new Date()
    for (const sujet of ['Parti', 'Abandonné', 'Retenté', 'Attend', 'En cours', 'Trop tard']) await ecrire(sujet)
    const noter = (id: number, suite: Updateable<DB['courriel']>) =>
      base.db.updateTable('courriel').set(suite).where('id', '=', id).execute()
    const plusTard = new Date(maintenant.getTime() + 3_600_000)
    const echec = { essais: 4, essai_depuis: maintenant, derniere_erreur: 'refusé' }
    await noter(1, { envoye_le: maintenant })
    await noter(2, { ...echec, abandonne_le: maintenant })
    await noter(3, { ...echec, pas_avant: plusTard })
    await noter(4, { pas_avant: plusTard })
    await noter(5, { ...echec, pris_jusqua: plusTard })
    await noter(6, { ...echec, abandonne_le: maintenant, valable_jusqua: maintenant })
    const { cookie } = await base.connecter({ role: 'administrateur' })
    expect((await lire('/courriels/renvoyer', cookie)).texte).toMatch(/Renvoyer 2 courriels\s\?/)
    const reponse = await poster(await base.app(), '/courriels/renvoyer', {}, cookie)
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, '/courriels?remis=2'])
    const repartent = await base.db
      .selectFrom('courriel')
      .select('id')
      .where('essais', '=', 0)
      .where('abandonne_le', 'is', null)
      .where('envoye_le', 'is', null)
      .where('pas_avant', '<=', new Date())
      .orderBy('id')
      .execute()
    expect(repartent.map(({ id }) => id)).toEqual([2, 3])
    expect((await lire('/courriels?remis=2', cookie)).texte).toContain('2 courriels sont remis dans la file')
    expect((await lire('/courriels/renvoyer', cookie)).texte).toContain('Rien à renvoyer')
  })

  it('l’état dit ce qu’il en est : parti, abandonné et pourquoi, à retenter et quand, à venir, en attente', () => {
    const le = (minutes: number) => new Date(Date.UTC(2030, 5, 3, 8, minutes))
    const attend = { envoye_le: null, abandonne_le: null, essais: 0, derniere_erreur: null, pas_avant: le(0) }
    const phrases = [
      { ...attend, envoye_le: le(0) },
      { ...attend, abandonne_le: le(0), essais: 1, derniere_erreur: '550 inconnu' },
      { ...attend, essais: 3, derniere_erreur: '451 occupé', pas_avant: le(9) },
      { ...attend, pas_avant: le(9) },
      attend,
    ].map((courriel) => etatDuCourriel(courriel, true, le(5)).replaceAll('\u00a0', ' '))
    expect(phrases).toEqual([
      'Parti le 3 juin 2030 à 10 h 00',
      'Abandonné le 3 juin 2030 à 10 h 00, après 1 essai : 550 inconnu',
      'Pas encore parti, après 3 essais, prochain essai le 3 juin 2030 à 10 h 09 : 451 occupé',
      'Partira le 3 juin 2030 à 10 h 09',
      'En attente',
    ])
    expect(etatDuCourriel(attend, false, le(5))).toBe('Gardé ici')
  })

  it('l’avis compte ce qui est en retard et ce qui est abandonné, et depuis quand ; il se tait si tout va bien', async () => {
    const maintenant = new Date('2030-06-03T12:00:00Z')
    const avis = async () => renderToString(h(AvisDeCourriels, { file: await compterFile(base.db, maintenant), smtp: true }))
    await ecrireCourriel(base.db, { a: 'ana@essai.invalid', sujet: 'Frais', texte: '' }, maintenant)
    expect(await avis()).toBe('')
    await ecrireCourriel(base.db, { a: 'ana@essai.invalid', sujet: 'Vieux', texte: '' }, new Date('2030-06-03T08:00:00Z'))
    await ecrireCourriel(base.db, { a: 'ana@essai.invalid', sujet: 'Abandonné', texte: '' }, new Date('2030-05-30T08:00:00Z'))
    await base.db
      .updateTable('courriel')
      .set({ abandonne_le: new Date('2030-06-02T08:00:00Z') })
      .where('id', '=', 3)
      .execute()
    expect((await avis()).replaceAll('\u00a0', ' ')).toMatch(
      /1 courriel attend de partir, depuis le 3 juin 2030 à 10 h 00[\s\S]*1 courriel n'a pas pu partir, depuis le 2 juin 2030 à 10 h 00/,
    )
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
