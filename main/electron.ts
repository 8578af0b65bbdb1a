import { app } from 'electron'
import { runElectron } from './shell/run-electron.ts'

runElectron(app.getAppPath()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'The start failed'}\n`)
  app.exit(1)
})
