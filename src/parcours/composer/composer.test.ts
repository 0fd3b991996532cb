import { beforeEach, describe, expect, it } from 'vitest'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { listVersions } from '#socle/historique.ts'
import { findBySlug, listTous } from '../parcours.depot.ts'
import { creerParcours } from '../parcours.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const slug = 'relier-les-lucioles'
const adresse = `/parcours/${slug}/composer`

/** Ce qu'un navigateur renverrait de la page : les champs de ses formulaires, tels quels. */
function champsDe(html: string): [string, string][] {
  const decoder = (texte: string) =>
    texte
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  const formulaire = html.slice(html.indexOf('<form class="compo"'), html.indexOf('</form>', html.indexOf('<form class="compo"')))
  const champs: [string, string][] = []
  for (const [balise] of formulaire.matchAll(/<input [^>]*>|<textarea [^>]*>[^<]*|<select [^>]*>.*?<\/select>/gs)) {
    const nom = / name="([^"]*)"/.exec(balise)?.[1]
    if (!nom || (/type="(checkbox|radio)"/.test(balise) && !/ checked/.test(balise))) continue
    const choisie = balise.startsWith('<select') ? /<option (?:value="([^"]*)" selected|selected value="([^"]*)")/.exec(balise) : null
    const valeur = balise.startsWith('<textarea')
      ? balise.slice(balise.indexOf('>') + 1)
      : choisie
        ? (choisie[1] ?? choisie[2] ?? '')
        : balise.startsWith('<select')
          ? ''
          : (/ value="([^"]*)"/.exec(balise)?.[1] ?? '')
    champs.push([nom, decoder(valeur)])
  }
  return champs
}

async function animation() {
  const { cookie } = await base.connecter({ role: 'animateur' })
  const app = await base.app()
  const lire = async (chemin = adresse) => (await app.request(chemin, { headers: { cookie } })).text()
  const envoyer = async (champs: [string, string][], action: string, chemin = adresse) =>
    poster(app, chemin, [...champs, ['action', action]], cookie)
  return { cookie, app, lire, envoyer }
}
const ecrire = (champs: [string, string][], nom: string, valeur: string): [string, string][] => [
  ...champs.filter(([autre]) => autre !== nom),
  [nom, valeur],
]

/** Les noms que portaient les saisies avant la version 0.3. */
const nomDAvant = (nom: string): string =>
  nom
    .replace('blocs[]', 'bloc[]')
    .replace(/^version$/, 'base')
    .replace(/^blocs\.([^.]+)\.(.+)$/, 'b_$1_$2')
    .replace(/\.?(champ|q)(?:uestion)?s\.(\d+)\./, '$1$2_')

const blocs = async () => (await findBySlug(base.db, slug))?.blocs ?? []

