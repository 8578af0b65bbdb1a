import { z } from 'zod/v4'

/**
 * Stands for `zod` in the built pages and workers (see `vite.renderer.config.ts`). Zod decides about `eval` while a schema
 * is built, and a bundler may run shared schemas before any page's own code: only the module they import comes surely first.
 */
z.config({ jitless: true })

export * from 'zod/v4'
