import { existsSync, globSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { SSROptions } from 'vite'
import { codeDe } from '#socle/ecrire-fichier.ts'
import { sousVerrou } from '#socle/verrou.ts'

/**
 * Construit ce que le navigateur reçoit (dist/client), les ouvriers de l'atelier (dist/ouvrages) et le serveur (dist/serveur).
 * Avec --si-besoin : seulement si une source est plus récente que la dernière construction.
 */
const temoin = 'dist/serveur/server.js'
const siBesoin = process.argv.includes('--si-besoin')

// Deux « npm start » ensemble dans un dossier neuf : l'un construit, l'autre attend et trouve tout fait.
if (!(siBesoin && aJour()))
  await sousVerrou('dist/verrou', async () => void ((siBesoin && aJour()) || (await construire()))).catch(renoncer)

async function construire(): Promise<void> {
  // Importé ici seulement : une installation faite, construite puis allégée de ses outils démarre sans eux.
  const { build } = await import('vite')
  await build({ logLevel: 'warn' })
  // Les ouvriers sont d'autres processus : leurs modules se construisent à part, chacun à la place de sa source.
  const ouvrages = ['src/socle/atelier/ouvrier.ts', ...globSync('src/**/*.ouvrage.ts')]
  await construirePourNode(Object.fromEntries(ouvrages.map((source) => [source.replace(/^src\/|\.ts$/g, ''), source])), 'dist/ouvrages')
  // Le serveur porte ses dépendances, réduites à ce dont il se sert et sans leurs commentaires : le texte de chaque module reste en
  // mémoire tant qu'il tourne. Les noms restent, pour que le journal dise d'où vient une erreur.
  await construirePourNode({ server: 'src/server.ts' }, 'dist/serveur', { noExternal: true, external: ['pg-native'] })
  // Les champs d'une fiche portent aussi leur saisie (TSX), que Node ne lit pas sans construire.
  await construirePourNode({ importer: 'scripts/importer.ts' }, 'dist/scripts')
}

async function construirePourNode(input: Record<string, string>, outDir: string, ssr: SSROptions = {}): Promise<void> {
  const { build } = await import('vite')
  const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } }
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr,
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      minify: false,
      rollupOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify } },
    },
  })
}

function aJour(): boolean {
  if (!existsSync(temoin)) return false
  const construit = statSync(temoin).mtimeMs
  const sources = ['src', 'public']
    .filter(existsSync)
    .flatMap((dossier) => readdirSync(dossier, { recursive: true, encoding: 'utf8' }).map((nom) => path.join(dossier, nom)))
  return [...sources, 'package-lock.json', 'vite.config.ts'].every((source) => statSync(source).mtimeMs <= construit)
}

function renoncer(erreur: unknown): never {
  process.stderr.write(`\nCatalyse n'a pas pu être construite. ${enPhrase(erreur)}\n\n`)
  process.exit(1)
}

function enPhrase(erreur: unknown): string {
  const texte = erreur instanceof Error ? erreur.message : String(erreur)
  if (['EACCES', 'EPERM', 'EROFS'].includes(codeDe(erreur)))
    return "Elle s'écrit dans dist/, que cet utilisateur ne peut pas changer : lancez « npm run build » sous celui qui a installé."
  if (codeDe(erreur) === 'ENOSPC') return 'Le disque est plein : faites de la place, puis recommencez.'
  if (codeDe(erreur) === 'ERR_MODULE_NOT_FOUND' || /native binding/i.test(texte))
    return "Il manque une partie de l'installation : lancez « npm ci » (sans « --omit »), puis recommencez."
  return texte
}
