import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { tableauActeurs } from '#acteur/echange/acteur.tableau.ts'
import { preparerBase } from '#preparer-base.ts'
import { importerWordpress } from '#ressource/echange/importer-wordpress.ts'
import { tableauRessources } from '#ressource/echange/ressource.tableau.ts'
import { avecServeur } from '#socle/avec-serveur.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { issues, type LigneDeRapport } from '#socle/echange/issue.ts'
import { reconnaitreFormat } from '#socle/echange/reconnaitre-format.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'

type Options = { nomFichier: string; simuler: boolean; ressources: boolean }

/**
 * npm run importer -- fichier [--ressources] [--simuler] : importe des acteurs (CSV) ou, avec --ressources ou si c'est un
 * export WordPress, des ressources, et dit ce qu'est devenue chaque ligne.
 */
process.exitCode = await executer().catch((erreur: unknown) => {
  if (!(erreur instanceof ErreurMetier)) throw erreur
  process.stderr.write(`${erreur.message}\nRien n'a été écrit.\n`)
  return 1
})

async function executer(): Promise<number> {
  const oui = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { simuler: oui, ressources: oui } })
  const [chemin] = positionals
  if (!chemin) {
    process.stderr.write('Donnez un fichier : npm run importer -- acteurs.csv [--ressources] [--simuler]\n')
    return 2
  }
  const octets = await readFile(chemin).catch(() => {
    throw new ErreurMetier(404, `Le fichier ${chemin} n'a pas pu être lu.`)
  })
  return avecServeur((url) => importer(url, octets, { ...values, nomFichier: path.basename(chemin) }))
}

async function importer(url: string, octets: Uint8Array, options: Options): Promise<number> {
  const base = ouvrirDb(url, { max: 2 })
  try {
    await preparerBase(base.db)
    return rendreCompte(await importerSelon(base.db, octets, options), options)
  } finally {
    await base.fermer()
  }
}

async function importerSelon(db: Db, octets: Uint8Array, { nomFichier, simuler, ressources }: Options) {
  if (reconnaitreFormat(octets) === 'wxr') return importerWordpress(db, octets, { simuler })
  if (ressources) return tableauRessources.importer(db, octets, { nomFichier, simuler, nouvelles: 'brouillon' })
  return tableauActeurs.importer(db, octets, { nomFichier, simuler, nouvelles: 'publiee' })
}

function rendreCompte({ phrase, rapport }: { phrase: string; rapport: LigneDeRapport[] }, { simuler }: Options): number {
  const lignes = rapport.filter(({ messages, issue }) => messages.length > 0 || issue === 'refusee')
  const comptes = issues.map((issue) => `${rapport.filter((ligne) => ligne.issue === issue).length} ${issue}(s)`)
  process.stdout.write(`${phrase}\n`)
  for (const { ligne, nom, issue, messages } of lignes) process.stdout.write(`  ligne ${ligne}, ${nom} : ${issue}. ${messages.join(' ')}\n`)
  process.stdout.write(
    `${pluriel(rapport.length, 'ligne', 'lignes')} : ${comptes.join(', ')}.${simuler ? " Essai : rien n'a été écrit." : ''}\n`,
  )
  return rapport.some(({ issue }) => issue === 'refusee') ? 1 : 0
}
