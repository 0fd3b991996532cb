import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { insertPerimetre } from '#membre/membre.repository.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { findBySlug } from '../seance.depot.ts'
import { creerCycle, creerSeance } from '../seance.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const champs = {
  titre: 'Les lucioles, deuxième',
  genre: 'webinaire',
  jour: '2030-06-08',
  heure: '13:00',
  duree: '90',
  'partie-0-titre': 'Ouverture',
  'partie-0-duree': '20',
  'partie-0-intervenant-0-nom': 'Lucie Lumière',
  'partie-0-intervenant-0-fonction': 'directrice',
  'partie-0-intervenant-0-structure': 'ATELIER des Lucioles',
  'document-0-titre': 'Le diaporama',
  'document-0-url': 'https://lucioles.invalid/d.pdf',
  contributions: 'Atelier des lucioles',
  questions_ouvertes: '1',
}
const chemin = '/webinaires/les-lucioles-deuxieme'
const animateur = async () => (await base.connecter({ role: 'animateur' })).cookie
const texteDe = async (reponse: Response | Promise<Response>) => (await reponse).text()
async function animateurDe(thematique_id: number) {
  const qui = await base.connecter({ role: 'animateur' })
  await insertPerimetre(base.db, qui.id, { thematique_id })
  return qui
}

