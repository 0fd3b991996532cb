import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerDemande } from './demande.factory.ts'
import { creerMembre } from './membre.factory.ts'
import { recapitulerDemandes } from './recapituler-demandes.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000)
const courriels = () => base.db.selectFrom('courriel').select(['destinataire', 'sujet', 'texte']).orderBy('id').execute()
const idDe = async (niveau: string, code: string) =>
  (await base.db.selectFrom('territoire').select('id').where('niveau', '=', niveau).where('code', '=', code).executeTakeFirstOrThrow()).id

describe('le récapitulatif des demandes', () => {
  it('dit à qui modère combien, lesquelles et où décider ; rien à un membre', async () => {
    await creerMembre(base.db, { courriel: 'ana@essai.invalid', nom: 'Ana', role: 'administrateur' })
    await creerMembre(base.db, { role: 'membre' })
    await creerDemande(base.db, { titre: 'Atelier des lucioles' })
    await creerDemande(base.db, { titre: 'Collectif des grillons' })
    expect(await recapitulerDemandes(base.db)).toBe(1)
    const [seul, autre] = await courriels()
    expect(autre).toBeUndefined()
    expect(seul).toMatchObject({ destinataire: 'ana@essai.invalid', sujet: '2 nouvelles demandes à traiter' })
    expect(seul?.texte).toMatch(/Bonjour Ana,[\s\S]*- Atelier des lucioles\n- Collectif des grillons[\s\S]*\/moderation/)
  })

  it('ne part pas à un compte nommé d’avance, que personne n’a encore ouvert', async () => {
    await base.db.insertInto('membre').values({ id: 'x', courriel: 'x@essai.invalid', role: 'administrateur' }).execute()
    await creerDemande(base.db)
    expect(await recapitulerDemandes(base.db)).toBe(0)
  })

  it('ne part pas deux fois le même jour, ni sans rien de neuf ; le lendemain, il ne nomme que le neuf', async () => {
    await creerMembre(base.db, { role: 'animateur' })
    await creerDemande(base.db, { titre: 'Ancienne' })
    expect(await recapitulerDemandes(base.db)).toBe(1)
    expect(await recapitulerDemandes(base.db, dans(1))).toBe(0)
    await creerDemande(base.db, { titre: 'Nouvelle' })
    expect(await recapitulerDemandes(base.db)).toBe(0)
    expect(await recapitulerDemandes(base.db, dans(1))).toBe(1)
    const dernier = (await courriels()).at(-1)
    expect(dernier?.sujet).toBe('Une nouvelle demande : Nouvelle')
    expect(dernier?.texte).not.toContain('Ancienne')
    expect(dernier?.texte).toContain('1 autre attendait déjà.')
  })

  it('ne parle que du périmètre de chacun, et d’une question posée à personne', async () => {
    const [clermont, lyon, puyDeDome] = await Promise.all([idDe('commune', '63113'), idDe('commune', '69123'), idDe('departement', '63')])
    await creerMembre(base.db, { role: 'animateur', territoires: [puyDeDome] })
    await creerDemande(base.db, { territoireId: lyon })
    const enQuestion = await creerDemande(base.db, { territoireId: clermont })
    await base.db.updateTable('demande').set({ etat: 'question' }).where('id', '=', enQuestion).execute()
    expect(await recapitulerDemandes(base.db)).toBe(0)
    await creerDemande(base.db, { territoireId: clermont, titre: 'À Clermont' })
    expect(await recapitulerDemandes(base.db)).toBe(1)
    expect((await courriels())[0]?.texte).toMatch(/^- À Clermont$/m)
  })

  it('borne la liste, et dit le reste', async () => {
    await creerMembre(base.db, { role: 'animateur' })
    for (let i = 0; i < 13; i++) await creerDemande(base.db, { titre: `Demande ${i}` })
    await recapitulerDemandes(base.db)
    const texte = (await courriels())[0]?.texte
    expect(texte).toContain('- Demande 9\n- et 3 autres')
    expect(texte).not.toContain('Demande 10')
  })
})
