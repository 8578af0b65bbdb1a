import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const zod = fileURLToPath(new URL('../../../renderer/zod-without-eval.ts', import.meta.url))

/** Builds the page of this benchmark as the product's pages are built. @param outDir its own folder; emptied */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: [{ find: /^zod$/, replacement: zod }] },
    worker: { format: 'es' },
    build: {
      target: 'chrome140',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: `${root}card-bench.html` },
    },
  })
}
