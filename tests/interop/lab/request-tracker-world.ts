import { z } from 'zod'
import type { LineThree, TrackerWorld } from '../../support/tracker-world.ts'
import type { RunningRequestTracker } from './request-tracker.ts'

const ticketSchema = z.object({ Subject: z.string(), Priority: z.string() })
const listSchema = z.object({ total: z.number() })
const historySchema = z.object({ items: z.array(z.object({ id: z.string() })) })
const partsSchema = z.object({ items: z.array(z.object({ ContentType: z.string(), Content: z.string() })) })

/** The real Request Tracker as the conformance suite wants it; line 3 works over REST as its own account. */
export function requestTrackerWorld(rt: RunningRequestTracker): TrackerWorld {
  const section = { kind: 'request-tracker', url: rt.url, queue: rt.queue } as const
  return {
    section,
    token: rt.token,
    stranger: { user: rt.stranger.user, token: rt.stranger.password },
    elsewhere: { ...section, queue: 'Nowhere' },
    priorities: { critical: '100', high: '75', normal: '50', low: '0' },
    lineThree: lineThreeOf(rt),
    missingKey: '999999',
  }
}

function lineThreeOf({ url, lineThree: { user, password } }: RunningRequestTracker): LineThree {
  const rest = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/REST/2.0${path}`, {
      method,
      headers: { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`)
    return response.json()
  }
  const set = async (key: string, what: Record<string, string>): Promise<void> => {
    await rest('PUT', `/ticket/${key}`, what)
  }
  return {
    name: user,
    take: (key) => set(key, { Status: 'open', Owner: user }),
    say: async (key, text) => {
      await rest('POST', `/ticket/${key}/correspond`, { Content: text, ContentType: 'text/plain' })
    },
    wait: (key) => set(key, { Status: 'stalled' }),
    resolve: (key) => set(key, { Status: 'resolved' }),
    reject: (key) => set(key, { Status: 'rejected' }),
    read: async (key) => {
      const { Subject, Priority } = ticketSchema.parse(await rest('GET', `/ticket/${key}`))
      const made = encodeURIComponent(`ObjectType = 'RT::Ticket' AND ObjectId = ${key} AND Type = 'Create'`)
      const [first] = historySchema.parse(await rest('GET', `/transactions?query=${made}`)).items
      const parts = partsSchema.parse(await rest('GET', `/transaction/${first?.id ?? ''}/attachments?fields=ContentType,Content`))
      return { title: Subject, text: parts.items[0]?.Content ?? '', priority: Priority }
    },
    count: async () => listSchema.parse(await rest('GET', `/tickets?query=${encodeURIComponent('id > 0')}`)).total,
  }
}
