import { missingCase } from '../../../core/domain/exhaustive.ts'
import { toKnowledgeSchema, type FromKnowledge } from './knowledge-protocol.ts'
import { KnowledgeService } from './knowledge-service.ts'

/** Carries the work on the knowledge base of one window out, at this end of its port. */
export function serveKnowledge(port: MessagePort): void {
  const say = (message: FromKnowledge): void => port.postMessage(message)
  const service = new KnowledgeService(say)
  port.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = toKnowledgeSchema.safeParse(event.data)
    if (!parsed.success) return
    const message = parsed.data
    switch (message.kind) {
      case 'open':
        void service.open(message.database)
        break
      case 'take':
        service.take(message)
        break
      case 'search':
        service.search(message)
        break
      case 'ask':
        service.ask(message.no, message.what)
        break
      case 'close':
        service.close()
        say({ kind: 'closed' })
        break
      default:
        missingCase(message)
    }
  }
}
