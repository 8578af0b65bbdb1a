import { spawn } from 'node:child_process'
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anyPort, keepPort, readKeptPort } from '../../../main/services/profile/kept-port.ts'
import { readIfThere, writePrivately } from '../../../main/services/profile/private-file.ts'
import { defaultProfileDirectory } from '../../../main/services/profile/profile-directory.ts'
import { lockProfile } from '../../../main/services/profile/profile-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the usual profile', () => {
  it('follows the custom of each system', () => {
    expect(defaultProfileDirectory('linux', {}, '/home/anna')).toBe('/home/anna/.local/share/firstline/seat')
    expect(defaultProfileDirectory('linux', { XDG_DATA_HOME: '/data' }, '/home/anna')).toBe('/data/firstline/seat')
    expect(defaultProfileDirectory('darwin', {}, '/Users/anna')).toBe('/Users/anna/Library/Application Support/Firstline/seat')
    expect(defaultProfileDirectory('win32', { APPDATA: '/r' }, '/u')).toMatch(/Firstline/)
  })
})

describe('the kept port', () => {
  it('stays from start to start', async () => {
    const folder = await temporaryFolder()
    expect(await readKeptPort(folder)).toBeUndefined()
    await keepPort(folder, 20_417)
    expect(await readKeptPort(folder)).toBe(20_417)
  })

  it.each(['', 'x', '0', '70000', '-1', '1.5'])('counts as none when it is %j', async (text) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'port'), text)
    expect(await readKeptPort(folder)).toBeUndefined()
  })

  it('is none that systems give to outgoing connections', () => {
    for (let index = 0; index < 200; index += 1) expect(anyPort()).toSatisfy((port: number) => port >= 20_000 && port < 30_000)
  })
})

describe('the lock of a profile', () => {
  it('lets one host in', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'host.lock'), String(process.ppid))
    expect(await lockProfile(folder, 0)).toEqual({ heldBy: process.ppid })
  })

  it('of a host that died is taken over', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'host.lock'), '4194000')
    const unlock = await lockProfile(folder)
    if (typeof unlock !== 'function') throw new Error('held')
    await unlock()
    expect(await readdir(folder)).toEqual([])
  })

  it('is waited for while its host ends', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'host.lock'), String(process.ppid))
    const locking = lockProfile(folder, 10_000)
    await rm(join(folder, 'host.lock'))
    expect(await locking).toBeTypeOf('function')
  })

  it.runIf(process.platform === 'linux')('of a process whose id another got later is taken over', async () => {
    const folder = await temporaryFolder()
    const younger = spawn('sleep', ['60'])
    onTestFinished(() => void younger.kill('SIGKILL'))
    await writeFile(join(folder, 'host.lock'), String(younger.pid))
    const before = Date.now() / 1000 - 60
    await utimes(join(folder, 'host.lock'), before, before)
    expect(await lockProfile(folder, 0)).toBeTypeOf('function')
  })

  it('of an earlier life of the machine is taken over', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'host.lock'), String(process.ppid))
    await utimes(join(folder, 'host.lock'), 1, 1)
    expect(await lockProfile(folder)).toBeTypeOf('function')
  })
})

describe('a private file', () => {
  it('is replaced in one step and readable by its owner only', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'f.json')
    expect(await readIfThere(path)).toBeUndefined()
    await writePrivately(path, 'one')
    await writePrivately(path, 'two')
    expect(await readIfThere(path)).toBe('two')
    expect(await readdir(folder)).toEqual(['f.json'])
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})
