import { spawn } from 'node:child_process'
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../../support/until.ts'
import { aCardDavSource, vcardOf } from '../../../support/card-dav-world.ts'
import type { SourceWorld } from '../../../support/source-world.ts'
import { freePort } from '../ports.ts'

const USER = 'anna'
const PASSWORD = 'lab-password'
const BOOK = `/${USER}/book/`

/** A Radicale on loopback with one empty address book of its own. */
export interface RunningRadicale extends SourceWorld {
  readonly url: string
  readonly book: string
}

export async function startRadicale(root: string): Promise<RunningRadicale> {
  const home = await mkdtemp(join(tmpdir(), 'firstline-radicale-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  await writeFile(join(home, 'users'), `${USER}:${PASSWORD}\n`)
  await writeFile(join(home, 'config'), configOf(home, port))
  const python = await access('/usr/bin/python3').then(
    () => '/usr/bin/python3',
    () => 'python3',
  )
  const server = spawn(python, ['-m', 'radicale', '--config', join(home, 'config')], {
    stdio: 'ignore',
    env: { ...process.env, PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'), PYTHONDONTWRITEBYTECODE: '1' },
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL')
    await gone
    await rm(home, { recursive: true, force: true })
  }
  const ask = async (method: string, path: string, body?: string): Promise<void> => {
    const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
    const init = { method, headers: { authorization, 'content-type': body?.startsWith('<') === true ? 'text/xml' : 'text/vcard' } }
    const answer = await fetch(`${url}${path}`, body === undefined ? init : { ...init, body })
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)}`)
  }
  try {
    await until(
      'Radicale answers',
      () =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      30_000,
    )
    await ask('MKCOL', BOOK, MAKE_BOOK)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    book: `${url}${BOOK}`,
    source: ({ secret = PASSWORD, timeoutMs } = {}) =>
      aCardDavSource({ url: `${url}${BOOK}`, user: USER, secret }, timeoutMs === undefined ? {} : { timeoutMs }),
    put: async (...people) => {
      for (const person of people) await ask('PUT', `${BOOK}${person.key}.vcf`, vcardOf(person))
    },
    remove: (key) => ask('DELETE', `${BOOK}${key}.vcf`),
    stop,
  }
}

const MAKE_BOOK =
  '<?xml version="1.0"?><d:mkcol xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:set><d:prop>' +
  '<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype></d:prop></d:set></d:mkcol>'

const configOf = (home: string, port: number): string => `[server]
hosts = 127.0.0.1:${String(port)}
[auth]
type = htpasswd
htpasswd_filename = ${join(home, 'users')}
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${join(home, 'collections')}
[web]
type = none
`
