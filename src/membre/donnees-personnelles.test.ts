import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { salles } from '#salles.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { noter } from '#socle/historique.ts'
import { creerLien, demanderLien } from './authentification.ts'
import { creerDemande } from './demande.factory.ts'
import { effacerMesDonnees, exporterMesDonnees } from './donnees-personnelles.ts'
import { creerMembre } from './membre.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const adresse = 'ana.martin@essai.invalid'

/** Une personne dont l'adresse est écrite partout où la plateforme peut l'écrire. */
async function uneVieEntiere() {
  await creerMembre(base.db, { role: 'administrateur', courriel: `joh${adresse}` })
  const membre = await creerMembre(base.db, { nom: 'Ana Martin', courriel: adresse, role: 'animateur' })
  await base.db.insertInto('membre_session').values({ id: 's1', membre_id: membre.id, jeton: 'j1', expire_le: new Date() }).execute()
  await demanderLien(base.db, adresse, '/')
  await ecrireCourriel(base.db, {
    a: 'autre@essai.invalid',
    sujet: `De ${adresse}`,
    texte: `Écrivez à Ana.Martin@Essai.Invalid.`,
    repondreA: adresse,
  })
  await ecrireCourriel(base.db, {
    a: 'autre@essai.invalid',
    sujet: `Voir ${adresse}`,
    texte: `Écrivez à Ana.Martin@Essai.Invalid, ou joh${adresse}`,
    entetes: { Cc: adresse },
    pieces: [{ nom: 'a.txt', type: 'text/plain', contenu: adresse }],
  })
  // Un message du relais où elle a donné une autre adresse que celle de son compte : son nom y est.
  const relais = { a: 'autre@essai.invalid', sujet: 'Un message', texte: 'Ana Martin vous écrit.', repondreA: 'bureau@essai.invalid' }
  await ecrireCourriel(base.db, { ...relais, auteurId: membre.id })
  await creerDemande(base.db, { objetId: 1, auteur: { id: membre.id, nom: 'Ana Martin' }, resume: `Répondre à ${adresse}.` })
  await creerDemande(base.db, { objetId: 2, auteur: { courriel: 'Ana.Martin@essai.invalid', nom: 'Ana Martin' } })
  await noter(base.db, {
    salle: 'essai',
    objetId: 1,
    contenu: { contact: adresse, nom: 'Atelier' },
    auteurId: membre.id,
    motif: 'modification',
  })
  return membre
}

describe('exporter ses données', () => {
  it('rend le compte, les demandes (même d’avant le compte), les modifications, les courriels reçus, et ce que chaque salle ajoute', async () => {
    const donnees = { exporter: async () => ({ fiches: ['Atelier'] }), effacer: async () => {} }
    const exportees = await exporterMesDonnees(base.db, await uneVieEntiere(), [{ nom: 'essai', donnees }])
    expect(exportees).toMatchObject({
      compte: { nom: 'Ana Martin', courriel: adresse, role: 'animateur' },
      sessions: [{ expire_le: expect.any(Date) }],
      demandes: [{ titre: 'Atelier des lucioles' }, { titre: 'Atelier des lucioles' }],
      modifications: [{ salle: 'essai', contenu: { nom: 'Atelier' } }],
      courriels_recus: [{ sujet: 'Votre lien de connexion à Catalyse' }],
      essai: { fiches: ['Atelier'] },
    })
  })

  it("ne dit rien d'une autre personne", async () => {
    await uneVieEntiere()
    const autre = await creerMembre(base.db, { nom: 'Zoé' })
    expect(JSON.stringify(await exporterMesDonnees(base.db, autre, salles))).not.toContain(adresse)
  })
})

