import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, session, systemPreferences, type BrowserWindow } from 'electron'
import type { Capabilities } from '../../core/contract/bridge.ts'
import { serveElectronBridge } from '../bridge/electron-server.ts'
import { DEVTOOLS_FILE, devtoolsAddress } from '../browser/devtools-address.ts'
import { profileInUse, type StartFailure } from '../host/failure.ts'
import { openSeat, type OpenSeat } from '../host/open-seat.ts'
import { phonePage } from '../host/phone-page.ts'
import { parseOptions, type HostOptions } from '../host/options.ts'
import { systemClock } from '../services/clock.ts'
import { openLog, type Log } from '../services/log/log-sink.ts'
import { lockProfile, type Unlock } from '../services/profile/profile-lock.ts'
import { startFault } from '../services/profile/start-fault.ts'
import { secretsFaultText } from '../services/secrets/secrets-fault-text.ts'
import { SettingsStore } from '../services/settings/settings.ts'
import { socketOrigins } from '../web/content-policy.ts'
import { APP_ORIGIN, declareAppScheme, serveApp } from './app-protocol.ts'
import { electronStoreSettingsFile } from './electron-store-settings-file.ts'
import { guardContents, guardSession } from './guard-session.ts'
import { setMenu } from './menu.ts'
import { ownArguments } from './own-arguments.ts'
import { openSafeStorageSecrets } from './safe-storage-secrets.ts'
import { openTray } from './tray.ts'
import { openDesk, openHidden, preloadPath, type WindowOptions } from './windows.ts'

/** Data of pages lives in this partition of the profile. */
const PARTITION = 'persist:firstline'

/** The whole life of the Electron host. */
export async function runElectron(application: string): Promise<void> {
  try {
    await start(application)
  } catch (error) {
    const message = startFault(error)
    if (message === undefined) throw error
    leave({ exitCode: 3, message })
  }
}

async function start(application: string): Promise<void> {
  const options = parseOptions(ownArguments(process.argv, app.isPackaged), process.env.FIRSTLINE_CWD ?? process.cwd())
  if (!options.ok) {
    leave({ exitCode: 2, message: options.error })
    return
  }
  const profile = options.value.profile ?? join(app.getPath('appData'), 'Firstline', 'seat')
  // Nothing may be awaited before the scheme is declared: the app could be ready by then, and it would be too late.
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const userData = join(profile, 'electron')
  app.setPath('userData', userData)
  rmSync(join(userData, DEVTOOLS_FILE), { force: true })
  setSwitches(options.value)
  declareAppScheme()
  // The lock belongs to the user data folder: one instance for each profile.
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`The profile ${profile} is open already; its window was brought to the front.\n`)
    app.exit(0)
    return
  }
  await app.whenReady()
  // The other host may have the profile.
  const unlock = await lockProfile(profile)
  if (typeof unlock !== 'function') {
    leave(profileInUse(profile, unlock.heldBy))
    return
  }
  if (process.platform === 'win32') app.setAppUserModelId('app.firstline.workstation')
  if (process.platform === 'darwin') void systemPreferences.askForMediaAccess('microphone')
  setMenu(process.platform)
  const log = openLog(join(profile, 'logs'), systemClock)
  const seat = await openElectronSeat(application, profile, options.value, log)
  if (seat === undefined) {
    await unlock()
    return
  }
  const windows = openWindows(application, seat, log, options.value)
  keepLife(seat, windows, { log, unlock, resources: join(application, 'resources') })
  const devtools = options.value.debugPort === undefined ? undefined : await devtoolsAddress(userData)
  process.stdout.write(`${JSON.stringify({ url: `${APP_ORIGIN}/desk.html`, profile, devtools })}\n`)
}

function setSwitches({ headless, microphoneFile, debugPort }: HostOptions): void {
  const { commandLine } = app
  commandLine.appendSwitch('allow-loopback-in-peer-connection')
  commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
  commandLine.appendSwitch('disable-renderer-backgrounding')
  commandLine.appendSwitch('disable-background-timer-throttling')
  commandLine.appendSwitch('disable-backgrounding-occluded-windows')
  if (headless || microphoneFile !== undefined) commandLine.appendSwitch('use-fake-device-for-media-stream')
  if (microphoneFile !== undefined) commandLine.appendSwitch('use-file-for-fake-audio-capture', microphoneFile)
  if (debugPort !== undefined) commandLine.appendSwitch('remote-debugging-port', String(debugPort))
  app.enableSandbox()
}

