import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { montrerAilleurs } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { listContours } from './contour.repository.ts'
import { ListeDeTerritoires } from './ListeDeTerritoires.tsx'
import { rassemblerTerritoire } from './rassembler-territoire.ts'
import { findByRecherche } from './recherche.repository.ts'
import { resoudreTerritoire } from './resoudre-territoire.ts'
import { decrire, donneesStructurees, TerritoirePage, titreDePage } from './TerritoirePage.tsx'
import { ChercherTerritoire, TerritoiresPage } from './TerritoiresPage.tsx'
import { peutGererGroupements } from './territoire.droits.ts'
import { findByIds, findBySlug, listParNiveau } from './territoire.repository.ts'
import { filtresNationaux, niveauDuChemin, recherche, tranche } from './territoire.schema.ts'
import { libelleNature, nomEtCode, type Territoire, urlTerritoire } from './territoire.ts'

export const routes = routesDe('territoire')
  .get('/territoires', 'public', accueillir)
  .get('/territoires/suggestions', 'public', suggerer, { limite: 'recherche', cors: true })
  .get('/territoires/:niveau/:slug', 'public', montrer)

async function accueillir(c: Contexte): Promise<Response> {
  const { q, carte } = lireFiltres(c, filtresNationaux)
  const { db } = c.var
  // Un texte sans équivoque mène droit à sa page.
  const resolution = q === '' ? undefined : await resoudreTerritoire(db, q)
  if (resolution?.genre === 'trouve') return c.redirect(urlTerritoire(resolution.territoire), 302)
  const niveau = carte === 'regions' ? 'region' : 'departement'
  const [regions, departements, resultats] = await Promise.all([
    listParNiveau(db, 'region'),
    listParNiveau(db, 'departement'),
    q === '' ? undefined : findByRecherche(db, q, { limite: 20 }),
  ])
  const contours = await listContours(
    db,
    (niveau === 'region' ? regions : departements).map((t) => t.id),
  )
  return page(
    c,
    {
      titre: q === '' ? 'Les territoires' : `Territoires pour « ${q} »`,
      description: 'Trouver une commune, une intercommunalité, un département ou une région, et voir qui y agit.',
      canonique: '/territoires',
      scripts: ['carte', 'champ-territoire'],
      indexer: q === '',
    },
    <TerritoiresPage
      vue={{ niveau, regions, departements, contours }}
      q={q}
      resultats={resultats}
      peutCreer={peutGererGroupements(c.var.membre)}
    />,
  )
}

/** Les territoires pour l'autocomplétion : huit au plus, du plus probable au moins probable. */
async function suggerer(c: Contexte): Promise<Response> {
  const { q, niveau } = lireFiltres(c, recherche)
  const trouves = await findByRecherche(c.var.db, q, { niveaux: niveau })
  const departements = await findByIds(c.var.db, [...new Set(trouves.flatMap((t) => t.departementId ?? []))])
  const nomDe = new Map(departements.map((d) => [d.id, d.nom]))
  return c.json(
    trouves.map((t) => ({
      id: t.id,
      niveau: t.niveau,
      code: t.code,
      nom: t.nom,
      valeur: nomEtCode(t),
      contexte: [libelleNature(t), nomDe.get(t.departementId ?? 0)].filter(Boolean).join(', '),
      population: t.population,
      url: urlTerritoire(t),
    })),
  )
}

async function montrer(c: Contexte): Promise<Response> {
  const niveau = niveauDuChemin(c.req.param('niveau') ?? '')
  const slug = c.req.param('slug') ?? ''
  const territoire = niveau && (await findBySlug(c.var.db, niveau, slug))
  if (!territoire) return inconnu(c, slug)
  if (territoire.slug !== slug) return c.redirect(urlTerritoire(territoire), 301)
  return portrait(c, territoire)
}

async function portrait(c: Contexte, territoire: Territoire): Promise<Response> {
  const [rassemble, ailleurs] = await Promise.all([
    rassemblerTerritoire(c.var.db, territoire, lireFiltres(c, tranche)),
    montrerAilleurs(c, 'territoire', territoire.id),
  ])
  const meta = {
    titre: titreDePage(rassemble),
    description: decrire(rassemble),
    canonique: urlTerritoire(territoire),
    jsonLd: donneesStructurees(rassemble, config.adresse),
    scripts: ['carte' as const],
  }
  const peutModifier = peutGererGroupements(c.var.membre)
  return page(c, meta, <TerritoirePage portrait={rassemble} ailleurs={ailleurs} peutModifier={peutModifier} />)
}

async function inconnu(c: Contexte, slug: string): Promise<Response> {
  const cherche = slug
    .replace(/^[0-9a-z]*\d[0-9a-z]*-/, '')
    .replaceAll('-', ' ')
    .slice(0, 80)
  const proches = await findByRecherche(c.var.db, cherche)
  const meta = { titre: 'Territoire introuvable', indexer: false, scripts: ['champ-territoire' as const] }
  return page(c, meta, <TerritoireInconnuPage cherche={cherche} proches={proches} />, 404)
}

/** Une adresse qui ne mène à aucun territoire : de quoi le chercher, et ceux qui ressemblent. */
function TerritoireInconnuPage({ cherche, proches }: { cherche: string; proches: Territoire[] }) {
  return (
    <article class="territoires">
      <FilAriane etapes={[{ libelle: 'Territoires', href: '/territoires' }, { libelle: 'Introuvable' }]} />
      <header>
        <h1>Ce territoire est introuvable</h1>
        <p>L'adresse est peut-être incomplète, ou ce territoire a changé de nom. Cherchez-le ici.</p>
      </header>
      <ChercherTerritoire q={cherche} />
      {proches.length > 0 && (
        <section aria-labelledby="proches">
          <h2 id="proches">Peut-être cherchiez-vous</h2>
          <ListeDeTerritoires territoires={proches} />
        </section>
      )}
    </article>
  )
}
