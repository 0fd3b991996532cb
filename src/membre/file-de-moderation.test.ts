import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerDemande, salleDEssai } from './demande.factory.ts'
import { findDemande, listFile } from './demande.repository.ts'
import { creerMembre } from './membre.factory.ts'
import { purgerMembre } from './membre.salle.ts'
import { deciderDemandes } from './moderation.ts'

const base = baseDeTest()
const moderations = [salleDEssai().moderation]
beforeEach(() => base.vider())

const idDe = async (niveau: string, code: string) =>
  (await base.db.selectFrom('territoire').select('id').where('niveau', '=', niveau).where('code', '=', code).executeTakeFirstOrThrow()).id
const toutVoir = { salle: '', genre: '', territoireId: undefined, perimetres: undefined }

describe('le périmètre', () => {
  it("l'animatrice d'un département voit et décide ce qui vient de ses communes, rien d'autre", async () => {
    const [clermont, lyon, puyDeDome] = await Promise.all([idDe('commune', '63113'), idDe('commune', '69123'), idDe('departement', '63')])
    const ici = await creerDemande(base.db, { territoireId: clermont })
    const ailleurs = await creerDemande(base.db, { territoireId: lyon })
    const nullePart = await creerDemande(base.db)
    const moderateur = await creerMembre(base.db, { role: 'animateur', territoires: [puyDeDome] })
    const file = await listFile(base.db, { ...toutVoir, perimetres: moderateur.perimetres }, '', 10)
    expect(file.map(({ id }) => id)).toEqual([ici])
    const bilan = await deciderDemandes(base.db, {
      ids: [ici, ailleurs, nullePart],
      decision: 'accepter',
      phrase: '',
      moderateur,
      moderations,
    })
    expect(bilan.decidees).toEqual([ici])
    expect(bilan.refus.map(({ erreur }) => erreur.statut)).toEqual([403, 403])
  })

  it("l'animatrice d'un groupement voit ce qui vient d'une commune d'un EPCI du groupement", async () => {
    const epci =
      (
        await base.db
          .selectFrom('territoire')
          .select('epci_id')
          .where('niveau', '=', 'commune')
          .where('code', '=', '63113')
          .executeTakeFirstOrThrow()
      ).epci_id ?? 0
    const { id: groupement } = await base.db
      .insertInto('territoire')
      .values({ niveau: 'groupement', code: 'g1', nom: 'Pays d’essai', slug: 'g1-pays-d-essai', source: 'essai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await base.db.insertInto('groupement_membre').values({ groupement_id: groupement, territoire_id: epci }).execute()
    const ici = await creerDemande(base.db, { territoireId: await idDe('commune', '63113') })
    const moderateur = await creerMembre(base.db, { role: 'animateur', territoires: [groupement] })
    expect((await listFile(base.db, { ...toutVoir, perimetres: moderateur.perimetres }, '', 10)).map(({ id }) => id)).toEqual([ici])
    expect((await deciderDemandes(base.db, { ids: [ici], decision: 'accepter', phrase: '', moderateur, moderations })).decidees).toEqual([
      ici,
    ])
  })

  it('une thématique suffit à voir et à décider', async () => {
    const theme = await base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').limit(1).executeTakeFirstOrThrow()
    const id = await creerDemande(base.db, { thematiques: [theme.id] })
    const moderateur = await creerMembre(base.db, { role: 'animateur', thematiques: [theme.id] })
    expect(await listFile(base.db, { ...toutVoir, perimetres: moderateur.perimetres }, '', 10)).toHaveLength(1)
    expect((await deciderDemandes(base.db, { ids: [id], decision: 'accepter', phrase: '', moderateur, moderations })).decidees).toEqual([
      id,
    ])
  })
})

describe('la file', () => {
  it('se lit page après page, la plus ancienne d’abord, sans trou ni doublon, même déposées au même instant', async () => {
    await base.db.transaction().execute(async (trx) => {
      for (let n = 1; n <= 7; n++) await creerDemande(trx, { objetId: n })
    })
    const vues: number[] = []
    for (let apres = ''; ; ) {
      const lues = await listFile(base.db, toutVoir, apres, 3)
      vues.push(...lues.map(({ objet_id }) => objet_id))
      if (lues.length < 3) break
      apres = lues.at(-1)?.repere ?? ''
    }
    expect(vues).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('oublie le nom et l’adresse 30 jours après la décision, pas avant', async () => {
    const id = await creerDemande(base.db)
    const enAttente = await creerDemande(base.db)
    await deciderDemandes(base.db, {
      ids: [id],
      decision: 'accepter',
      phrase: '',
      moderations,
      moderateur: await creerMembre(base.db, { role: 'administrateur' }),
    })
    const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000)
    await purgerMembre(base.db, dans(29))
    expect(await findDemande(base.db, id)).toMatchObject({ auteur_nom: 'Ana' })
    await purgerMembre(base.db, dans(31))
    expect(await findDemande(base.db, id)).toMatchObject({ auteur_nom: null, auteur_courriel: null })
    expect(await findDemande(base.db, enAttente)).toMatchObject({ auteur_nom: 'Ana' })
  })
})
