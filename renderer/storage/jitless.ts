import { z } from 'zod'

/** Imported first wherever schemas are made: zod decides about `eval`, which the CSP forbids, while a schema is built. */
z.config({ jitless: true })
