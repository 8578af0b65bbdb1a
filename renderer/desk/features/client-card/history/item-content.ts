import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import type { Escalation } from '../../../../../core/domain/escalation/escalation.ts'
import type { Interaction, PastContact, Rating, TranscriptLine } from '../../../../../core/domain/interaction/interaction.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import { localText } from '../../../i18n/local-text.ts'
import { endReasonText } from '../../../ui/end-reason-words.ts'
import type { Say } from './say.ts'

/** A fact of an opened row. */
export interface ContentFact {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** An item in words: the two lines of its row, and what shows when it is opened. */
export interface ItemContent {
  readonly title: string
  readonly details?: string
  readonly outcome?: string
  readonly outcomeNote?: string
  readonly facts: readonly ContentFact[]
  readonly words?: string
  readonly notes?: string
  readonly transcript: readonly TranscriptLine[]
  readonly rating?: Rating
  /** Where the recording is kept. */
  readonly recording?: string
}

const made = new WeakMap<Say, WeakMap<TimelineItem, ItemContent>>()

/** The content of an item; made once for each language. */
export function contentOf(item: TimelineItem, say: Say): ItemContent {
  const ofSay = made.get(say) ?? new WeakMap<TimelineItem, ItemContent>()
  made.set(say, ofSay)
  const before = ofSay.get(item)
  if (before !== undefined) return before
  const content = make(item, say)
  ofSay.set(item, content)
  return content
}

function make(item: TimelineItem, say: Say): ItemContent {
  switch (item.kind) {
    case 'past':
      return ofPast(item.past, say)
    case 'seat':
      return ofSeat(item.interaction, item.past, say)
    case 'team':
      return ofTeam(item.escalation, item.past, say)
    default:
      return missingCase(item)
  }
}

const join = (parts: readonly (string | undefined)[]): string | undefined => {
  const text = parts.filter((part) => part !== undefined && part !== '').join(' · ')
  return text === '' ? undefined : text
}

const some = <Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [K in Key]?: string }

const fact = (id: string, label: string, text: string | undefined): readonly ContentFact[] =>
  text === undefined || text === '' ? [] : [{ id, label, text }]

function ofPast(past: PastContact, say: Say): ItemContent {
  const { t } = say
  const { title, by, details, outcome, recording, transcript = [] } = past
  const made = join([
    by,
    talkOf(past.durationMs, say),
    linkOf(past.mos, say),
    recording === undefined ? undefined : t('recorded'),
    transcript.length === 0 ? undefined : t('messages', { count: transcript.length }),
  ])
  return {
    title,
    ...some('details', details ?? made),
    ...some('outcome', outcome),
    ...some('outcomeNote', noteOf(past.outcomeNote, past.rating, say)),
    facts: [
      ...fact('by', t('who'), by),
      ...fact('talk', t('talk'), talkOf(past.durationMs, say)),
      ...fact('quality', t('quality'), qualityOf(past.mos, say)),
      ...sharedFacts(past, say),
    ],
    ...told(past),
    transcript,
  }
}

/** What a contact holds whoever tells of it. */
function sharedFacts(past: PastContact, { t }: Say): readonly ContentFact[] {
  const { rating, escalation } = past
  const stars = rating === undefined ? undefined : t('valueOf', { value: rating.value, of: rating.of })
  return [
    ...fact('rating', t('rating'), rating?.comment === undefined ? stars : `${stars ?? ''}: ${rating.comment}`),
    ...fact('request', t('request'), past.requestNumber),
    ...fact('lineTwo', t('lineTwo'), escalation === undefined ? undefined : join([escalation.number, escalation.outcome])),
  ]
}

const told = (past: PastContact | undefined): Pick<ItemContent, 'words' | 'notes' | 'rating' | 'recording'> => ({
  ...some('words', past?.words),
  ...some('notes', past?.notes),
  ...some('recording', past?.recording),
  ...(past?.rating === undefined ? {} : { rating: past.rating }),
})

/** The second line of the outcome; a rating that a note tells already is not said twice. */
function noteOf(note: string | undefined, rating: Rating | undefined, { t }: Say): string | undefined {
  if (rating === undefined || (note !== undefined && SAYS_RATING.test(note))) return note
  const { value, of } = rating
  return join([note, t('rated', { value, of })])
}

const SAYS_RATING = /оценк|\brat(ed|ing)\b/i

