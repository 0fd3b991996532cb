import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { preparerBase } from '#preparer-base.ts'
import { salles } from '#salles.ts'
import { tousLesTableaux } from '#socle/apports.ts'
import { avecServeur } from '#socle/avec-serveur.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { issues, type LigneDeRapport } from '#socle/echange/issue.ts'
import { reconnaitreFormat } from '#socle/echange/reconnaitre-format.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'

type Options = { nomFichier: string; simuler: boolean; liste: string | undefined }

const tableaux = tousLesTableaux(salles)

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
  const oui = { type: 'boolean' } as const
  const listes = Object.fromEntries(tableaux.map(({ liste }) => [liste, oui]))
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { ...listes, simuler: oui } })
  const [chemin] = positionals
  if (!chemin) {
    process.stderr.write('Donnez un fichier : npm run importer -- acteurs.csv [--ressources] [--simuler]\n')
    return 2
  }
  const octets = await readFile(chemin).catch(() => {
    throw new ErreurMetier(404, `Le fichier ${chemin} n'a pas pu être lu.`)
  })
  const simuler = values.simuler === true
  const liste = Object.keys(values).find((nom) => nom !== 'simuler')
  return avecServeur((url) => importer(url, octets, { simuler, liste, nomFichier: path.basename(chemin) }))
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

function importerSelon(db: Db, octets: Uint8Array, { liste, ...options }: Options) {
  const format = reconnaitreFormat(octets)
  const choisi = tableaux.find(({ site }) => site === format) ?? tableaux.find((tableau) => tableau.liste === liste) ?? tableaux[0]
  if (!choisi) throw new Error("Aucune salle n'importe de tableau.")
  return choisi.importer(db, octets, { ...options, format })
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
