import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** npm run demonstration -- [--taille 2350] : la plateforme entière sur une base à part, peuplée d'organisations fictives. */
const { values } = parseArgs({ options: { taille: { type: 'string' } } })
process.env.DEMONSTRATION = '1'
if (values.taille) process.env.DEMONSTRATION_TAILLE = values.taille
// Par une adresse : le serveur construit n'existe pas encore quand ce fichier est vérifié.
await import(pathToFileURL(path.resolve('dist/serveur/server.js')).href)
