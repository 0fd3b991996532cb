import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { avecServeur } from '#socle/avec-serveur.ts'
import { config } from '#socle/config.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { sauvegarder } from '#socle/sauvegarde.ts'
import { nombre } from '#socle/texte.ts'

/** npm run sauvegarde -- [fichier] : écrit toute la base dans un fichier. L'application peut tourner. */
const instant = new Date().toISOString().slice(0, 19).replaceAll(':', '')
const fichier = path.resolve(process.argv[2] ?? path.join(config.dossier, 'sauvegardes', `catalyse-${instant}Z.tar.gz`))

process.exitCode = await executer().catch((erreur: unknown) => {
  if (!(erreur instanceof ErreurMetier)) throw erreur
  process.stderr.write(`${erreur.message}\n`)
  return 1
})

async function executer(): Promise<number> {
  await mkdir(path.dirname(fichier), { recursive: true })
  const { tables, lignes } = await avecServeur((url) => sauvegarder(url, fichier))
  const { size } = await stat(fichier)
  process.stdout.write(
    `${nombre(lignes)} lignes de ${tables} tables sauvegardées (${nombre(Math.ceil(size / 1024))} Kio) dans ${fichier}\n`,
  )
  return 0
}
