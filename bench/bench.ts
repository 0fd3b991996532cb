import { existsSync } from 'node:fs'
import { mesure as bascule } from './bascule.ts'
import { fermerServeur } from './bases.ts'
import { mesure as catalogue } from './catalogue.ts'
import { mesure as corpsRefuses } from './corps-refuses.ts'
import { mesure as demarrage } from './demarrage.ts'
import { mesure as echelle } from './echelle.ts'
import { mesure as endurance } from './endurance.ts'
import { mesure as exportJson } from './export-json.ts'
import { mesure as memoire } from './memoire.ts'
import { enPhrase, type Mesure, type Resultat, tenu } from './mesurer.ts'
import { mesure as moisson } from './moisson.ts'
import { mesure as pageGardee } from './page-gardee.ts'
import { mesure as poidsDesPages } from './poids-des-pages.ts'
import { mesure as questionsEnDirect } from './questions-en-direct.ts'
import { mesure as rendu } from './rendu.ts'
import { mesure as travauxBornes } from './travaux-bornes.ts'
import { mesure as trouver } from './trouver.ts'
import { mesure as versionPrecedente } from './version-precedente.ts'

/**
 * npm run bench [-- nom…] : mesure le projet, côte à côte avec ce qui ferait le minimum. Les noms : ceux des fichiers.
 * Il faut taskset (util-linux) ; nginx pour sa part de page-gardee. La première fois, faire les bases prend plusieurs minutes.
 */
const mesures: Mesure[] = [
  pageGardee,
  trouver,
  echelle,
  exportJson,
  demarrage,
  poidsDesPages,
  catalogue,
  moisson,
  questionsEnDirect,
  rendu,
  corpsRefuses,
  travauxBornes,
]
// Longues, ou qui demandent autre chose que ce dépôt : seulement si on les nomme.
const surDemande: Mesure[] = [endurance, bascule, versionPrecedente, memoire]
const voulues = process.argv.slice(2)
const choisies = voulues.length === 0 ? mesures : [...mesures, ...surDemande].filter(({ nom }) => voulues.includes(nom))
if (choisies.length === 0 || !existsSync('dist/serveur/server.js')) {
  process.stderr.write(`Construisez d'abord (npm run build). Mesures : ${[...mesures, ...surDemande].map(({ nom }) => nom).join(', ')}\n`)
  process.exit(2)
}
const tous: Resultat[] = []
for (const { nom, faire } of choisies) {
  process.stdout.write(`\n${nom}\n`)
  const resultats = await faire()
  for (const resultat of resultats) process.stdout.write(`  ${enPhrase(resultat)}\n`)
  tous.push(...resultats)
}
await fermerServeur()
process.stdout.write(
  `\nRésumé : ${tous.filter(tenu).length} seuils tenus sur ${tous.length}\n${tous.map((r) => `  ${tenu(r) ? '✓' : '✗'} ${enPhrase(r)}`).join('\n')}\n`,
)
process.exit(tous.every(tenu) ? 0 : 1)
