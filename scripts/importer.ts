import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importerFichier } from '../src/acteur/echange/importer-acteurs.ts'
import { preparerBase } from '../src/preparer-base.ts'
import { avecServeur } from '../src/socle/avec-serveur.ts'
import { ouvrirDb } from '../src/socle/db.ts'
import { issues } from '../src/socle/echange/issue.ts'
import { ErreurMetier } from '../src/socle/erreurs.ts'
import { pluriel } from '../src/socle/texte.ts'

/** npm run importer -- fichier.csv [--simuler] : importe des acteurs et dit ce qu'est devenue chaque ligne. */
process.exitCode = await executer().catch((erreur: unknown) => {
  if (!(erreur instanceof ErreurMetier)) throw erreur
  process.stderr.write(`${erreur.message}\nRien n'a été écrit.\n`)
  return 1
})

async function executer(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { simuler: { type: 'boolean', default: false } } })
  const [chemin] = positionals
  if (!chemin) {
    process.stderr.write('Donnez un fichier : npm run importer -- acteurs.csv [--simuler]\n')
    return 2
  }
  const octets = await readFile(chemin).catch(() => {
    throw new ErreurMetier(404, `Le fichier ${chemin} n'a pas pu être lu.`)
  })
  return avecServeur((url) => importer(url, octets, { nomFichier: path.basename(chemin), simuler: values.simuler }))
}

async function importer(url: string, octets: Uint8Array, options: { nomFichier: string; simuler: boolean }): Promise<number> {
  const base = ouvrirDb(url, { max: 2 })
  try {
    await preparerBase(base.db)
    const { phrase, rapport } = await importerFichier(base.db, octets, options)
    const lignes = rapport.filter(({ messages, issue }) => messages.length > 0 || issue === 'refusee')
    const comptes = issues.map((issue) => `${rapport.filter((ligne) => ligne.issue === issue).length} ${issue}(s)`)
    process.stdout.write(`${phrase}\n`)
    for (const { ligne, nom, issue, messages } of lignes)
      process.stdout.write(`  ligne ${ligne}, ${nom} : ${issue}. ${messages.join(' ')}\n`)
    process.stdout.write(
      `${pluriel(rapport.length, 'ligne', 'lignes')} : ${comptes.join(', ')}.${options.simuler ? " Essai : rien n'a été écrit." : ''}\n`,
    )
    return rapport.some(({ issue }) => issue === 'refusee') ? 1 : 0
  } finally {
    await base.fermer()
  }
}
