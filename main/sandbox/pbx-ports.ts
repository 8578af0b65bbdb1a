import { createHash, randomBytes } from 'node:crypto'
import type { AnsweredCall, PbxLog, PbxPorts } from '../../core/sandbox/pbx/ports.ts'

const names = { MD5: 'md5', 'SHA-256': 'sha256' } as const

/** The virtual PBX's ports on Node. Timers never keep the process alive. */
export function nodePbxPorts(log: PbxLog, answered: (call: AnsweredCall) => void = () => undefined): PbxPorts {
  return {
    clock: {
      now: () => Date.now(),
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        timer.unref()
        return () => clearTimeout(timer)
      },
    },
    hash: (algorithm, text) => createHash(names[algorithm]).update(text, 'utf8').digest('hex'),
    token: () => randomBytes(12).toString('hex'),
    log,
    answered,
  }
}
