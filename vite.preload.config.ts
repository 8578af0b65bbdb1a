import { defineConfig } from 'vite'

/** One CommonJS file: a sandboxed preload script can load nothing else. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'chrome140',
    outDir: 'dist/preload',
    emptyOutDir: true,
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      input: 'preload/index.ts',
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
})
