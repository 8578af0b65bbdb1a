import { DiscardPolicy, jetstreamManager, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream'
import { nanos, type NatsConnection } from '@nats-io/nats-core'
import { DUPLICATE_WINDOW_MS, organisationPlan, sharedPlan, type StreamPlan } from './stream-plan.ts'

export interface SetUpOptions {
  readonly organisations: readonly string[]
  /** Copies of everything: 1, or 3 in a cluster of three. */
  readonly replicas: 1 | 3
  /** Of the usual sizes; 1 when absent. */
  readonly share?: number
  /** Changes a plan before it is applied. */
  readonly adjust?: (plan: StreamPlan) => StreamPlan
  readonly say?: (line: string) => void
}

const NO_SUCH_STREAM = 10_059

function configOf(plan: StreamPlan, replicas: number): Partial<StreamConfig> & { name: string } {
  const { place } = plan
  // The window may not be longer than the age of the messages.
  const window = plan.maxAgeMs === 0 ? DUPLICATE_WINDOW_MS : Math.min(DUPLICATE_WINDOW_MS, plan.maxAgeMs)
  return {
    name: place.stream,
    subjects: [...place.subjects],
    retention: RetentionPolicy.Limits,
    storage: plan.storage === 'memory' ? StorageType.Memory : StorageType.File,
    num_replicas: replicas,
    max_bytes: plan.maxBytes,
    max_msg_size: plan.maxMessageBytes,
    max_msgs_per_subject: plan.keepPerSubject,
    max_age: nanos(plan.maxAgeMs),
    discard: plan.whenFull === 'refuse' ? DiscardPolicy.New : DiscardPolicy.Old,
    duplicate_window: nanos(window),
    deny_delete: true,
    allow_rollup_hdrs: true,
    // A copy that lags behind must not answer: everybody reads what was written.
    allow_direct: false,
    ...(place.told === undefined ? {} : { republish: { src: place.told.from, dest: place.told.to } }),
  }
}

async function apply(manager: JetStreamManager, plan: StreamPlan, replicas: number): Promise<'made' | 'updated'> {
  const config = configOf(plan, replicas)
  const known = await manager.streams.info(config.name).then(
    (info) => info.config,
    (error: unknown) => {
      if (error instanceof JetStreamApiError && error.code === NO_SUCH_STREAM) return undefined
      throw error
    },
  )
  // Where a stream is stored is settled when it is made.
  const asMade = { ...config, storage: known?.storage ?? config.storage }
  if (known) await manager.streams.update(config.name, asMade)
  else await manager.streams.add(config)
  return known ? 'updated' : 'made'
}

/** Makes or updates everything the team keeps at the hub. May be run again at any time; never deletes. */
export async function setUpHub(connection: NatsConnection, options: SetUpOptions): Promise<void> {
  const manager = await jetstreamManager(connection, { timeout: 20_000 })
  const plans = [...sharedPlan(), ...options.organisations.flatMap((organisation) => organisationPlan(organisation, options.share))]
  for (const plan of plans.map((each) => options.adjust?.(each) ?? each)) {
    const done = await apply(manager, plan, options.replicas)
    options.say?.(`${done.padEnd(7)} ${plan.place.stream}`)
  }
}
