import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { type Trouve, toutes as toutDemander } from '#fiche/catalogue/question/fonds.ts'
import { ressources } from '#ressource/fonds.ts'
import { changerSuivi, findById, findBySlug } from '#ressource/ressource.depot.ts'
import { creerRessource, findByCleExterne } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { fichiers, tableauRessources } from './imports.tsx'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (flux: ReadableStream<Uint8Array>) => Buffer.from(await new Response(flux).arrayBuffer())
const importer = (
  texte: string | Buffer,
  options: { simuler?: boolean; nouvelles?: 'brouillon' | 'publiee'; peutEcrire?: () => boolean } = {},
) =>
  tableauRessources.importer(base.db, Buffer.from(texte), {
    nomFichier: 'essai.csv',
    auteurId: null,
    simuler: false,
    nouvelles: 'brouillon',
    ...options,
  })
const issues = (rapport: { issue: string }[]) => rapport.map(({ issue }) => issue)
const toutes = () => base.db.selectFrom('ressource').selectAll().orderBy('id').execute()

const toutesLesRessources: Trouve<unknown> = { fonds: ressources, question: toutDemander(ressources), examines: null }

describe('exporter des ressources', () => {
  it('suit les filtres du catalogue, par les routes publiques, sans rien de ce qui n’est pas publié', async () => {
    await creerRessource(base.db, { titre: 'Publiée', type: 'outil' })
    await creerRessource(base.db, { titre: 'En cours', etat: 'brouillon' })
    await creerRessource(base.db, { titre: 'Autre type', type: 'donnee' })
    const app = await base.app()
    const reponse = await app.request('/ressources.csv?type=outil')
    expect(reponse.headers.get('content-disposition')).toMatch(/ressources-\d{4}-\d{2}-\d{2}\.csv/)
    const lignes = parse<Record<string, string>>(await reponse.text(), { columns: true, bom: true })
    expect(lignes.map(({ titre, type, territoire }) => [titre, type, territoire])).toEqual([['Publiée', 'outil', 'commune:63113']])
    const json: { ressources: { titre: string; thematiques: string[] }[] } = JSON.parse(
      await (await app.request('/ressources.json')).text(),
    )
    expect(json.ressources.map(({ titre }) => titre)).toEqual(['Autre type', 'Publiée'])
    expect(json.ressources[0]?.thematiques).toHaveLength(1)
  })

  it('plusieurs pages se suivent sans doublon, dans l’ordre des titres', async () => {
    for (let i = 0; i < 205; i++) await creerRessource(base.db, { titre: `Numéro ${String(i % 50).padStart(3, '0')}`, corps: '' })
    const lignes = parse<Record<string, string>>(await lire(fichiers.csv(base.db, toutesLesRessources)), { columns: true, bom: true })
    expect(new Set(lignes.map(({ cle }) => cle)).size).toBe(205)
    expect(JSON.parse((await lire(fichiers.json(base.db, toutesLesRessources))).toString()).ressources).toHaveLength(205)
  })

  it('une formule est désamorcée', async () => {
    await creerRessource(base.db, { titre: '=1+1 pour voir', resume: '@SUM(A1)' })
    expect((await lire(fichiers.csv(base.db, toutesLesRessources))).toString()).toMatch(/"'=1\+1 pour voir"[\s\S]*"'@SUM\(A1\)"/)
  })
})

