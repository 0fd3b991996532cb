import { existsSync, globSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

/**
 * Construit ce que le navigateur reçoit (dist/client), les ouvriers de l'atelier (dist/ouvrages) et le serveur (dist/serveur).
 * Avec --si-besoin : seulement si une source est plus récente que la dernière construction.
 */
const temoin = 'dist/serveur/server.js'
if (!(process.argv.includes('--si-besoin') && aJour())) {
  await build({ logLevel: 'warn' })
  // Les ouvriers sont d'autres processus : leurs modules se construisent à part, chacun à la place de sa source.
  const ouvrages = ['src/socle/atelier/ouvrier.ts', ...globSync('src/**/*.ouvrage.ts')]
  await construirePourNode(Object.fromEntries(ouvrages.map((source) => [source.replace(/^src\/|\.ts$/g, ''), source])), 'dist/ouvrages')
  await construirePourNode({ server: 'src/server.ts' }, 'dist/serveur')
}

async function construirePourNode(input: Record<string, string>, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: true, outDir, target: 'node24', minify: false, rollupOptions: { input, output: { entryFileNames: '[name].js' } } },
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
