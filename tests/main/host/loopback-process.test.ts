import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostProcess } from '../../support/host-process.ts'
import { ask } from '../../support/running-web.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const serve = (profile: string, ...more: readonly string[]) => hostProcess(['--no-browser', '--profile', profile, ...more])

describe('the loopback host as a process', { timeout: 60_000 }, () => {
  it('prints one JSON line, keeps its port, and ends cleanly on SIGTERM', async () => {
    const profile = join(await temporaryFolder(), 'seat')
    const first = serve(profile)
    const ready = await first.ready()
    expect(ready).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:2\d{4}\/\?token=[\w-]{43}$/), profile })
    const port = Number(new URL(ready.url).port)
    expect((await ask({ port }, '/desk.html')).status).toBe(403)
    first.signal('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(first.stdout().trimEnd().split('\n')).toHaveLength(1)
    expect(first.stderr()).toBe('')
    expect(await readdir(profile)).not.toContain('host.lock')
    const second = serve(profile)
    expect(new URL((await second.ready()).url).port).toBe(String(port))
    expect((await second.ready()).url).not.toBe(ready.url)
    second.signal('SIGINT')
    expect(await second.ended).toBe(0)
    expect(await readFile(join(profile, 'logs', 'firstline.log'), 'utf8')).not.toContain('token')
  })

  it('lets one host have a profile', async () => {
    const profile = await temporaryFolder()
    const first = serve(profile)
    await first.ready()
    const second = serve(profile)
    expect(await second.ended).toBe(3)
    expect(second.stderr()).toMatch(/in use by process \d+/)
  })

  it('says when its port is taken', async () => {
    const first = serve(await temporaryFolder())
    const { port } = new URL((await first.ready()).url)
    const second = serve(await temporaryFolder(), '--port', port)
    expect(await second.ended).toBe(3)
    expect(second.stderr()).toBe(`Port ${port} is taken. Give another --port.\n`)
    const kept = await temporaryFolder()
    await writeFile(join(kept, 'port'), port)
    const third = serve(kept)
    expect(await third.ended).toBe(3)
    expect(third.stderr()).toContain('the data of this profile belongs to it')
  })

  it('refuses a broken provisioning file with the path of the wrong field', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'seat.json'), '{"version":1,"operator":{"id":"1 2","name":"A"}}')
    const host = serve(join(folder, 'p'), '--provision', join(folder, 'seat.json'))
    expect(await host.ended).toBe(2)
    expect(host.stderr()).toContain('operator.id: letters, digits and dashes')
    expect(host.stderr()).not.toMatch(/\.ts:\d|at async/)
    expect(host.stdout()).toBe('')
  })

  it.skipIf(process.platform === 'win32')('keeps everything to its owner', async () => {
    const profile = join(await temporaryFolder(), 'seat')
    const host = serve(profile)
    await host.ready()
    host.signal('SIGTERM')
    await host.ended
    const open = async (path: string): Promise<string[]> => {
      const { mode } = await stat(path)
      return (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`]
    }
    const entries = await readdir(profile, { recursive: true })
    expect(entries.length).toBeGreaterThan(3)
    expect((await Promise.all([profile, ...entries.map((entry) => join(profile, entry))].map(open))).flat()).toEqual([])
  })

  it('says in one line that its profile cannot be used', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    for (const profile of [file, join(file, 'inside')]) {
      const host = serve(profile)
      expect(await host.ended).toBe(3)
      expect(host.stderr()).toMatch(/^The workstation cannot start: [^\n]+: [a-z ]+\.\n$/)
    }
  })

  it('refuses an unknown option and a wrong passphrase', async () => {
    const folder = await temporaryFolder()
    const unknown = serve(folder, '--nonsense')
    expect(await unknown.ended).toBe(2)
    const argv = ['--no-browser', '--profile', folder]
    const first = hostProcess(argv, { FIRSTLINE_PASSPHRASE: 'one' })
    await first.ready()
    first.signal('SIGTERM')
    await first.ended
    const second = hostProcess(argv, { FIRSTLINE_PASSPHRASE: 'two' })
    expect(await second.ended).toBe(2)
    expect(second.stderr()).toBe('The passphrase or key file does not open the secrets of this profile.\n')
  })

  it('without a display opens no window and says so', async () => {
    if (process.platform !== 'linux') return
    const host = hostProcess(['--profile', await temporaryFolder()], { DISPLAY: '', WAYLAND_DISPLAY: '' })
    await host.ready()
    host.signal('SIGTERM')
    expect(await host.ended).toBe(0)
    expect(host.stderr()).toContain('npm run demo')
  })
})
