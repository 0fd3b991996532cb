import { parseArgs } from 'node:util'
import { z } from 'zod'
import { preparerBase } from '../src/preparer-base.ts'
import { avecServeur } from '../src/socle/avec-serveur.ts'
import { type Db, ouvrirDb } from '../src/socle/db.ts'
import { ErreurMetier } from '../src/socle/erreurs.ts'
import { pluriel } from '../src/socle/texte.ts'
import { type CompteRendu, importerContours } from '../src/territoire/importer-contours.ts'

const usage = `Importe des contours officiels de communes ou d'EPCI (GeoJSON en degrés, WGS 84).

  npm run contours -- fichier.geojson [--code INSEE_COM] [--niveau commune|epci] [--source "IGN, Admin Express 2026"]
`

const options = z.object({
  code: z.string().optional(),
  niveau: z.enum(['commune', 'epci'], '--niveau vaut « commune » ou « epci ».').optional(),
  source: z.string().max(300).optional(),
})

/** Exécute la commande ; les erreurs attendues deviennent une phrase et un code de sortie. */
async function executer(): Promise<number> {
  const { values, positionals } = lireArguments()
  const [chemin] = positionals
  const lues = options.safeParse(values)
  if (!chemin || !lues.success) {
    process.stderr.write(`${lues.success ? '' : `${lues.error.issues[0]?.message}\n\n`}${usage}`)
    return 2
  }
  await avecBase(async (db) => {
    await preparerBase(db)
    process.stdout.write(raconter(await importerContours(db, { chemin, ...lues.data })))
  })
  return 0
}

// Une option inconnue est une faute de frappe : l'usage répond mieux qu'une trace d'exécution.
function lireArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { code: { type: 'string' }, niveau: { type: 'string' }, source: { type: 'string' } },
    })
  } catch {
    return { values: {}, positionals: [] }
  }
}

function raconter(r: CompteRendu): string {
  const reconnus =
    r.niveau === 'commune'
      ? pluriel(r.reconnus, 'commune reconnue', 'communes reconnues')
      : pluriel(r.reconnus, 'EPCI reconnu', 'EPCI reconnus')
  const lignes = [
    `Code lu dans « ${r.code} » : ${pluriel(r.lues, 'entité', 'entités')}, ${reconnus}, ${r.changes} changé${r.changes > 1 ? 's' : ''}.`,
    r.reunies > 0 ? `${pluriel(r.reunies, 'ancienne commune réunie', 'anciennes communes réunies')} dans leur commune actuelle.` : '',
    r.ensembles > 0
      ? `${pluriel(r.ensembles, 'ensemble', 'ensembles')} (EPCI, département, région) : contour officiel, réunion de leurs communes.`
      : '',
    r.partiels.length > 0
      ? `Encore indicatifs, il leur manque des communes :\n${lister(r.partiels.map((p) => `${p.nom} (${p.manquantes})`))}`
      : '',
    r.inconnus.length > 0 ? `Codes du fichier qui ne sont pas dans le découpage actuel :\n${lister(r.inconnus)}` : '',
  ]
  return `${lignes.filter((l) => l !== '').join('\n')}\n`
}

const lister = (noms: string[]) => noms.map((nom) => `  - ${nom}`).join('\n')

async function avecBase(faire: (db: Db) => Promise<void>): Promise<void> {
  await avecServeur(async (url) => {
    const base = ouvrirDb(url, { max: 2 })
    try {
      await faire(base.db)
    } finally {
      await base.fermer()
    }
  })
}

process.exitCode = await executer().catch((erreur: unknown) => {
  if (!(erreur instanceof ErreurMetier)) throw erreur
  process.stderr.write(`${erreur.message}\nRien n'a été changé.\n`)
  return 1
})
