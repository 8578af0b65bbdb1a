import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { builtAt, changedAt } from './build-age.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureElectron } from './electron-binary.mjs'
import { needsBuild, parseStart } from './start-options.mjs'

// Runs on Node 20.19 with nothing but what `npm ci` brought. Stdout belongs to the host: what is said here goes to stderr.
const say = (line) => process.stderr.write(`${line}\n`)

/** How often the shell of `npm start` is looked after, in ms. */
const WATCH_MS = 200

/** The shell that npm runs this in. Asked first: it may be gone when the build is done. */
const shell = process.ppid

const from = process.env.INIT_CWD ?? process.cwd()
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const options = parseStart(process.argv.slice(2))
if ('problem' in options) stop(options.problem, 2)

if (needsBuild(builtAt(), changedAt())) {
  say('Building (a few seconds).')
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 2, 2] })
  if (built.status !== 0) stop('The build failed; the lines above say where.', 1)
}

const electron = options.host === 'loopback' ? undefined : await ensureElectron(say, { patient: options.host === 'electron' })
if (electron !== undefined) run(electron, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.', ...options.rest])
else if (options.host === 'electron')
  stop('The Electron binary is not here and could not be fetched. Start with --host=loopback, or without --host.', 3)
else startLoopback()

function startLoopback() {
  if (options.host === 'auto') say('The Electron binary is not here and cannot be fetched: using the loopback host and a Chromium window.')
  const env = { ...process.env }
  if (!options.rest.includes('--no-browser') && (options.rest.includes('--headless') || hasDisplay())) {
    const chromium = ensureChromium(say)
    if (chromium === undefined) process.exit(3)
    env.FIRSTLINE_CHROMIUM = chromium
  }
  run(process.execPath, ['dist/main/loopback.js', ...options.rest], env)
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/** Runs the host in place of this script: same streams, signals handed on, same exit code. */
function run(command, argv, env = process.env) {
  const host = spawn(command, argv, { stdio: 'inherit', env: { ...env, FIRSTLINE_CWD: from } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => host.kill(signal))
  host.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
  host.on('error', (error) => stop(`${command} did not start: ${error.message}`, 3))
  endWithNpm(host)
}

/** A SIGTERM for `npm start` ends npm's shell, which hands nothing on: when the shell is gone, the host is to end. */
function endWithNpm(host) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    host.kill('SIGTERM')
  }, WATCH_MS)
}

function stop(message, code) {
  say(message)
  process.exit(code)
}
