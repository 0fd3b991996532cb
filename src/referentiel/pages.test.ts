import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { creerTerme } from './referentiel.factory.ts'
import { chargerReferentiel, findTerme, listTermes } from './referentiel.repository.ts'

const base = baseDeTest()

async function codes(): Promise<string[]> {
  return (await chargerReferentiel(base.db)).liste('thematique').map(({ code }) => code)
}

async function administration() {
  return (await base.connecter({ role: 'administrateur' })).cookie
}

describe('Les pages du référentiel', () => {
  it('montrent toutes les listes, leurs définitions, leurs sources et ce qui n’est qu’une proposition', async () => {
    const app = await base.app()
    const reponse = await app.request('/referentiel')
    const html = await reponse.text()
    expect(reponse.status).toBe(200)
    for (const attendu of [
      'Dialogue territorial',
      'Fab lab',
      'Webinaire du 13 avril 2023',
      'proposition de départ',
      'Éducation de qualité',
    ])
      expect(html).toContain(attendu)
  })

  it('montrent une liste seule, avec le numéro des cibles', async () => {
    const app = await base.app()
    const html = await (await app.request('/referentiel/cible')).text()
    expect(html).toContain('17.16')
    expect(html).not.toContain('/retirer')
  })

  it('disent qu’une liste inconnue n’existe pas', async () => {
    const app = await base.app()
    for (const chemin of ['/referentiel/inconnue', '/referentiel/inconnue.csv']) expect((await app.request(chemin)).status).toBe(404)
  })

  it('donnent toutes les listes en JSON', async () => {
    const app = await base.app()
    const { listes } = await (await app.request('/referentiel.json')).json()
    const activite = listes.find(({ liste }: { liste: string }) => liste === 'activite')
    expect(activite.termes).toHaveLength(16)
    expect(activite.termes[0]).toMatchObject({ code: 'partage-de-connaissance', parent: 'dialogue-territorial', retire: false })
  })

  it('donnent une liste en CSV, sous la forme du contenu fondateur', async () => {
    const app = await base.app()
    const texte = await (await app.request('/referentiel/activite.csv')).text()
    const lignes = parse(texte, { columns: true, bom: true })
    expect(lignes).toHaveLength(16)
    expect(lignes[0]).toMatchObject({ code: 'partage-de-connaissance', parent: 'dialogue-territorial', est_proposition: 'non' })
  })
})

