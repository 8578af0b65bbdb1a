import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('renderer', import.meta.url))
const entries = { desk: 'desk/main.tsx', phone: 'phone/main.ts', caller: 'caller/main.ts' }
const pages = Object.entries(entries)
  .filter(([name, entry]) => existsSync(`${root}/${name}.html`) && existsSync(`${root}/${entry}`))
  .map(([name]) => name)

/** The pages of the workstation. Nothing inline and nothing as data URL: the content policy forbids both. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [react()],
  // Zod must not try `eval` in any page or worker: the content policy would report it.
  resolve: { alias: [{ find: /^zod$/, replacement: `${root}/zod-without-eval.ts` }] },
  worker: { format: 'es' },
  build: {
    target: 'chrome140',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Served from this machine: one large file costs no more than ten small ones.
    chunkSizeWarningLimit: 4_000,
    sourcemap: process.env.FIRSTLINE_SOURCEMAPS === '1',
    rolldownOptions: { input: Object.fromEntries(pages.map((name) => [name, `${root}/${name}.html`])) },
  },
})
