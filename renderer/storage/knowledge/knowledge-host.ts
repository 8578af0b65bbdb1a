import { hostInPlace, hostInWorker, type IndexHost } from '../index-host.ts'
import { serveKnowledge } from './serve-knowledge.ts'

export const knowledgeInWorker = (): IndexHost =>
  hostInWorker(new Worker(new URL('./knowledge.worker.ts', import.meta.url), { type: 'module' }))

export const knowledgeInPlace = (): IndexHost => hostInPlace(serveKnowledge)
