import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

/**
 * Construit ce que le navigateur reçoit (dist/client) et le serveur (dist/serveur).
 * Avec --si-besoin : seulement si une source est plus récente que la dernière construction.
 */
const temoin = 'dist/serveur/server.js'
if (!(process.argv.includes('--si-besoin') && aJour())) {
  await build({ logLevel: 'warn' })
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: 'src/server.ts',
      outDir: 'dist/serveur',
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].js' } },
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
