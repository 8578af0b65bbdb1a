import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A folder with the page of a benchmark in it. */
export interface BenchPage {
  readonly root: string
  readonly html: string
}

const cardPage: BenchPage = { root: fileURLToPath(new URL('.', import.meta.url)), html: 'card-bench.html' }
const zod = fileURLToPath(new URL('../../../renderer/zod-without-eval.ts', import.meta.url))

/** Builds the page of a benchmark as the product's pages are built. @param outDir its own folder; emptied */
export async function buildPage(outDir: string, { root, html }: BenchPage = cardPage): Promise<void> {
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
      rolldownOptions: { input: `${root}${html}` },
    },
  })
}
