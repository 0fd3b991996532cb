import { globSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { etages } from './scripts/etages.ts'

// Les feuilles des salles se trouvent seules, à la suite de celles des pièces : de l'étage le plus bas au plus haut, pour qu'une salle
// l'emporte sur ce qu'elle emploie.
const feuillesDesSalles: Plugin = {
  name: 'feuilles-des-salles',
  enforce: 'pre',
  transform(texte, nom) {
    if (!nom.endsWith('/src/interface/theme.css')) return
    const feuilles = etages.filter((etage) => etage !== 'interface').flatMap((etage) => globSync(`src/${etage}/**/*.css`).sort())
    return [texte, ...feuilles.map((feuille) => `@import "../${feuille.slice('src/'.length)}";`)].join('\n')
  },
}

// Ce que le navigateur reçoit : une feuille de style, et une île par instrument, chargée seulement où sa balise paraît.
export default defineConfig({
  plugins: [feuillesDesSalles],
  publicDir: 'public',
  build: {
    outDir: 'dist/client',
    manifest: true,
    target: 'es2022',
    cssTarget: 'safari15',
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: ['src/interface/theme.css', ...globSync('src/**/*.island.ts')],
      output: {
        entryFileNames: 'actifs/[name]-[hash].js',
        chunkFileNames: 'actifs/[name]-[hash].js',
        assetFileNames: 'actifs/[name]-[hash][extname]',
      },
    },
  },
})
