import type { DeliveryOutcome } from '../../core/outbox/delivery-outcome.ts'
import type { OutboxDelivery } from '../../renderer/storage/jobs/deliver.ts'

/** A CRM that answers as told, then `delivered`, and remembers what it was sent. */
export class CrmInbox {
  readonly received: string[] = []
  readonly #answers: (DeliveryOutcome | Error | Promise<DeliveryOutcome>)[]

  constructor(...answers: (DeliveryOutcome | Error | Promise<DeliveryOutcome>)[]) {
    this.#answers = answers
  }

  readonly deliver = async (delivery: OutboxDelivery): Promise<DeliveryOutcome> => {
    this.received.push(delivery.jobId)
    const answer = this.#answers.shift() ?? { kind: 'delivered' }
    if (answer instanceof Error) throw answer
    return answer
  }
}
