import type { z } from 'zod'
import type { deliverySchema } from '../../../core/contract/bridge.ts'

/** What the pump hands over; fits the bridge's `crm.deliver`. */
export type OutboxDelivery = z.input<typeof deliverySchema>