const talkOf = (ms: number | undefined, { format }: Say): string | undefined => (ms === undefined ? undefined : format.duration(ms))
const linkOf = (mos: number | undefined, { t, format }: Say): string | undefined =>
  mos === undefined ? undefined : t('link', { mos: format.number(mos, 1) })
const qualityOf = (mos: number | undefined, { t, format }: Say): string | undefined =>
  mos === undefined ? undefined : t('qualityIs', { mos: format.number(mos, 1) })

function ofSeat({ facts, work, stage }: Interaction, past: PastContact | undefined, say: Say): ItemContent {
  const { t, locale, dispositions, ended } = say
  const topic = dispositions.topics.find((one) => one.id === work.topicId)
  const result = dispositions.results.find((one) => one.id === work.resultId)
  const talk =
    facts.answeredAt === undefined || facts.endedAt === undefined ? undefined : talkOf(Math.max(0, facts.endedAt - facts.answeredAt), say)
  const reason = facts.reason === undefined ? undefined : endReasonText(facts.reason, ended)
  const mos = facts.quality?.mos ?? past?.mos
  const recording = facts.recording?.kind === 'kept' ? facts.recording.url : past?.recording
  const notes = [work.notes.trim(), past?.notes ?? ''].filter((note) => note !== '').join('\n')
  const note = stage === 'wrap-up' ? t('notSaved') : work.promise
  return {
    title: topic === undefined ? t(facts.direction === 'incoming' ? 'callIn' : 'callOut') : localText(topic.title, locale),
    ...some(
      'details',
      join([t('you'), talk, linkOf(mos, say), recording === undefined ? undefined : t('recorded'), firstLine(work.notes)]),
    ),
    ...some('outcome', result === undefined ? reason : localText(result.title, locale)),
    ...some('outcomeNote', noteOf(note === '' ? undefined : note, past?.rating, say)),
    facts: [
      ...fact('by', t('who'), t('you')),
      ...fact('talk', t('talk'), talk),
      ...fact('quality', t('quality'), qualityOf(mos, say)),
      ...fact('ended', t('ended'), reason),
      ...fact('promise', t('promise'), work.promise),
      ...(past === undefined ? [] : sharedFacts(past, say)),
    ],
    ...told(past),
    ...some('notes', notes),
    ...some('recording', recording),
    transcript: past?.transcript ?? [],
  }
}

const firstLine = (notes: string): string => notes.split('\n')[0]?.slice(0, 120) ?? ''

function ofTeam(escalation: Escalation, past: PastContact | undefined, say: Say): ItemContent {
  const { t } = say
  const { packet, state } = escalation
  const what = packet.topic?.title ?? (packet.problem.words === '' ? t('toLineTwo') : packet.problem.words)
  const { outcome, by, answer } = outcomeOf(escalation, say)
  return {
    title: t('escalation', { what }),
    ...some('details', join([packet.author.name, by === undefined ? undefined : t('took', { name: by })])),
    ...some('outcome', outcome),
    ...some('outcomeNote', past?.outcomeNote),
    facts: [
      ...fact('by', t('who'), packet.author.name),
      ...fact('took', t('lineTwo'), by),
      ...fact('outcome', t('outcome'), answer ?? past?.escalation?.outcome),
      ...fact('request', t('request'), packet.requests[0]?.number),
    ],
    ...told(past),
    ...some('words', packet.problem.words === '' ? past?.words : packet.problem.words),
    ...some('notes', state.phase === 'withdrawn' ? undefined : packet.problem.sentence),
    transcript: past?.transcript ?? [],
  }
}

/** How an escalation stands, who of line 2 has it, and what they said. */
function outcomeOf({ state }: Escalation, { t }: Say): { readonly outcome: string; readonly by?: string; readonly answer?: string } {
  switch (state.phase) {
    case 'draft':
    case 'offered':
      return { outcome: t('offered') }
    case 'accepted':
      return { outcome: t('accepted'), by: state.by.name }
    case 'connected':
    case 'advising':
      return { outcome: t('connected'), by: state.by.name }
    case 'resolved':
      return { outcome: t('resolved'), by: state.by.name, answer: state.how }
    case 'returned':
      return { outcome: t('returned'), by: state.by.name, answer: state.answer }
    case 'line-three':
      return { outcome: t('lineThree', { key: state.issue.key }), by: state.by.name }
    case 'withdrawn':
      return { outcome: t('withdrawn') }
    default:
      return missingCase(state)
  }
}
