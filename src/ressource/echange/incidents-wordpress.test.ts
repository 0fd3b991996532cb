import { sql } from 'kysely'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { brancherLaFile } from '#socle/enfiler.ts'
import { imports } from './imports.tsx'
import * as Contenus from './wordpress/importer-contenus.ts'
import { petitSite, reprendreWordpress, wxr } from './wxr.factory.ts'

const { tache } = imports
const base = baseDeTest()
const enfiles: { id: number }[] = []
beforeEach(async () => {
  await base.vider()
  enfiles.length = 0
  brancherLaFile(async (_nom, donnees) => void enfiles.push({ id: Number(Object.values(donnees)[0]) }))
})

const compter = async () => (await base.db.selectFrom('ressource').select('id').execute()).length

async function envoyer(cookie: string, texte: string, nom = 'site.xml') {
  const body = new FormData()
  body.append('fichier', new File([texte], nom))
  return (await base.app()).request('/ressources/imports', { method: 'POST', headers: { origin: 'http://localhost', cookie }, body })
}

const reprendre = async (texte: string, options: { auteurId?: string } = {}) =>
  reprendreWordpress(base.db, texte, options.auteurId ?? (await base.connecter({ role: 'animateur' })).id)

describe('une reprise qui ne va pas tout droit', () => {
  it('interrompu au milieu, il reprend où il en était sans rien doubler', async () => {
    const vrai = Contenus.importerContenus
    let lots = 0
    const espion = vi.spyOn(Contenus, 'importerContenus').mockImplementation(async (...args) => {
      if (lots++ >= 1) throw new Error('courant coupé')
      return vrai(...args)
    })
    await expect(reprendre(wxr(Array.from({ length: 50 }, (_, i) => ({ id: i + 1 }))))).rejects.toThrow('courant coupé')
    espion.mockRestore()
    expect(await compter()).toBe(20)
    await base.db
      .updateTable('import')
      .set({ avance_le: new Date(Date.now() - 600_000) })
      .execute()
    await tache.faire(base.db, {})
    expect(await compter()).toBe(50)
    expect(await base.db.selectFrom('historique').select('id').execute()).toHaveLength(50)
  })

  it('un fichier coupé est refusé par une phrase, et rien n’est écrit', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const texte = wxr(petitSite)
    const chemin = (await envoyer(cookie, texte.slice(0, texte.length - 200))).headers.get('location') ?? ''
    await tache.faire(base.db, enfiles[0] ?? {})
    expect(await (await (await base.app()).request(chemin, { headers: { cookie } })).text()).toMatch(/pas pu être importé[\s\S]*incomplet/)
    expect(await compter()).toBe(0)
  })

  it('sans type ni licence choisis, le rangement revient avec ses choix et une phrase par champ', async () => {
    const { id: auteurId, cookie } = await base.connecter({ role: 'animateur' })
    const id = await reprendreWordpress(base.db, wxr(petitSite), auteurId, { jusqua: 'analyse' })
    const app = await base.app()
    const reponse = await poster(app, `/ressources/imports/${id}/correspondances`, { typeId: '', licence: 'inconnue' }, cookie)
    expect(reponse.status).toBe(422)
    expect(await reponse.text()).toMatch(/au moins un genre[\s\S]*Choisissez le type[\s\S]*Choisissez la licence/)
  })

  it('un brouillon qu’une erreur empêche de publier n’arrête pas les autres, et la page le nomme', async () => {
    const { id: auteurId, cookie } = await base.connecter({ role: 'administrateur' })
    const id = await reprendre(
      wxr([
        { id: 1, titre: 'La mauvaise' },
        { id: 2, titre: 'La bonne' },
      ]),
      { auteurId },
    )
    await sql`ALTER TABLE ressource ADD CONSTRAINT a_l_essai CHECK (titre <> 'La mauvaise' OR etat <> 'publiee')`.execute(base.db)
    const nees = await base.db.selectFrom('ressource').select('id').execute()
    const app = await base.app()
    const envoi = nees.map((nee): [string, string] => ['publier[]', String(nee.id)])
    const reponse = await poster(app, `/ressources/imports/${id}/decider`, envoi, cookie)
    await sql`ALTER TABLE ressource DROP CONSTRAINT a_l_essai`.execute(base.db)
    const page = await (await app.request(reponse.headers.get('location') ?? '', { headers: { cookie } })).text()
    expect(page).toMatch(
      /1 ressource publiée[\s\S]*1 brouillon n&#39;a pas pu être décidé \(« La mauvaise »\)|1 ressource publiée[\s\S]*1 brouillon n'a pas pu être décidé \(« La mauvaise »\)/,
    )
    expect(await base.db.selectFrom('ressource').select('etat').orderBy('titre').execute()).toEqual([
      { etat: 'publiee' },
      { etat: 'brouillon' },
    ])
  })

  it('une animatrice limitée à un territoire ne publie pas hors de son périmètre', async () => {
    const { id: auteurId, cookie } = await base.connecter({ role: 'animateur' })
    const puyDeDome = await base.db
      .selectFrom('territoire')
      .select('id')
      .where('niveau', '=', 'departement')
      .where('code', '=', '63')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('perimetre').values({ membre_id: auteurId, territoire_id: puyDeDome.id }).execute()
    const id = await reprendre(wxr([{ id: 1 }]), { auteurId })
    const [nee] = await base.db.selectFrom('ressource').select('id').execute()
    const reponse = await poster(await base.app(), `/ressources/imports/${id}/decider`, [['publier[]', String(nee?.id)]], cookie)
    expect(reponse.headers.get('location')).toContain('publiees=0&archivees=0&hors=1')
    expect(await base.db.selectFrom('ressource').select('etat').execute()).toEqual([{ etat: 'brouillon' }])
  })

  it('les images et fichiers à déposer de nouveau sont listés, avec leurs brouillons', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const image = 'https://ancien.essai/wp-content/uploads/a.jpg'
    const id = await reprendre(
      wxr([
        { id: 1, titre: 'Avec image', corps: `<img src="${image}">` },
        { id: 2, type: 'attachment', statut: 'inherit', fichier: image, titre: '=Place' },
      ]),
    )
    const app = await base.app()
    const page = await (await app.request(`/ressources/imports/${id}/medias`, { headers: { cookie } })).text()
    expect(page).toMatch(/1 fichier, dont 1 cité[\s\S]*href="\/ressources\/texte-1\/modifier"/)
    expect(await (await app.request(`/ressources/imports/${id}/medias.csv`, { headers: { cookie } })).text()).toContain(
      `"${image}","'=Place","","oui","Avec image"`,
    )
  })
})
