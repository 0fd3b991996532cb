import { globSync } from 'node:fs'
import { defineConfig } from 'vite'

// Ce que le navigateur reçoit : une feuille de style, et une île par instrument, chargée seulement où sa balise paraît.
export default defineConfig({
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