describe('préparer une séance', () => {
  it('d’une seule page : programme, personnes reliées à leur fiche, documents ; elle reste un brouillon', async () => {
    const acteur = await creerActeur(base.db)
    const cycle = await creerCycle(base.db)
    const cookie = await animateur()
    const reponse = await poster(await base.app(), '/webinaires/nouvelle', { ...champs, cycle: cycle.slug }, cookie)
    expect(reponse.headers.get('location')).toBe(chemin)
    const seance = await findBySlug(base.db, 'les-lucioles-deuxieme')
    expect(seance).toMatchObject({
      etat: 'brouillon',
      cycleId: cycle.id,
      dureeMinutes: 90,
      contributionIds: [acteur.id],
      inscriptionsOuvertes: false,
    })
    expect(seance?.debut.toISOString()).toBe('2030-06-08T11:00:00.000Z')
    expect(seance?.programme).toEqual([
      {
        titre: 'Ouverture',
        resume: '',
        dureeMinutes: 20,
        interventions: [{ nom: 'Lucie Lumière', fonction: 'directrice', structure: 'ATELIER des Lucioles', acteurId: acteur.id }],
      },
    ])
    expect((await (await base.app()).request(chemin)).status).toBe(404)
  })

  it('un bouton ajoute, retire, monte ou descend une ligne sans rien enregistrer, et garde ce qui était écrit', async () => {
    const cookie = await animateur()
    const app = await base.app()
    const geste = (valeur: string) => poster(app, '/webinaires/nouvelle', { ...champs, geste: valeur }, cookie)
    const ajoutee = await geste('ajouter-partie')
    expect(ajoutee.status).toBe(200)
    expect(await ajoutee.text()).toMatch(/Lucie Lumière[\s\S]*name="partie-1-titre"/)
    expect(await texteDe(geste('ajouter-intervenant-0'))).toContain('partie-0-intervenant-1-nom')
    expect(await texteDe(geste('retirer-partie-0'))).not.toContain('Lucie Lumière')
    expect(await texteDe(geste('ajouter-document'))).toContain('document-1-url')
    expect(await texteDe(geste('retirer-intervenant-0-0'))).toMatch(/value="Ouverture"(?![\s\S]*Lucie Lumière)/)
    for (const valeur of ['monter-partie-1', 'descendre-partie-0']) {
      const deux = { ...champs, 'partie-1-titre': 'Clôture', geste: valeur }
      expect(await texteDe(poster(app, '/webinaires/nouvelle', deux, cookie))).toMatch(/value="Clôture"[\s\S]*value="Ouverture"/)
    }
    for (const valeur of ['monter-partie-0', 'descendre-partie-7', 'retirer-intervenant-9-9'])
      expect(await texteDe(geste(valeur))).toContain('Lucie Lumière')
    expect(await base.db.selectFrom('seance').select('id').execute()).toEqual([])
  })

  it('dit ce qui est faux, champ par champ, et garde le reste', async () => {
    const faux = {
      ...champs,
      jour: '2030-02-30',
      duree: 'x',
      lien_direct: 'javascript:alert(1)',
      contributions: 'Personne',
      'document-0-url': 'ftp://x',
    }
    const reponse = await poster(await base.app(), '/webinaires/nouvelle', faux, await animateur())
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toContain('Donnez la durée en minutes')
    expect(texte).toContain('Ce lien doit commencer par https://')
    expect(texte).toContain('commence par https://, ou déposez')
    expect(texte).toContain('Lucie Lumière')
    const suite = await poster(
      await base.app(),
      '/webinaires/nouvelle',
      { ...champs, jour: '2030-02-30', contributions: 'Personne' },
      await animateur(),
    )
    expect(await suite.text()).toMatch(/Cette date n(’|')existe pas[\s\S]*« Personne » n(&#39;|')est le nom d(&#39;|')aucune fiche publiée/)
  })

  it('un fichier déposé devient un document de la séance', async () => {
    const envoi = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) if (nom !== 'contributions') envoi.set(nom, valeur)
    envoi.set(
      'fichiers',
      new File(['%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'], 'Compte rendu.pdf', { type: 'application/pdf' }),
    )
    const headers = { origin: 'http://localhost', cookie: await animateur() }
    const reponse = await (await base.app()).request('/webinaires/nouvelle', { method: 'POST', headers, body: envoi })
    expect(reponse.status).toBe(303)
    const documents = (await findBySlug(base.db, 'les-lucioles-deuxieme'))?.documents
    expect(documents?.map(({ titre, url }) => [titre, url])).toEqual([
      ['Le diaporama', 'https://lucioles.invalid/d.pdf'],
      ['Compte rendu', null],
    ])
  })

  it('une séance se reprend comme modèle, sans sa date ni son lien', async () => {
    const seance = await creerSeance(base.db)
    const texte = await texteDe(
      (await base.app()).request(`/webinaires/nouvelle?modele=${seance.slug}`, { headers: { cookie: await animateur() } }),
    )
    expect(texte).toContain('Lucie Lumière')
    expect(texte).not.toContain('visio.essai')
  })

  it('l’animation d’une thématique n’écrit que les siennes', async () => {
    const [une, autre] = await base.db
      .selectFrom('terme')
      .select(['id', 'code'])
      .where('liste', '=', 'thematique')
      .orderBy('ordre')
      .limit(2)
      .execute()
    const { cookie } = await animateurDe(une?.id ?? 0)
    const app = await base.app()
    const envoyer = (code = '') =>
      poster(
        app,
        '/webinaires/nouvelle',
        [...Object.entries(champs).filter(([n]) => n !== 'contributions'), ['termes-thematique[]', code]],
        cookie,
      )
    expect((await envoyer(autre?.code)).status).toBe(422)
    expect((await envoyer(une?.code)).status).toBe(303)
    const seance = await creerSeance(base.db, { titre: 'D’une autre', termeIds: [autre?.id ?? 0] })
    expect((await poster(app, `/webinaires/${seance.slug}/modifier`, champs, cookie)).status).toBe(403)
  })

  it('l’animation d’une thématique ne voit que ses brouillons, dans leur ordre', async () => {
    const [une, autre] = await base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').limit(2).execute()
    const { cookie } = await animateurDe(une?.id ?? 0)
    for (const [titre, id] of [
      ['Première', une?.id],
      ['Ailleurs', autre?.id],
      ['Dernière', une?.id],
    ] as const)
      await creerSeance(base.db, { titre, termeIds: [id ?? 0], etat: 'brouillon' })
    const texte = await texteDe((await base.app()).request('/webinaires/animation', { headers: { cookie } }))
    expect(texte).toMatch(/Dernière[\s\S]*Première/)
    expect(texte).not.toContain('Ailleurs')
  })
})