describe('importer des ressources', () => {
  it('un export réimporté ne change rien, quels que soient les textes', async () => {
    const texte = fc.string({ unit: fc.constantFrom(...'aé"=+-@,;|\n\t \'\\#*[]<>:'), maxLength: 40 })
    const ressource = fc.record({
      titre: texte.map((t) => `Ab ${t} c`),
      resume: texte,
      corps: texte,
      source: texte,
      auteurs: fc.array(fc.constantFrom('Ana Martin', 'Atelier, essais', '=Bob'), { maxLength: 3 }).map((noms) => [...new Set(noms)]),
      besoin: fc.option(texte),
      dureeMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(ressource, { minLength: 1, maxLength: 3 }), async (voulues) => {
        await base.vider()
        for (const { besoin, ...r } of voulues) {
          const cadre =
            besoin === null ? null : { besoin, spheres: '', fait: '', cout: '', duree: '', effets: '', reprendre: '', limites: '' }
          await creerRessource(base.db, { ...r, cadre })
        }
        const avant = await toutes()
        const [csv, json] = [
          await lire(fichiers.csv(base.db, toutesLesRessources)),
          await lire(fichiers.json(base.db, toutesLesRessources)),
        ]
        for (const fichier of [csv, json]) expect(new Set(issues((await importer(fichier)).rapport))).toEqual(new Set(['inchangee']))
        expect(await toutes()).toEqual(avant)
      }),
      { numRuns: 8 },
    )
  })

  it('la plus longue source que le formulaire accepte se réimporte, changée', async () => {
    const { id } = await creerRessource(base.db, { source: 'source '.repeat(142).trim() })
    const csv = (await lire(fichiers.csv(base.db, toutesLesRessources))).toString().replace(/source source/, 'autre source')
    const { rapport } = await importer(csv)
    expect(rapport).toMatchObject([{ issue: 'modifiee' }])
    expect((await findById(base.db, id))?.source).toMatch(/^autre source/)
  })

  it('ce qu’un export tait (une organisation archivée, une ressource en brouillon) n’est pas retiré en le réimportant', async () => {
    const visible = await creerActeur(base.db, { nom: 'Visible' })
    const archivee = await creerActeur(base.db, { nom: 'Archivée', etat: 'archivee' })
    const autre = await creerRessource(base.db, { titre: 'Pas encore', etat: 'brouillon' })
    const { id } = await creerRessource(base.db, { titre: 'Liée', acteurIds: [archivee.id, visible.id], lieeIds: [autre.id] })
    const csv = await lire(fichiers.csv(base.db, toutesLesRessources))
    expect(csv.toString()).not.toMatch(/archivee|pas-encore/)
    expect(issues((await importer(csv)).rapport)).toEqual(['inchangee'])
    expect(await findById(base.db, id)).toMatchObject({ acteurIds: [archivee.id, visible.id], lieeIds: [autre.id] })
  })

  it('crée des brouillons, ou publie, comme choisi ; deux fois donne la même base', async () => {
    const texte = 'titre;type;thematiques;territoire;auteurs\nUne méthode;Méthode;numerique;commune:63113;"Ana ; Bob"\nUn outil;outil;;;\n'
    expect(issues((await importer(texte)).rapport)).toEqual(['creee', 'creee'])
    expect(await findBySlug(base.db, 'une-methode')).toMatchObject({
      etat: 'brouillon',
      auteurs: ['Ana', 'Bob'],
      source: 'Import du fichier « essai.csv »',
    })
    const avant = await toutes()
    expect(issues((await importer(texte, { nouvelles: 'publiee' })).rapport)).toEqual(['inchangee', 'inchangee'])
    expect(await toutes()).toEqual(avant)
    await importer('titre,type\nTout de suite,kit\n', { nouvelles: 'publiee' })
    expect((await findBySlug(base.db, 'tout-de-suite'))?.etat).toBe('publiee')
  })

  it('un essai dit la même chose et n’écrit rien', async () => {
    await creerRessource(base.db, { titre: 'Déjà là', cleExterne: 'x:1' })
    const texte = 'titre,type,cle_externe\nRenommée,methode,x:1\nNeuve,methode,\nNeuve,methode,\nAutre,licorne,\n'
    const essai = await importer(texte, { simuler: true })
    expect(issues(essai.rapport)).toEqual(['modifiee', 'creee', 'inchangee', 'refusee'])
    expect((await toutes()).map(({ titre }) => titre)).toEqual(['Déjà là'])
    expect(issues((await importer(texte)).rapport)).toEqual(issues(essai.rapport))
    expect((await findByCleExterne(base.db, 'x:1'))?.titre).toBe('Renommée')
  })

  it('l’identifiant externe l’emporte sur l’adresse, l’adresse sur le titre ; deux qui se contredisent sont refusés', async () => {
    await creerRessource(base.db, { titre: 'Par clé', cleExterne: 'x:1' })
    await creerRessource(base.db, { titre: 'Par adresse' })
    const { rapport } = await importer('titre,cle,cle_externe\nUn peu autre,par-adresse,\nQui ?,par-adresse,x:1\n')
    expect(issues(rapport)).toEqual(['modifiee', 'refusee'])
    expect(rapport[1]?.messages).toEqual([
      'Les identifiants de cette ligne désignent plusieurs ressources : « Par clé », « Un peu autre ».',
    ])
  })

  it('une ligne cite en une passe ce qui naît d’une ligne précédente, et un essai le dit de même', async () => {
    const texte = 'titre,cle,type,liees\nPremière,,methode,\nDeuxième,la-suite,outil,premiere|absente\nTroisième,,kit,la-suite|premiere\n'
    const messages = [[], ['Ressources liées inconnues, ignorées : « absente ».'], []]
    const essai = await importer(texte, { simuler: true, nouvelles: 'publiee' })
    expect(essai.rapport.map((ligne) => ligne.messages)).toEqual(messages)
    const { rapport } = await importer(texte, { nouvelles: 'publiee' })
    expect(rapport.map((ligne) => ligne.messages)).toEqual(messages)
    const [premiere, deuxieme, troisieme] = rapport.map(({ objetId }) => Number(objetId))
    expect(await findById(base.db, deuxieme ?? 0)).toMatchObject({ lieeIds: [premiere] })
    expect(await findById(base.db, troisieme ?? 0)).toMatchObject({ lieeIds: [deuxieme, premiere] })
    expect(issues((await importer(texte)).rapport)).toEqual(['inchangee', 'inchangee', 'inchangee'])
  })

  it('un refus ne nomme pas le brouillon de quelqu’un', async () => {
    const { id: proprietaireId } = await base.connecter()
    const secret = await creerRessource(base.db, { titre: 'Rien à voir', cleExterne: 'x:1', etat: 'brouillon', proprietaireId })
    await creerRessource(base.db, { titre: 'Par adresse' })
    const texte = 'cle,cle_externe,resume\npar-adresse,x:1,\n,x:1,Autre\n'
    const ailleurs = { peutEcrire: () => false }
    const { rapport } = await importer(texte, ailleurs)
    expect(rapport).toMatchObject([
      {
        issue: 'refusee',
        messages: ['Les identifiants de cette ligne désignent plusieurs ressources : une ressource non publiée, « Par adresse ».'],
      },
      { issue: 'refusee', messages: ['Hors du périmètre que vous animez.'] },
    ])
    expect(JSON.stringify(rapport)).not.toContain(secret.titre)
    await expect(creerRessource(base.db, { cleExterne: 'x:1' })).rejects.toThrow(/^Une ressource porte déjà cet identifiant\.$/)
  })

  it('ce que le fichier ne dit pas reste comme avant ; une cellule vide efface ; l’état ne change jamais', async () => {
    const { id } = await creerRessource(base.db, { titre: 'Complète', resume: 'Avant' })
    await base.db.transaction().execute((trx) => changerSuivi(trx, id, { etat: 'archivee' }, { auteurId: null, motif: 'archivage' }))
    await importer('cle,resume,etat\ncomplete,,publiee\n')
    const apres = await findById(base.db, id)
    expect(apres).toMatchObject({ resume: '', etat: 'archivee', auteurs: ['Atelier des essais'] })
  })

  it('dit par une phrase ce qui est faux, et lit les encodages des tableurs', async () => {
    const { rapport } = await importer(
      Buffer.from(
        'titre;type;licence;duree_minutes;territoire;source_url\nÉté;methode;MIT;;;\nÉté deux;methode;;beaucoup;lune:1;javascript:x\n',
        'latin1',
      ),
    )
    expect(rapport[0]?.messages[0]).toMatch(/Licence inconnue : « MIT »/)
    expect(rapport[1]?.messages).toEqual([
      "Durée en minutes : « beaucoup » n'est pas un nombre de 1 à 10080 : ignoré.",
      "« javascript:x » n'est pas une adresse de site : ignorée.",
      'Territoire inconnu, ignoré : « lune:1 » (forme attendue : commune:63113).',
    ])
    await expect(importer('{"ressources":[{"titre"')).rejects.toThrow(/JSON est mal formé/)
    await expect(importer('{"autre":1}')).rejects.toThrow(/liste de ressources/)
    await expect(importer('a;b\n1;2\n')).rejects.toThrow(/au moins « titre »/)
  })
})
