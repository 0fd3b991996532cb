import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Lot from '#fiche/tableau/import/lot/importer-lot.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findImport, insertImport, listLignes } from '#socle/echange/suivi-import.repository.ts'
import { brancherLaFile } from '#socle/enfiler.ts'
import { imports } from './imports.tsx'

const { executer: executerImport, tache } = imports
const base = baseDeTest()
const enfiles: object[] = []
beforeEach(async () => {
  await base.vider()
  enfiles.length = 0
  brancherLaFile(async (_nom, donnees) => void enfiles.push(donnees))
})

const tableau = (n: number) => `nom,profil,commune\n${Array.from({ length: n }, (_, i) => `Structure ${i + 1},lieu,63113`).join('\n')}\n`
const compter = async () =>
  Number(
    (
      await base.db
        .selectFrom('acteur')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

async function deposer(texte: string, { simuler = false, role = 'animateur' as const } = {}) {
  const { id: auteurId, cookie } = await base.connecter({ role })
  const id = await insertImport(base.db, { salle: 'acteur', auteurId, nomFichier: 'essai.csv', contenu: Buffer.from(texte), simuler })
  return { id, cookie, auteurId }
}

async function envoyer(cookie: string, champs: Record<string, string | File>) {
  const body = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) body.append(nom, valeur)
  return (await base.app()).request('/acteurs/imports', { method: 'POST', headers: { origin: 'http://localhost', cookie }, body })
}

describe('un import suivi', () => {
  it('avance par lots et finit, son fichier effacé et son compte rendu gardé', async () => {
    const { id } = await deposer(tableau(450))
    await tache.faire(base.db, { id })
    expect(await findImport(base.db, id)).toMatchObject({ etat: 'fini', fait: 450, total: 450, aSonContenu: false })
    expect(await listLignes(base.db, id, { limite: 1000 })).toHaveLength(450)
    expect(await compter()).toBe(450)
  })

  it('interrompu au milieu, il reprend où il en était sans rien doubler', async () => {
    const { id } = await deposer(tableau(450))
    const vrai = Lot.importerLot
    let lots = 0
    const espion = vi.spyOn(Lot, 'importerLot').mockImplementation(async (...args) => {
      if (lots++ >= 1) throw new Error('courant coupé')
      return vrai(...args)
    })
    await expect(executerImport(base.db, id)).rejects.toThrow('courant coupé')
    espion.mockRestore()
    expect(await findImport(base.db, id)).toMatchObject({ etat: 'en-cours', fait: 200 })
    await base.db
      .updateTable('import')
      .set({ avance_le: new Date(Date.now() - 600_000) })
      .execute()
    await tache.faire(base.db, {})
    expect(await findImport(base.db, id)).toMatchObject({ etat: 'fini', fait: 450 })
    expect((await listLignes(base.db, id, { limite: 1000 })).map(({ ligne }) => ligne)).toEqual(
      Array.from({ length: 450 }, (_, i) => i + 2),
    )
    expect(await compter()).toBe(450)
    expect(await base.db.selectFrom('historique').select('id').execute()).toHaveLength(450)
  })

  it('mené par deux processus à la fois, il n’est fait qu’une fois', async () => {
    const { id } = await deposer(tableau(650))
    await Promise.all([executerImport(base.db, id), executerImport(base.db, id)])
    expect(await findImport(base.db, id)).toMatchObject({ etat: 'fini', fait: 650 })
    expect(await compter()).toBe(650)
  })

  it('illisible, il est refusé et dit pourquoi', async () => {
    const { id, cookie } = await deposer('bonjour')
    await executerImport(base.db, id)
    expect(await findImport(base.db, id)).toMatchObject({ etat: 'refuse', message: expect.stringContaining('séparateur') })
    expect(await (await (await base.app()).request(`/acteurs/imports/${id}`, { headers: { cookie } })).text()).toContain('séparateur')
  })

  it('s’arrête si la personne n’anime plus, et reste dans son périmètre', async () => {
    const { id, auteurId } = await deposer('nom,profil,commune\nIci,lieu,63113\nAilleurs,lieu,59350\n')
    const puyDeDome = await base.db
      .selectFrom('territoire')
      .select('id')
      .where('niveau', '=', 'departement')
      .where('code', '=', '63')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('perimetre').values({ membre_id: auteurId, territoire_id: puyDeDome.id }).execute()
    await executerImport(base.db, id)
    expect(await listLignes(base.db, id, { limite: 10 })).toMatchObject([
      { issue: 'creee' },
      { issue: 'refusee', messages: ['Hors du périmètre que vous animez.'] },
    ])
    // Une fiche d'ici n'est pas non plus envoyée ailleurs.
    const { slug } = await base.db.selectFrom('acteur').select('slug').where('nom', '=', 'Ici').executeTakeFirstOrThrow()
    const deplacer = await deposer(`cle,nom,profil,commune\n${slug},Ici,lieu,44109\n`)
    await base.db.insertInto('perimetre').values({ membre_id: deplacer.auteurId, territoire_id: puyDeDome.id }).execute()
    await executerImport(base.db, deplacer.id)
    expect(await listLignes(base.db, deplacer.id, { limite: 10 })).toMatchObject([
      { issue: 'refusee', messages: ['Hors du périmètre que vous animez.'] },
    ])
    const autre = await deposer(tableau(1))
    await base.db.updateTable('membre').set({ role: 'membre' }).where('id', '=', autre.auteurId).execute()
    await executerImport(base.db, autre.id)
    expect((await findImport(base.db, autre.id))?.etat).toBe('refuse')
  })
})

describe('la page des imports', () => {
  it('reçoit un fichier, montre l’avancement, puis le compte rendu', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const reponse = await envoyer(cookie, {
      fichier: new File([`${tableau(2)}Faux,licorne,63113\n`], 'réseau.csv'),
      texte: '',
      mode: 'importer',
    })
    expect(reponse.status).toBe(303)
    const chemin = reponse.headers.get('location') ?? ''
    expect(enfiles).toEqual([{ id: Number(chemin.split('/').at(-1)) }])
    const app = await base.app()
    expect((await app.request(chemin, { headers: { cookie } })).headers.get('refresh')).toBe('2')
    await tache.faire(base.db, enfiles[0] ?? {})
    const page = await app.request(chemin, { headers: { cookie } })
    expect(page.headers.get('refresh')).toBeNull()
    expect(await page.text()).toMatch(/réseau\.csv[\s\S]*<strong>2<\/strong> fiches créées[\s\S]*Profil inconnu/)
    const csv = await (await app.request(`${chemin}/rapport.csv`, { headers: { cookie } })).text()
    expect(csv).toContain('"4","Faux","refusee"')
    expect(await (await app.request('/acteurs/imports', { headers: { cookie } })).text()).toContain('réseau.csv')
  })

  it('essaie un tableau collé, puis l’importe pour de bon', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const chemin = (await envoyer(cookie, { texte: tableau(3).replaceAll(',', '\t'), mode: 'essayer' })).headers.get('location') ?? ''
    await tache.faire(base.db, enfiles[0] ?? {})
    expect(await compter()).toBe(0)
    const app = await base.app()
    expect(await (await app.request(chemin, { headers: { cookie } })).text()).toContain('Importer pour de bon')
    await app.request(`${chemin}/lancer`, { method: 'POST', headers: { origin: 'http://localhost', cookie } })
    await tache.faire(base.db, enfiles[1] ?? {})
    expect(await compter()).toBe(3)
  })

  it('refuse un envoi vide et un fichier de 50 Mo, par une phrase', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const vide = await envoyer(cookie, { texte: ' ', mode: 'essayer' })
    expect(vide.status).toBe(422)
    expect(await vide.text()).toContain('Choisissez un fichier, ou collez un tableau.')
    const gros = await envoyer(cookie, { fichier: new File([new Uint8Array(50 * 1024 * 1024)], 'gros.csv'), texte: '', mode: 'essayer' })
    expect(gros.status).toBe(413)
    expect(await gros.text()).toMatch(/trop gros/)
  })

  it('n’est ouverte qu’à l’animation', async () => {
    const app = await base.app()
    const { cookie } = await base.connecter({ role: 'membre' })
    expect((await app.request('/acteurs/imports')).status).toBe(401)
    expect((await app.request('/acteurs/imports/nouveau', { headers: { cookie } })).status).toBe(403)
    expect((await envoyer(cookie, { texte: tableau(1) })).status).toBe(403)
  })
})
