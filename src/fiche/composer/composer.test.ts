import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Bloc, blocs, blocsSaisis, genre } from '#champ/blocs.tsx'
import { lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { lignes } from '#champ/lignes.tsx'
import { texteDe } from '#champ/saisie.ts'
import { texte } from '#champ/texte.tsx'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { sorteParcours } from '#parcours/parcours.sorte.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { creerVitrine } from '#vitrine/vitrine.factory.ts'
import { sorteVitrine } from '#vitrine/vitrine.sorte.ts'
import { agir } from './gestes.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const titre = texte({ libelle: 'Titre', max: 20, tropLong: 'Ce titre est trop long.' })
const genres = {
  page: genre({ libelle: 'Page', quoi: 'Du texte.', champs: { titre } }),
  questionnaire: genre({
    libelle: 'Questionnaire',
    quoi: 'Des questions.',
    champs: {
      titre,
      questions: lignes({
        libelle: 'Questions',
        une: 'Question',
        max: 3,
        champs: { quoi: texte({ libelle: 'Quoi', max: 20, tropLong: 'Trop long.', requis: 'Écrivez la question.' }), aide: titre },
      }),
    },
  }),
}
const champs = { liste: blocs({ libelle: 'Liste', genres, max: { nombre: 4, phrase: 'Quatre au plus.' }, reserves: ['page'] }) }
const lire = (saisie: Saisie) => lireContenu(base.db, champs, saisie)
const liste: Bloc<typeof genres>[] = [
  { cle: 'a', genre: 'page', titre: 'Un' },
  {
    cle: 'b',
    genre: 'questionnaire',
    titre: 'Deux',
    questions: [
      { quoi: 'Oui ?', aide: '' },
      { quoi: 'Non ?', aide: 'Ou oui.' },
    ],
  },
]
const depart = async () => remplir(champs, { liste }, await nommerContenus(base.db, champs, { liste }))

describe('des blocs', () => {
  it('se relisent tels qu’ils se remplissent', async () => {
    expect(await lire(await depart())).toEqual({ ok: true, valeur: { liste } })
  })

  it('chaque faute porte le nom de sa saisie ; une ligne laissée vide ne compte pas', async () => {
    const saisie = { ...(await depart()), 'liste.b.questions.0.quoi': '', 'liste.b.questions.1.quoi': '', 'liste.b.titre': 'x'.repeat(21) }
    const compris = await lire(saisie)
    expect(compris.ok ? [] : Object.keys(compris.fautes)).toEqual(['liste.b.titre', 'liste.b.questions.1.quoi'])
  })

  it("un bloc neuf tire sa clé de son titre, jamais celle d'un autre ni d'une page du site", async () => {
    const saisie: Saisie = { liste: ['a', 'nouveau-1', 'nouveau-2', 'nouveau-3'] }
    for (const [id, dit] of [
      ['a', ''],
      ['nouveau-1', 'A'],
      ['nouveau-2', ''],
      ['nouveau-3', 'Été !'],
    ] as const)
      Object.assign(saisie, { [`liste.${id}.genre`]: 'page', [`liste.${id}.titre`]: dit })
    const compris = await lire(saisie)
    expect(compris.ok && compris.valeur.liste.map(({ cle }) => cle)).toEqual(['a', 'a-2', 'page-2', 'ete'])
  })

  it('aucun geste n’en perd, n’en double, ni n’en change le contenu', async () => {
    const [referentiel, saisie] = [await chargerReferentiel(base.db), await depart()]
    const geste = fc.oneof(
      fc
        .tuple(fc.constantFrom('monter', 'descendre', 'oter', 'remettre', 'chercher'), fc.constantFrom('a', 'b', 'nouveau-1', 'absent', ''))
        .map(([verbe, id]) => `${verbe}:${id}`),
      fc
        .tuple(fc.constantFrom('page', 'questionnaire', 'toString'), fc.constantFrom(':a', ':', ':absent', ''))
        .map(([nom, apres]) => `ajouter:${nom}${apres}`),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(geste, { maxLength: 20 }), (gestes) => {
        let fin: Saisie = saisie
        for (const action of gestes) fin = agir({ ...fin, action }, { nom: 'liste', genres, referentiel })?.saisie ?? fin
        const ids = blocsSaisis(fin, 'liste', genres).map(({ id }) => id)
        const ajouts = gestes.filter((un) => /^ajouter:(page|questionnaire)(:|$)/.test(un)).length
        expect(new Set(ids).size).toBe(2 + ajouts)
        expect(ids).toHaveLength(2 + ajouts)
        expect([texteDe(fin, 'liste.a.titre'), texteDe(fin, 'liste.b.questions.1.aide')]).toEqual(['Un', 'Ou oui.'])
      }),
    )
  })

  it('monter puis descendre remet à sa place', async () => {
    const ou = { nom: 'liste', genres, referentiel: await chargerReferentiel(base.db) }
    const monte = agir({ ...(await depart()), action: 'monter:b' }, ou)?.saisie ?? {}
    expect(monte.liste).toEqual(['b', 'a'])
    expect(agir({ ...monte, action: 'descendre:b' }, ou)?.saisie.liste).toEqual(['a', 'b'])
  })
})

