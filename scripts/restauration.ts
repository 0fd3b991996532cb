import path from 'node:path'
import { parseArgs } from 'node:util'
import { avecServeur } from '#socle/avec-serveur.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { restaurer } from '#socle/restauration.ts'
import { nombre } from '#socle/texte.ts'

/** npm run restauration -- fichier [--remplacer] : remet une sauvegarde dans la base, ou n'y change rien. */
process.exitCode = await executer().catch((erreur: unknown) => {
  if (!(erreur instanceof ErreurMetier)) throw erreur
  process.stderr.write(`${erreur.message}\nRien n'a été changé.\n`)
  return 1
})

async function executer(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { remplacer: { type: 'boolean' } } })
  const [donne] = positionals
  if (!donne) {
    process.stderr.write('Donnez la sauvegarde à remettre : npm run restauration -- fichier.tar.gz [--remplacer]\n')
    return 2
  }
  const bilan = await avecServeur((url) => restaurer(url, path.resolve(donne), { remplacer: values.remplacer === true }))
  process.stdout.write(`${nombre(bilan.lignes)} lignes de ${bilan.tables} tables remises, telles qu'elles étaient le ${bilan.faiteLe}.\n`)
  return 0
}
