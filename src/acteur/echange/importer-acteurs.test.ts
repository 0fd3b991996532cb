import { existsSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { listVersions } from '#socle/historique.ts'
import { findById, findBySlug, listByIds } from '../acteur.depot.ts'
import { creerActeur } from '../acteur.factory.ts'
import { importerFichier, importerTexte } from './import.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const compter = async () =>
  Number(
    (
      await base.db
        .selectFrom('acteur')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const issues = (rapport: { issue: string }[]) => rapport.map(({ issue }) => issue)

describe('importer des acteurs', () => {
  it('crée une fiche publiée, placée à sa commune, cherchable, avec sa première version', async () => {
    const { rapport } = await importerTexte(
      base.db,
      'nom;profil;pratiques;commune;siret\nAtelier des essais;Association;dialogue-territorial;63113;732 829 320 00074\n',
    )
    expect(rapport).toEqual([{ ligne: 2, nom: 'Atelier des essais', issue: 'creee', messages: [] }])
    const fiche = await findBySlug(base.db, 'atelier-des-essais')
    expect(fiche).toMatchObject({ etat: 'publiee', siret: '73282932000074', source: 'Import du fichier « essai.csv »' })
    expect(fiche?.point?.latitude).toBeCloseTo(45.78, 1)
    expect(fiche?.termeIds).toHaveLength(1)
    expect(await listVersions(base.db, 'acteur', fiche?.id ?? 0)).toMatchObject([{ numero: 1, motif: 'import' }])
    expect(await base.db.selectFrom('moteur').select('salle').execute()).toEqual([{ salle: 'acteur' }])
  })

  it('deux fois le même fichier donne la même base', async () => {
    const texte = 'nom,profil,commune,description\nUn,lieu,63113,"a\nb"\nDeux,lieu,63300,\nDeux,lieu,15014,\n'
    expect(issues((await importerTexte(base.db, texte)).rapport)).toEqual(['creee', 'creee', 'creee'])
    const avant = await listByIds(base.db, [1, 2, 3])
    expect(issues((await importerTexte(base.db, texte)).rapport)).toEqual(['inchangee', 'inchangee', 'inchangee'])
    expect(await listByIds(base.db, [1, 2, 3])).toEqual(avant)
    expect(await compter()).toBe(3)
  })

  it('un essai dit la même chose et n’écrit rien', async () => {
    await creerActeur(base.db, { nom: 'Déjà là', communeId: null, siret: '73282932000074' })
    const texte =
      'nom,profil,siret,commune\nRenommée,lieu,73282932000074,63113\nNeuve,lieu,,63113\nNeuve,lieu,,63113\nFausse,lieu,12345678901234,63113\n'
    const essai = await importerTexte(base.db, texte, { simuler: true })
    expect(issues(essai.rapport)).toEqual(['modifiee', 'creee', 'inchangee', 'refusee'])
    expect(await compter()).toBe(1)
    expect((await findById(base.db, 1))?.nom).toBe('Déjà là')
    expect(await base.db.selectFrom('historique').selectAll().execute()).toHaveLength(1)
    expect((await importerTexte(base.db, texte)).rapport).toEqual(essai.rapport)
    expect(await compter()).toBe(2)
  })

  it('un SIRET faux est refusé par une phrase, et n’empêche pas les autres lignes', async () => {
    const { rapport } = await importerTexte(
      base.db,
      'nom,profil,siret\nA,lieu,73282932000075\nB1,lieu,7.32829E+13\nC1,lieu,\nD1,lieu,1234\n',
    )
    expect(issues(rapport)).toEqual(['refusee', 'refusee', 'creee', 'refusee'])
    expect(rapport[0]?.messages).toEqual(['Le nom manque.', "Le SIRET « 73282932000075 » n'est pas juste : un de ses chiffres est faux."])
    expect(rapport[1]?.messages[0]).toMatch(/le tableur l'a arrondi/)
    expect(rapport[3]?.messages[0]).toMatch(/il en faut 14/)
  })

  it('ce que le fichier ne dit pas reste comme avant ; une cellule vide efface', async () => {
    const avant = await creerActeur(base.db, { nom: 'Complète', resume: 'Avant', courrielContact: 'relais@essai.invalid' })
    await importerTexte(base.db, 'cle,resume\ncomplete,Après\n')
    const apres = await findById(base.db, avant.id)
    expect(apres).toEqual({ ...avant, resume: 'Après', modifieLe: apres?.modifieLe })
    await importerTexte(base.db, 'cle,resume,pratiques\ncomplete,,\n')
    expect(await findById(base.db, avant.id)).toMatchObject({
      resume: '',
      termeIds: avant.termeIds.slice(1),
      courrielContact: 'relais@essai.invalid',
    })
  })

  it('un identifiant l’emporte sur le nom ; deux identifiants qui se contredisent sont refusés', async () => {
    await creerActeur(base.db, { nom: 'Par siret', siret: '73282932000074' })
    await creerActeur(base.db, { nom: 'Par clé', cleExterne: 'x:1' })
    const { rapport } = await importerTexte(base.db, 'nom,siret,cle_externe\nRenommée,73282932000074,\nQui ?,73282932000074,x:1\n')
    expect(issues(rapport)).toEqual(['modifiee', 'refusee'])
    expect(rapport[1]?.messages[0]).toMatch(/désignent plusieurs fiches : « (Renommée|Par clé) », « (Renommée|Par clé) »/)
    expect(await compter()).toBe(2)
  })

  it('le même nom dans la même commune est la même fiche, accents et casse ignorés', async () => {
    await creerActeur(base.db, { nom: 'L’Étincelle' })
    expect(issues((await importerTexte(base.db, 'nom,profil,commune\nL’ETINCELLE,lieu,63113\nL’Étincelle,lieu,63300\n')).rapport)).toEqual([
      'modifiee',
      'creee',
    ])
  })

  it('des coordonnées loin de la commune sont ignorées, et c’est dit', async () => {
    const { rapport } = await importerTexte(
      base.db,
      'nom,profil,commune,longitude,latitude\nLoin,lieu,51454,5.41423,"43,52609"\nPrès,lieu,63113,3.1,45.8\n',
    )
    expect(rapport[0]?.messages[0]).toMatch(/^Coordonnées à 6\d\d km de la commune : ignorées, la fiche est placée à sa commune\.$/)
    expect((await findBySlug(base.db, 'loin'))?.point?.latitude).toBeCloseTo(49.25, 1)
    expect((await findBySlug(base.db, 'pres'))?.point).toEqual({ longitude: 3.1, latitude: 45.8 })
  })

  it('du HTML et des formules restent du texte', async () => {
    const nom = '<script>alert(1)</script>'
    await importerTexte(base.db, `nom,profil,resume,liens\n${nom},lieu,=1+1,javascript:alert(1)|exemple.fr\n`)
    expect(await findById(base.db, 1)).toMatchObject({ nom, resume: '=1+1', liens: ['https://exemple.fr'] })
    const page = await (await (await base.app()).request('/acteurs/script-alert-1-script')).text()
    expect(page).not.toContain(nom)
  })

  it('une commune se dit par son nom, un code sans son zéro, un arrondissement', async () => {
    const texte =
      'nom,profil,code_insee,ville\nA1,lieu,1004,\nB1,lieu,69383,\nC1,lieu,,Clermont-Ferrand\nD1,lieu,99999,Nulle-Part-sur-Rien\n'
    const { rapport } = await importerTexte(base.db, texte)
    const { rows } = {
      rows: await base.db
        .selectFrom('acteur')
        .leftJoin('territoire', 'territoire.id', 'commune_id')
        .select('code')
        .orderBy('acteur.id')
        .execute(),
    }
    expect(rows.map(({ code }) => code)).toEqual(['01004', '69123', '63113', null])
    expect(rapport[3]?.messages).toEqual(['Commune inconnue : « 99999 Nulle-Part-sur-Rien ».'])
  })

  it('ce qui est inconnu est dit, ligne par ligne', async () => {
    const { rapport, phrase } = await importerTexte(
      base.db,
      'nom,profil,pratiques,verifiee_le,etat,mystere\nA1,licorne,,,,\nB1,lieu,voler|Dialogue territorial,31/02/2024,perdue,x\n',
    )
    expect(issues(rapport)).toEqual(['refusee', 'creee'])
    expect(rapport[0]?.messages[0]).toMatch(/Profil inconnu : « licorne »\. Profils possibles : .*association/)
    expect(rapport[1]?.messages.join(' ')).toMatch(/« voler » n'est pas au référentiel.*État inconnu.*31\/02\/2024/)
    expect(phrase).toMatch(/Colonnes ignorées : mystere/)
  })

  it('plusieurs milliers de lignes passent par lots', async () => {
    const lignes = Array.from({ length: 2000 }, (_, i) => `Structure ${i % 1900},lieu,63113,dialogue-territorial,epci:246300701`)
    const { rapport } = await importerTexte(base.db, `nom,profil,commune,pratiques,territoires\n${lignes.join('\n')}\n`)
    expect(issues(rapport).filter((issue) => issue === 'creee')).toHaveLength(1900)
    expect(await compter()).toBe(1900)
    const { compte } = await base.db
      .selectFrom('facette')
      .select((eb) => eb.fn.countAll<number>().as('compte'))
      .where('dimension', '=', 'tous')
      .executeTakeFirstOrThrow()
    expect(Number(compte)).toBe(1)
  })
})

const exemple = '../shared/donnees/lieux-mediation-numerique.csv'
describe.skipIf(!existsSync(exemple))('le schéma national des lieux de médiation numérique', () => {
  it('est reconnu ; son point trop loin de sa commune est écarté ; importé deux fois, il ne change rien', async () => {
    const octets = existsSync(exemple) ? readFileSync(exemple) : Buffer.from('')
    const { rapport, phrase } = await importerFichier(base.db, octets, { nomFichier: 'lieux.csv' })
    expect(phrase).toContain('lieux de médiation numérique')
    expect(rapport[0]).toMatchObject({ nom: 'Anonymal', issue: 'creee' })
    expect(rapport[0]?.messages).toEqual([expect.stringMatching(/^Coordonnées à 6\d\d km de la commune : ignorées/)])
    expect(await findBySlug(base.db, 'anonymal')).toMatchObject({
      siret: '43493312300029',
      verifieeLe: '2022-06-02',
      source: 'Hubik',
      cleExterne: 'hubik:structure-1',
      liens: ['https://www.laquincaillerie.tl/', 'https://m.facebook.com/laquincaillerienumerique/'],
    })
    expect((await importerFichier(base.db, octets, { nomFichier: 'lieux.csv' })).rapport[0]?.issue).toBe('inchangee')
  })
})