describe('effacer ses données', () => {
  it("n'en laisse l'adresse ni le compte nulle part dans la base", async () => {
    const membre = await uneVieEntiere()
    expect((await colonnesQuiContiennent(base.db, adresse)).length).toBeGreaterThan(5)
    await effacerMesDonnees(base.db, membre, salles)
    expect(await colonnesQuiContiennent(base.db, adresse)).toEqual([])
    expect(await colonnesQuiContiennent(base.db, membre.id)).toEqual([])
    expect(await colonnesQuiContiennent(base.db, 'Ana Martin vous écrit')).toEqual([])
  })

  it("garde les demandes et l'historique, sans auteur, et l'adresse des autres", async () => {
    await effacerMesDonnees(base.db, await uneVieEntiere(), salles)
    const demandes = await base.db.selectFrom('demande').select(['auteur_id', 'auteur_nom', 'resume']).orderBy('objet_id').execute()
    expect(demandes).toEqual([
      { auteur_id: null, auteur_nom: null, resume: 'Répondre à (adresse effacée).' },
      { auteur_id: null, auteur_nom: null, resume: '' },
    ])
    const versions = await base.db.selectFrom('historique').select(['auteur_id', 'contenu']).execute()
    expect(versions).toEqual([{ auteur_id: null, contenu: { contact: '', nom: 'Atelier' } }])
    const [courriel] = await base.db.selectFrom('courriel').select('texte').execute()
    expect(courriel?.texte).toBe(`Écrivez à (adresse effacée), ou joh${adresse}`)
  })

  it("une salle qui échoue annule tout l'effacement", async () => {
    const membre = await uneVieEntiere()
    const donnees = { exporter: async () => null, effacer: () => Promise.reject(new Error('panne')) }
    await expect(effacerMesDonnees(base.db, membre, [{ nom: 'essai', donnees }])).rejects.toThrow('panne')
    expect(await base.db.selectFrom('membre').select('id').where('id', '=', membre.id).executeTakeFirst()).toBeDefined()
  })

  it('la dernière administration ne peut pas partir ; avec une autre, elle peut', async () => {
    const seule = await creerMembre(base.db, { role: 'administrateur' })
    await expect(effacerMesDonnees(base.db, seule, salles)).rejects.toMatchObject({
      statut: 409,
      message: expect.stringContaining("Nommez d'abord"),
    })
    await creerMembre(base.db, { role: 'administrateur' })
    await effacerMesDonnees(base.db, seule, salles)
    expect(await base.db.selectFrom('membre').select('id').execute()).toHaveLength(1)
  })

  it('deux administrations qui partent au même instant : une seule part', async () => {
    const deux = [await creerMembre(base.db, { role: 'administrateur' }), await creerMembre(base.db, { role: 'administrateur' })]
    const issues = await Promise.allSettled(deux.map((membre) => effacerMesDonnees(base.db, membre, salles)))
    expect(issues.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('un lien de connexion déjà demandé ne sert plus', async () => {
    const membre = await creerMembre(base.db, { courriel: adresse })
    await creerLien(base.db, adresse, '/')
    await effacerMesDonnees(base.db, membre, salles)
    expect(await base.db.selectFrom('membre_verification').select('id').where('valeur', 'like', `%${adresse}%`).execute()).toEqual([])
  })
})

/** Toute colonne de texte ou de JSON de la base où cette valeur est écrite, sans regarder la casse, à mot entier. */
async function colonnesQuiContiennent(db: Db, valeur: string): Promise<string[]> {
  const { rows: colonnes } = await sql<{ table: string; colonne: string }>`
    SELECT c.table_schema || '.' || c.table_name AS table, c.column_name AS colonne
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
      AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY') AND c.table_name NOT IN ('contour', 'territoire')`.execute(
    db,
  )
  const trouvees: string[] = []
  const motif = `(?<![a-z0-9])${valeur.replaceAll('.', '\\.')}`
  for (const { table, colonne } of colonnes) {
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(colonne)}::text ~* ${motif} LIMIT 1`.execute(db)
    if (rows.length > 0) trouvees.push(`${table}.${colonne}`)
  }
  return trouvees
}
