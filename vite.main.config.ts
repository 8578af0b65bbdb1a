import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'

const entries = ['electron', 'loopback'].filter((name) => existsSync(`main/${name}.ts`))

/** The two hosts. Everything is bundled but node's builtins, Electron, and playwright-core, which looks for files beside itself. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'dist/main',
    emptyOutDir: true,
    sourcemap: process.env.FIRSTLINE_SOURCEMAPS === '1',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, `main/${name}.ts`])),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'playwright-core'] },
})
