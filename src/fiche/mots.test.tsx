import { renderToString } from 'preact-render-to-string'
import { beforeEach, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { trouve } from '#socle/erreurs.ts'
import { AvisDeFiche } from './avis.tsx'
import { archivageDe } from './cycle/archivage.routes.tsx'
import { depotDe } from './depot.repository.ts'
import { ecrituresDe } from './enregistrer.ts'
import { fraicheurDe } from './fraicheur/fraicheur.routes.tsx'
import { rappelerFraicheur } from './fraicheur/rappeler-fraicheur.ts'
import { historiqueDe } from './historique/historique.routes.tsx'
import { revendicationDe } from './revendication/revendication.routes.tsx'

const base = baseDeTest()
beforeEach(() => base.vider())

const sorteBesoin = {
  ...sorteActeur,
  chemin: '/besoins' as const,
  mots: {
    un: 'un besoin',
    la: 'le besoin',
    cette: 'ce besoin',
    pluriel: 'besoins',
    dans: 'dans la liste',
    hors: 'de la liste',
    genre: 'm',
  },
  url: ({ slug }: { slug: string }) => `/besoins/${slug}`,
} satisfies typeof sorteActeur
const fraicheur = fraicheurDe(sorteBesoin, { usage: 'besoin-a-jour', publiee: 'publiee' })
const besoins = {
  nom: 'besoin',
  actes: [
    archivageDe(sorteBesoin, { publiee: 'publiee', archivee: 'archivee' }),
    fraicheur,
    historiqueDe(sorteBesoin),
    revendicationDe(sorteBesoin, {
      laNommer: 'le besoin',
      lien: 'ce besoin',
      tenir: 'Qui tient un besoin le modifie.',
      aide: '',
      dejaTenue: 'Déjà tenu.',
      tenueParUneAutre: 'Un autre le tient.',
    }),
  ],
}

it('une sorte masculine se lit au masculin sur toutes ses pages', async () => {
  const app = await base.app({ avec: [besoins] })
  const tient = await base.connecter({ nom: 'Ana' })
  const { id, slug } = await creerActeur(base.db, { nom: 'Un vélo', estCatalyseur: false, proprietaireId: tient.id })
  const lus: string[] = []
  const dire = (html: string) => lus.push(html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' '))
  const lire = async (acte: string, cookie = tient.cookie) => {
    const reponse = await app.request(`/besoins/${slug}/${acte}`, { headers: { cookie } })
    dire(/<main[\s\S]*<\/main>/.exec(await reponse.text())?.[0] ?? '')
  }
  await lire('archiver')
  await lire('republier')
  await lire('a-jour')
  await lire('historique/1/restaurer')
  expect((await poster(app, `/besoins/${slug}/a-jour`, {}, (await base.connecter()).cookie)).status).toBe(403)
  await poster(app, `/besoins/${slug}/a-jour`, {}, tient.cookie)
  await lire('a-jour/merci')
  await poster(app, `/besoins/${slug}/archiver`, {}, tient.cookie)
  await lire('archivee')
  await lire('republier')
  await lire('archiver')
  // Archivé par l'animation, qui le tient ne le remet pas.
  const retirer = { auteurId: null, motif: 'archivage' }
  await base.db.transaction().execute((trx) => ecrituresDe(sorteBesoin).changerSuivi(trx, id, { etat: 'archivee' }, retirer))
  await lire('republier')
  await base.db
    .transaction()
    .execute((trx) => ecrituresDe(sorteBesoin).changerSuivi(trx, id, { etat: 'publiee', proprietaire_id: null }, retirer))
  await lire('revendiquer')
  await lire('revendiquer/merci')
  for (const avis of ['modifiee', 'proposee', 'publiee', 'archivee', 'republiee', 'restauree'])
    dire(renderToString(<AvisDeFiche sorte={sorteBesoin} avis={avis} />))
  const texte = lus.join('\n')
  expect(texte).toContain("Le besoin sort de la liste et de la recherche. Il n'est pas effacé : vous pourrez le republier, avec tout son")
  expect(texte).toContain('Le besoin est archivé')
  expect(texte).toContain("Il est archivé. Le besoin revient dans la liste et dans la recherche, tel qu'il était. Pensez à le relire")
  expect(texte).toContain("L'animation du réseau a archivé ce besoin : demandez-lui de le republier.")
  expect(texte).toContain("Ce besoin n'est pas archivé.")
  expect(texte).toContain("Ce besoin n'a jamais été vérifié.")
  expect(texte).toContain('« Un vélo » est dit à jour')
  expect(texte).toContain("Le besoin est archivé : il n'est plus dans la liste.")
  // « Une demande », « une personne » et « la liste » sont les seuls féminins que ces pages gardent.
  const feminins =
    /\b(elle|archivée|effacée|vérifiée|publiée|proposée|modifiée|telle|dite|à le|la (lire|relire|republier|laisser|remettre|dire))\b/i
  expect(texte.replace('va la lire. Vous recevrez un courriel quand elle sera', '')).not.toMatch(feminins)
})

it('son rappel se lit au masculin', async () => {
  const { id: proprietaireId } = await base.connecter({ nom: 'Ana' })
  const { id } = await creerActeur(base.db, { nom: 'Un vélo', proprietaireId })
  const dater = (verifiee_le: string | null) => depotDe(sorteBesoin).updateSuivi(base.db, id, { verifiee_le })
  await dater('2020-03-01')
  await rappelerFraicheur(base.db, fraicheur.rappels ?? [])
  const courriel = trouve(await base.db.selectFrom('courriel').selectAll().executeTakeFirst())
  expect(courriel).toMatchObject({ sujet: '« Un vélo » est-il toujours à jour ?', texte: expect.stringContaining('vérifié le 1') })
})
