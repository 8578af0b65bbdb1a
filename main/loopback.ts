import { fileURLToPath } from 'node:url'
import { runLoopback } from './host/run-loopback.ts'

// Both `main/loopback.ts` and the built `dist/main/loopback.js` know their way to the application's folder.
const here = fileURLToPath(import.meta.url)
const application = fileURLToPath(new URL(here.endsWith('.ts') ? '..' : '../..', import.meta.url))

await runLoopback(process, application)
