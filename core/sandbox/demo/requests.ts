import type { ClientPromise, ToldAlready } from '../../domain/client/client.ts'
import type { OpenRequest } from '../../domain/client/request.ts'
import type { EpochMs } from '../../domain/time.ts'
import { DAY_MS, dayInWords, HOUR_MS, workingTime } from './dates.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import type { Phrases, Topic } from './topic.ts'

/** An open request on this topic; its number is unique by client and place in the list. */
export function openRequest(random: Random, person: Person, topic: Topic, place: number, words: Phrases, nowMs: EpochMs): OpenRequest {
  const daysOpen = random.between(1, 21)
  const openedAt = workingTime(random, nowMs, daysOpen)
  const currentStage = random.between(0, topic.stages.length - 1)
  const stages = topic.stages.map((stage, index) => {
    if (index > currentStage) return { title: stage.title }
    const doneAt = openedAt + Math.floor((daysOpen * DAY_MS * index) / (currentStage + 1))
    return { title: stage.title, note: index === currentStage ? stage.doing : dayInWords(doneAt, words) }
  })
  const role = person.roles[0]
  return {
    number: `${10 + Math.floor(person.index / 5_000)}-${String((person.index % 5_000) * 2 + place).padStart(4, '0')}`,
    title: topic.request,
    ...(role && person.roles.length > 1 && { roleId: role.id }),
    stages,
    currentStage,
    ...(random.chance(0.6) && { dueAt: nowMs + random.between(-6, 96) * HOUR_MS }),
    owner: topic.owner,
    openedAt,
  }
}

/** So many of the last steps are told. */
const STEPS = 3

/** The request with its process, the steps taken and, now and then, what was promised about it. */
export function onRoad(random: Random, request: OpenRequest, topic: Topic, words: Phrases, nowMs: EpochMs): OpenRequest {
  const { openedAt, currentStage, stages } = request
  const stageId = topic.process.stageIds[currentStage]
  const taken = stages.slice(Math.max(0, currentStage + 1 - STEPS), currentStage + 1)
  const from = currentStage + 1 - taken.length
  const span = Math.max(nowMs - openedAt, HOUR_MS)
  const steps = taken.map(({ title }, index) => ({
    at: openedAt + Math.floor((span * (from + index)) / (currentStage + 1)),
    by: random.pick(words.operators),
    text: title,
  }))
  return {
    ...request,
    processId: topic.process.id,
    ...(stageId !== undefined && { stageId }),
    steps,
    ...(random.chance(0.15) && { promised: promiseOn(random, topic, words, nowMs) }),
  }
}

export function promiseOn(random: Random, topic: Topic, words: Phrases, nowMs: EpochMs): ClientPromise {
  return {
    text: topic.promise,
    dueAt: nowMs + random.between(-8, 72) * HOUR_MS,
    by: random.pick(words.operators),
    madeAt: workingTime(random, nowMs, random.between(1, 4)),
  }
}

export const toldOn = (random: Random, topic: Topic, nowMs: EpochMs): ToldAlready => ({
  text: topic.told,
  channel: random.pick(['call', 'chat', 'bot', 'letter']),
  at: workingTime(random, nowMs, random.between(1, 12)),
})