describe('L’administration du référentiel', () => {
  it('est fermée à qui n’administre pas', async () => {
    const app = await base.app()
    const { cookie } = await base.connecter({ role: 'animateur' })
    expect((await poster(app, '/referentiel/thematique/ajouter', { libelle: 'Intruse' }, cookie)).status).toBe(403)
    expect((await poster(app, '/referentiel/thematique/numerique/retirer', {})).status).toBe(401)
  })

  it('ajoute un terme à la fin de la liste, avec un code tiré de son nom', async () => {
    const app = await base.app()
    const reponse = await poster(
      app,
      '/referentiel/thematique/ajouter',
      { libelle: 'Mobilités douces', definition: 'Marcher, rouler.' },
      await administration(),
    )
    expect(reponse.headers.get('location')).toBe('/referentiel/thematique#mobilites-douces')
    expect((await codes()).at(-1)).toBe('mobilites-douces')
  })

  it('rend la saisie quand le nom manque ou qu’il est déjà pris', async () => {
    const app = await base.app()
    const cookie = await administration()
    const sansNom = await poster(app, '/referentiel/thematique/ajouter', { libelle: '', definition: 'Une définition gardée.' }, cookie)
    expect(sansNom.status).toBe(422)
    expect(await sansNom.text()).toContain('Une définition gardée.')
    const pris = await poster(app, '/referentiel/thematique/ajouter', { libelle: 'Numérique' }, cookie)
    expect(pris.status).toBe(409)
    expect(await pris.text()).toContain('est déjà dans cette liste')
  })

  it('demande une pratique pour ajouter une activité', async () => {
    const app = await base.app()
    const reponse = await poster(app, '/referentiel/activite/ajouter', { libelle: 'Activité sans pratique' }, await administration())
    expect(reponse.status).toBe(422)
    expect(await reponse.text()).toContain('Choisissez une pratique de rattachement')
  })

  it('modifie un terme sans changer son code, et en garde la trace', async () => {
    const app = await base.app()
    const terme = await creerTerme(base.db)
    const chemin = `/referentiel/thematique/${terme.code}/modifier`
    const cookie = await administration()
    expect(await (await app.request(chemin, { headers: { cookie } })).text()).toContain(terme.code)
    await poster(app, chemin, { libelle: 'Nouveau nom', definition: 'Validée.', source: 'Conseil du Réseau' }, cookie)
    expect(await findTerme(base.db, 'thematique', terme.code)).toMatchObject({
      libelle: 'Nouveau nom',
      estProposition: false,
      source: 'Conseil du Réseau',
    })
    const trace = await base.db
      .selectFrom('historique')
      .selectAll()
      .where('salle', '=', 'referentiel')
      .where('objet_id', '=', terme.id)
      .execute()
    expect(trace.map(({ motif }) => motif)).toEqual(['modification'])
  })

  it('le second de deux enregistrements est prévenu, les deux textes côte à côte, et n’efface rien', async () => {
    const app = await base.app()
    const { code } = await creerTerme(base.db)
    const chemin = `/referentiel/thematique/${code}/modifier`
    const cookie = await administration()
    const envoyer = (libelle: string, version: string) => poster(app, chemin, { libelle, version }, cookie)
    expect(await (await app.request(chemin, { headers: { cookie } })).text()).toContain('name="version" value="0"')
    expect((await envoyer('Écrit le premier', '0')).status).toBe(303)
    const second = await envoyer('Écrit le second', '0')
    const page = await second.text()
    expect([second.status, page.includes('premier'), page.includes('value="Écrit le second"')]).toEqual([409, true, true])
    expect((await findTerme(base.db, 'thematique', code))?.libelle).toBe('Écrit le premier')
    expect((await envoyer('Écrit le second', '1')).status).toBe(303)
  })

  it('monte et descend un terme, sans effet au bout de la liste', async () => {
    const app = await base.app()
    const cookie = await administration()
    const [premier = '', deuxieme = '', ...suite] = await codes()
    await poster(app, `/referentiel/thematique/${deuxieme}/deplacer`, { sens: 'monter' }, cookie)
    expect(await codes()).toEqual([deuxieme, premier, ...suite])
    await poster(app, `/referentiel/thematique/${deuxieme}/deplacer`, { sens: 'monter' }, cookie)
    await poster(app, `/referentiel/thematique/${deuxieme}/deplacer`, { sens: 'descendre' }, cookie)
    expect(await codes()).toEqual([premier, deuxieme, ...suite])
  })

  it('ne perd aucun terme quand deux personnes déplacent en même temps', async () => {
    const app = await base.app()
    const cookie = await administration()
    const avant = await codes()
    await Promise.all(
      avant.map((code, i) => poster(app, `/referentiel/thematique/${code}/deplacer`, { sens: i % 2 ? 'monter' : 'descendre' }, cookie)),
    )
    expect((await codes()).toSorted()).toEqual(avant.toSorted())
    const ordres = (await listTermes(base.db, 'thematique')).map(({ ordre }) => ordre)
    expect(new Set(ordres).size).toBe(ordres.length)
  })

  it('retire un terme après confirmation, le garde lisible, et le remet', async () => {
    const app = await base.app()
    const cookie = await administration()
    const { code, id } = await creerTerme(base.db)
    expect(await (await app.request(`/referentiel/thematique/${code}/retirer`, { headers: { cookie } })).text()).toContain(
      'Retirer ce terme',
    )
    await poster(app, `/referentiel/thematique/${code}/retirer`, {}, cookie)
    const referentiel = await chargerReferentiel(base.db)
    expect(referentiel.liste('thematique').some((terme) => terme.id === id)).toBe(false)
    expect(referentiel.parId(id)?.retireLe).not.toBeNull()
    await poster(app, `/referentiel/thematique/${code}/restaurer`, {}, cookie)
    expect(await codes()).toContain(code)
  })
})
