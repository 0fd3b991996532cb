import { sql } from 'kysely'
import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { conditions } from '#fiche/catalogue/reponse/facettes.repository.ts'
import type { Db } from '#socle/db.ts'

/** Une fiche prête à écrire : les termes et les territoires y sont des codes. */
export type FicheExportee = {
  id: number
  tri: string
  slug: string
  nom: string
  estCatalyseur: boolean
  profil: string
  sphere: string | null
  pratiques: string[]
  activites: string[]
  thematiques: string[]
  odd: string[]
  resume: string
  description: string
  commune: string | null
  communeNom: string | null
  departement: string | null
  adresse: string
  longitude: number | null
  latitude: number | null
  /** « niveau:code ». */
  territoires: string[]
  liens: string[]
  siret: string | null
  rna: string | null
  cleExterne: string | null
  source: string
  etat: string
  verifieeLe: string | null
}

const parPage = 1000

/** Toutes les fiches trouvées, par nom, page après page : la mémoire et la base ne portent jamais plus d'une page. */
export async function* parcourirFiches(db: Db, trouve: Trouve<unknown>): AsyncGenerator<FicheExportee[]> {
  const codes = await listCodes(db)
  let apres: { tri: string; id: number } | undefined
  for (;;) {
    const page = await listPage(db, trouve, apres)
    if (page.length === 0) return
    const territoires = await listCodesDeTerritoires(
      db,
      page.flatMap((ligne) => [...ligne.territoires, ligne.departementId ?? 0]),
    )
    yield page.map((ligne) => enFiche(ligne, codes, territoires))
    const derniere = page.at(-1)
    if (!derniere || page.length < parPage) return
    apres = { tri: derniere.tri, id: derniere.id }
  }
}

type Ligne = Omit<
  FicheExportee,
  'profil' | 'sphere' | 'pratiques' | 'activites' | 'thematiques' | 'odd' | 'departement' | 'territoires'
> & {
  profilId: number
  sphereId: number | null
  termes: number[]
  territoires: number[]
  departementId: number | null
}

async function listPage(db: Db, trouve: Trouve<unknown>, apres: { tri: string; id: number } | undefined): Promise<Ligne[]> {
  const suite = apres ? sql`AND (f.tri, f.id) > (${apres.tri}, ${apres.id})` : sql``
  const { rows } = await sql<Ligne>`
    SELECT a.id, a.tri, a.slug, a.nom, a.est_catalyseur AS "estCatalyseur", a.profil_id AS "profilId", a.sphere_id AS "sphereId", a.termes, a.resume, a.description,
      c.code AS commune, c.nom AS "communeNom", a.departement_id AS "departementId", a.adresse, a.longitude, a.latitude, a.territoires, a.liens, a.siret, a.rna,
      a.cle_externe AS "cleExterne", a.source, a.etat, a.verifiee_le AS "verifieeLe"
    FROM (SELECT * FROM acteur f WHERE ${conditions(trouve)} ${suite} ORDER BY f.tri, f.id LIMIT ${parPage}) a
    LEFT JOIN territoire c ON c.id = a.commune_id ORDER BY a.tri, a.id`.execute(db)
  return rows
}

type Codes = Map<number, { liste: string; code: string }>

function enFiche(
  { profilId, sphereId, termes, territoires, departementId, ...ligne }: Ligne,
  codes: Codes,
  lieux: Map<number, string>,
): FicheExportee {
  const deLaListe = (liste: string) => termes.flatMap((id) => (codes.get(id)?.liste === liste ? (codes.get(id)?.code ?? []) : [])).sort()
  return {
    ...ligne,
    profil: codes.get(profilId)?.code ?? '',
    sphere: sphereId === null ? null : (codes.get(sphereId)?.code ?? null),
    pratiques: deLaListe('pratique'),
    activites: deLaListe('activite'),
    thematiques: deLaListe('thematique'),
    odd: deLaListe('odd'),
    departement: lieux.get(departementId ?? 0)?.replace(/^departement:/, '') ?? null,
    territoires: territoires.flatMap((id) => lieux.get(id) ?? []).sort(),
  }
}

async function listCodes(db: Db): Promise<Codes> {
  const lignes = await db.selectFrom('terme').select(['id', 'liste', 'code']).limit(5000).execute()
  return new Map(lignes.map(({ id, liste, code }) => [id, { liste, code }]))
}

async function listCodesDeTerritoires(db: Db, ids: number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{
    id: number
    cle: string
  }>`SELECT id, niveau || ':' || code AS cle FROM territoire WHERE id = ANY (${[...new Set(ids)]}::integer[])`.execute(db)
  return new Map(rows.map(({ id, cle }) => [id, cle]))
}
