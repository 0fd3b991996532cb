import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, type Salle, salle } from '#socle/routes.ts'
import { listContours } from './contour.repository.ts'
import { ajouterRoutesGroupement } from './groupement.routes.tsx'
import { rassemblerTerritoire } from './rassembler-territoire.ts'
import { findByRecherche } from './recherche.repository.ts'
import { resoudreTerritoire } from './resoudre-territoire.ts'
import { TerritoireInconnuPage } from './TerritoireInconnuPage.tsx'
import { decrire, donneesStructurees, TerritoirePage, titreDePage } from './TerritoirePage.tsx'
import { TerritoiresPage } from './TerritoiresPage.tsx'
import { peutGererGroupements } from './territoire.droits.ts'
import { findByIds, findBySlug, listParNiveau } from './territoire.repository.ts'
import { filtresNationaux, niveauDuChemin, recherche, tranche } from './territoire.schema.ts'
import { libelleNature, nomEtCode, type QuiAgitIci, type SectionDeTerritoire, type Territoire, urlTerritoire } from './territoire.ts'

/** Les URL de la salle. `quiAgitIci` et `sections` viennent de salles plus hautes : app.tsx les donne. */
export function creerRoutesTerritoire(quiAgitIci?: QuiAgitIci, sections: SectionDeTerritoire[] = []): Salle {
  const territoires = salle('territoire')
    .get('/territoires', 'public', accueillir)
    .get('/territoires/suggestions', 'public', suggerer, { limite: 'recherche', cors: true })
  return ajouterRoutesGroupement(territoires).get('/territoires/:niveau/:slug', 'public', (c) => montrer(c, { quiAgitIci, sections }))
}

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

type Ailleurs = { quiAgitIci: QuiAgitIci | undefined; sections: SectionDeTerritoire[] }

async function montrer(c: Contexte, ailleurs: Ailleurs): Promise<Response> {
  const niveau = niveauDuChemin(c.req.param('niveau') ?? '')
  const slug = c.req.param('slug') ?? ''
  const territoire = niveau && (await findBySlug(c.var.db, niveau, slug))
  if (!territoire) return inconnu(c, slug)
  if (territoire.slug !== slug) return c.redirect(urlTerritoire(territoire), 301)
  return portrait(c, territoire, ailleurs)
}

async function portrait(c: Contexte, territoire: Territoire, { quiAgitIci, sections }: Ailleurs): Promise<Response> {
  const [rassemble, acteurs, ...ailleurs] = await Promise.all([
    rassemblerTerritoire(c.var.db, territoire, lireFiltres(c, tranche)),
    quiAgitIci?.(c.var.db, territoire),
    ...sections.map((section) => section(c.var.db, territoire)),
  ])
  const meta = {
    titre: titreDePage(rassemble),
    description: decrire(rassemble),
    canonique: urlTerritoire(territoire),
    jsonLd: donneesStructurees(rassemble, config.adresse),
    scripts: ['carte' as const],
  }
  const peutModifier = peutGererGroupements(c.var.membre)
  return page(c, meta, <TerritoirePage portrait={rassemble} acteurs={acteurs} ailleurs={ailleurs} peutModifier={peutModifier} />)
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
