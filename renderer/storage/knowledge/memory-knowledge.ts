import type { KnowledgeBase } from '../../../core/ports/knowledge-base.ts'
import { knowledgeInPlace, knowledgeInWorker } from './knowledge-host.ts'
import { SeatKnowledge } from './seat-knowledge.ts'

/** For a window whose storage does not open: what the hub tells is found, and nothing is kept. */
export const memoryKnowledge = (): KnowledgeBase =>
  new SeatKnowledge(null, typeof Worker === 'undefined' ? knowledgeInPlace : knowledgeInWorker)
