import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { preparerBase } from '#preparer-base.ts'
import { avecServeur } from '#socle/avec-serveur.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'
import { type CompteRendu, type DemandeImport, importerContours } from '#territoire/importer-contours.ts'

const usage = `Importe des contours officiels de communes ou d'EPCI (GeoJSON en degrés, WGS 84).

  npm run contours -- fichier.geojson [--code INSEE_COM] [--niveau commune|epci] [--source "IGN, Admin Express 2026"]
`

// De quoi garder les surfaces de 200 Mo de contours.
const tasMo = 3072

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
  return process.env.CONTOURS_A_PART ? importer({ chemin, ...lues.data }) : borner(chemin)
}

// La géométrie occupe le processus sans rendre la main : seul un autre peut l'arrêter. Tué, sa transaction n'a rien changé.
async function borner(chemin: string): Promise<number> {
  const taille = (await stat(chemin).catch(() => undefined))?.size ?? 0
  // Deux minutes, et dix secondes de plus par mégaoctet.
  const timeout = 120_000 + Math.ceil(taille / 1e6) * 10_000
  return avecServeur(async (url) => {
    const commande = [`--max-old-space-size=${tasMo}`, fileURLToPath(import.meta.url), ...process.argv.slice(2)]
    const env = { ...process.env, DATABASE_URL: url, CONTOURS_A_PART: '1' }
    const { status } = spawnSync(process.execPath, commande, { env, stdio: 'inherit', timeout, killSignal: 'SIGKILL' })
    if (status !== null && status !== 134) return status
    throw new ErreurMetier(
      422,
      'Ce fichier demande trop de travail : prenez une version simplifiée des contours, ou coupez-le par département.',
    )
  })
}

async function importer(demande: DemandeImport): Promise<number> {
  await avecBase(async (db) => {
    await preparerBase(db)
    process.stdout.write(raconter(await importerContours(db, demande)))
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
