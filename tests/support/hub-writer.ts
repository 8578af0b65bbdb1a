import { systemClock } from '../../main/services/clock.ts'
import { openLocalHub } from '../../main/team/local/open-local-hub.ts'

// A process that writes records of 4 kB into the hub of the folder it is given, many at once, and prints the number of
// each when it is acknowledged, until it is killed. Arguments: folder, data key, number of the first record.
const [directory = '', key = '', first = '0'] = process.argv.slice(2)
const opened = await openLocalHub({ storage: { kind: 'encrypted', directory, key }, clock: systemClock })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const records = opened.value.records('bucket')
let next = Number(first)

async function write(): Promise<never> {
  for (;;) {
    const index = (next += 1)
    const outcome = await records.create(String(index), `${index} `.padEnd(4096, 'secret '))
    if (outcome.kind === 'written') process.stdout.write(`${index}\n`)
  }
}
await Promise.all(Array.from({ length: 20 }, write))