describe('composer un parcours, sans script', () => {
  it('enregistrer la page telle quelle ne change rien', async () => {
    const ressource = await creerRessource(base.db)
    const { id } = await creerParcours(base.db, { ressourceId: ressource.id })
    const { lire, envoyer } = await animation()
    const reponse = await envoyer(champsDe(await lire()), 'enregistrer')
    expect(reponse.headers.get('location')).toBe(`${adresse}?fait=inchange`)
    expect(await listVersions(base.db, 'parcours', id)).toHaveLength(1)
  })

  it("un bloc monte, un autre s'ôte et se remet, rien n'est écrit avant d'enregistrer", async () => {
    const { id } = await creerParcours(base.db)
    const { lire, envoyer } = await animation()
    const monte = await (await envoyer(champsDe(await lire()), 'monter:methode')).text()
    const ote = await (await envoyer(champsDe(monte), 'oter:carnet')).text()
    expect(ote).toContain('Remettre')
    expect((await blocs()).map(({ cle }) => cle).slice(0, 4)).toEqual(['regarder', 'lire', 'methode', 'carnet'])
    const remis = await (await envoyer(champsDe(ote), 'remettre:carnet')).text()
    await envoyer(champsDe(await (await envoyer(champsDe(remis), 'oter:film')).text()), 'enregistrer')
    expect((await blocs()).map(({ cle }) => cle)).toEqual(['regarder', 'methode', 'lire', 'carnet', 'relier', 'controle', 'partager'])
    expect(await listVersions(base.db, 'parcours', id)).toHaveLength(2)
  })

  it('un bloc ajouté à sa place se remplit, et une faute garde tout', async () => {
    await creerParcours(base.db)
    const { lire, envoyer } = await animation()
    const ajoute = champsDe(await (await envoyer(champsDe(await lire()), 'ajouter:texte:lire')).text())
    const faux = await envoyer(
      ecrire(ecrire(ajoute, 'blocs.nouveau-1.titre', 'Un mot de plus'), 'blocs.nouveau-1.minutes', '-3'),
      'enregistrer',
    )
    expect(faux.status).toBe(422)
    const page = await faux.text()
    expect(page).toContain('Un nombre entier de minutes')
    await envoyer(ecrire(champsDe(page), 'blocs.nouveau-1.minutes', '15'), 'enregistrer')
    expect((await blocs())[2]).toMatchObject({ cle: 'un-mot-de-plus', titre: 'Un mot de plus', minutes: 15 })
  })

  it('une ressource se choisit en la cherchant', async () => {
    const ressource = await creerRessource(base.db)
    await creerParcours(base.db)
    const { lire, envoyer } = await animation()
    const page = await (await envoyer(ecrire(champsDe(await lire()), 'blocs.methode.recherche', 'lucioles'), 'chercher:methode')).text()
    expect(page).toContain('Réunir les lucioles')
    await envoyer(ecrire(champsDe(page), 'blocs.methode.lie', String(ressource.id)), 'enregistrer')
    expect((await blocs())[2]).toMatchObject({ ressourceId: ressource.id })
  })

  it("le second de deux enregistrements est prévenu, et son travail n'est pas perdu", async () => {
    await creerParcours(base.db)
    const { lire, envoyer } = await animation()
    const depart = champsDe(await lire())
    await envoyer(ecrire(depart, 'titre', 'Le premier'), 'enregistrer')
    const second = await envoyer(ecrire(depart, 'titre', 'Le second'), 'enregistrer')
    expect(second.status).toBe(409)
    const page = await second.text()
    expect(page).toContain('Le second')
    await envoyer(champsDe(page), 'enregistrer')
    expect((await findBySlug(base.db, slug))?.titre).toBe('Le second')
  })

  it('une page ouverte avant la version 0.3 se comprend encore', async () => {
    const ressource = await creerRessource(base.db)
    const { id } = await creerParcours(base.db, { ressourceId: ressource.id })
    const { lire, envoyer } = await animation()
    const ancienne = champsDe(await lire()).map(([nom, valeur]): [string, string] => [nomDAvant(nom), valeur])
    await envoyer(ancienne, 'enregistrer')
    expect(await listVersions(base.db, 'parcours', id)).toHaveLength(1)
    await envoyer(ecrire(ancienne, 'b_carnet_champ0_aide', 'Trois au plus.'), 'enregistrer')
    expect((await blocs())[3]).toMatchObject({ champs: [{ cle: 'voisins', aide: 'Trois au plus.' }] })
  })

  it('un aperçu montre sans écrire', async () => {
    const { id } = await creerParcours(base.db)
    const { lire, envoyer } = await animation()
    const apercu = await envoyer(
      ecrire(champsDe(await lire()), 'blocs.lire.texte', 'Un aperçu **seulement**'),
      'apercu',
      `${adresse}/apercu`,
    )
    expect(await apercu.text()).toContain('<strong>seulement</strong>')
    expect(await listVersions(base.db, 'parcours', id)).toHaveLength(1)
  })
})

describe('la vie des parcours', () => {
  it('un brouillon naît, se publie, se retire ; une version passée revient', async () => {
    const { app, cookie, lire, envoyer } = await animation()
    const cree = await poster(app, '/parcours/nouveau', { titre: 'Relier les lucioles' }, cookie)
    expect(cree.headers.get('location')).toBe(adresse)
    expect((await envoyer(champsDe(await lire()), 'publier')).status).toBe(422)
    const etape = champsDe(await (await envoyer(champsDe(await lire()), 'ajouter:etape:')).text())
    await envoyer(ecrire(etape, 'blocs.nouveau-1.titre', 'Ouvrir'), 'publier')
    expect((await findBySlug(base.db, slug))?.etat).toBe('publie')
    await envoyer(ecrire(champsDe(await lire()), 'titre', 'Autre chose'), 'archiver')
    expect(await findBySlug(base.db, slug)).toMatchObject({ etat: 'archive', titre: 'Autre chose' })
    await poster(app, `/parcours/${slug}/historique/3/restaurer`, {}, cookie)
    expect((await findBySlug(base.db, slug))?.titre).toBe('Relier les lucioles')
    expect((await app.request(`/parcours/${slug}/historique`, { headers: { cookie } })).status).toBe(200)
  })

  it("l'ordre de la liste se change, et les bouts ne bougent pas", async () => {
    for (const titre of ['Un', 'Deux', 'Trois']) await creerParcours(base.db, { titre: `Parcours ${titre}` })
    const { app, cookie } = await animation()
    const ids = (await listTous(base.db)).map(({ id }) => id)
    await poster(app, '/parcours/ordre', { monter: String(ids[2]) }, cookie)
    await poster(app, '/parcours/ordre', { monter: String(ids[0]) }, cookie)
    await poster(app, '/parcours/ordre', { descendre: 'abc' }, cookie)
    expect((await listTous(base.db)).map(({ titre }) => titre)).toEqual(['Parcours Un', 'Parcours Trois', 'Parcours Deux'])
  })

  it('un membre ne compose pas', async () => {
    await creerParcours(base.db)
    const { cookie } = await base.connecter()
    const app = await base.app()
    expect((await app.request(adresse, { headers: { cookie } })).status).toBe(403)
    expect((await poster(app, adresse, { titre: 'x' }, cookie)).status).toBe(403)
  })
})