async function openElectronSeat(
  application: string,
  profile: string,
  { provision, sandbox, sandboxClients }: HostOptions,
  log: Log,
): Promise<OpenSeat | undefined> {
  const secrets = await openSafeStorageSecrets(profile)
  if (!secrets.ok) {
    leave({ exitCode: 2, message: secretsFaultText(secrets.error) })
    return undefined
  }
  const capabilities = (): Capabilities => ({
    host: 'electron',
    version: app.getVersion(),
    platform: process.platform,
    encryptsAtRest: secrets.value.encryptsAtRest,
    globalHotkeys: false,
    tray: true,
    // On Linux the system has no such thing.
    contentProtection: process.platform !== 'linux',
    phoneSurvivesReload: true,
  })
  const seat = await openSeat({
    profile,
    resources: join(application, 'resources'),
    secrets: secrets.value,
    settings: new SettingsStore(electronStoreSettingsFile(profile), log),
    log,
    capabilities,
    quit: () => {
      app.quit()
    },
    sandboxOnly: sandbox,
    ...(provision === undefined ? {} : { provision }),
    ...(sandboxClients === undefined ? {} : { sandboxClients }),
  })
  if (seat.ok) return seat.value
  leave({ exitCode: 2, message: seat.error })
  return undefined
}

function openWindows(
  application: string,
  seat: OpenSeat,
  log: Log,
  { headless, microphoneFile }: HostOptions,
): { readonly desk: BrowserWindow } {
  const folders = { pages: join(application, 'dist', 'renderer'), resources: join(application, 'resources') }
  serveApp(PARTITION, folders, () => socketOrigins(seat.seat.accounts.flatMap((account) => account.servers)))
  guardSession(session.fromPartition(PARTITION), APP_ORIGIN)
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, APP_ORIGIN)
  })
  serveElectronBridge(
    APP_ORIGIN,
    (transport) => {
      seat.dispatcher.attach(transport)
    },
    (why) => {
      log.write('warn', 'main.bridge', 'A message was refused', { why })
    },
  )
  const options: WindowOptions = {
    preload: preloadPath(application),
    partition: PARTITION,
    origin: APP_ORIGIN,
    ...(process.platform === 'darwin' ? {} : { icon: join(application, 'resources', 'icons', 'icon.png') }),
    onCrash: (page) => {
      log.write('error', 'main.shell', 'A page crashed and is loaded again', { page })
    },
  }
  openHidden(options, phonePage(microphoneFile))
  if (seat.isSandbox) openHidden(options, 'caller.html')
  const isProtected = seat.seat.privacy?.screenCapture === 'blocked'
  return { desk: openDesk(options, { title: 'Firstline', shown: !headless, isProtected }) }
}

interface Life {
  readonly log: Log
  readonly unlock: Unlock
  readonly resources: string
}

/** Quitting: the seat is closed before the process ends. Kept alive by `desk`, ended with it. */
function keepLife(seat: OpenSeat, { desk }: { readonly desk: BrowserWindow }, { log, unlock, resources }: Life): void {
  const show = (): void => {
    if (desk.isMinimized()) desk.restore()
    desk.show()
    desk.focus()
  }
  const quit = (): void => {
    app.quit()
  }
  const tray = openTray(resources, 'Firstline', show, quit)
  app.on('second-instance', show)
  desk.on('closed', quit)
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    tray?.destroy()
    void seat
      .close()
      .then(() => log.flush())
      .then(unlock)
      .finally(() => {
        closed = true
        app.exit(0)
      })
  })
}

/** A start that cannot go on: one line, and a window that says the same where nobody reads the console. */
function leave({ message, exitCode }: StartFailure): void {
  process.stderr.write(`${message}\n`)
  if (app.isPackaged) dialog.showErrorBox('Firstline', message)
  app.exit(exitCode)
}