const couleurs: Record<string, string> = { couleur: '#224466', accent: '#aa3300' }
const aucune: Record<string, string> = {}

const sortes = [
  { sorte: sorteParcours, creer: () => creerParcours(base.db), nom: 'titre', autres: aucune },
  { sorte: sorteVitrine, creer: () => creerVitrine(base.db), nom: 'nom', autres: couleurs },
]

describe.each(sortes)('composer, pour la sorte $sorte.salle', ({ sorte, creer, nom, autres }) => {
  it('le second de deux enregistrements est prévenu, les deux textes côte à côte, et rien ne se perd', async () => {
    const { id, slug } = await creer()
    const adresse = `${sorte.chemin}/${slug}/composer`
    const [app, { cookie }] = [await base.app(), await base.connecter({ role: 'administrateur' })]
    const envoyer = (dit: string, version: string) => poster(app, adresse, { ...autres, [nom]: dit, version }, cookie)
    expect((await envoyer('Écrit le premier', '1')).status).toBe(303)
    const second = await envoyer('Écrit le second', '1')
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toMatch(/Ce que l&#39;autre personne a écrit|Ce que l'autre personne a écrit/)
    expect([page.includes('premier'), page.includes('value="Écrit le second"')]).toEqual([true, true])
    expect(await listVersions(base.db, sorte.salle, id)).toHaveLength(2)
    expect((await envoyer('Écrit le second', '2')).status).toBe(303)
    expect(await listVersions(base.db, sorte.salle, id)).toHaveLength(3)
  })

  it('ses versions se comparent, bloc par bloc, et l’on revient à l’une d’elles après l’avoir confirmé', async () => {
    const { id, slug } = await creer()
    const [app, { cookie }] = [await base.app(), await base.connecter({ role: 'administrateur' })]
    const lirePage = async (suite: string) => (await app.request(`${sorte.chemin}/${slug}${suite}`, { headers: { cookie } })).text()
    await poster(app, `${sorte.chemin}/${slug}/composer`, { ...autres, [nom]: 'Sans aucun bloc', version: '1' }, cookie)
    const comparees = await lirePage('/historique?de=1&a=2')
    expect([comparees.includes('Sans aucun bloc'), comparees.includes('retiré')]).toEqual([true, true])
    expect(await lirePage('/historique/1/restaurer')).toContain('<form')
    expect((await poster(app, `${sorte.chemin}/${slug}/historique/1/restaurer`, {}, cookie)).status).toBe(303)
    expect((await listVersions(base.db, sorte.salle, id))[0]?.motif).toBe('retour à la version 1')
    expect(await lirePage('/composer')).not.toContain('Sans aucun bloc')
  })
})
