import type { Random, Some } from './random.ts'

/** …555 01 00 to …555 01 99 are left to the people of the scenarios. */
const KEPT_FROM = 5_550_100
const KEPT = 100
/** Numbers are a permutation of the slot (the step has no factor in common with the count), so no two slots share one up to 1,500,000 clients. */
const STEP = 7_368_787
const ALL = 10_000_000 - KEPT
/** City numbers begin with 2…6 here: valid in every city used. */
const CITY_FROM = 2_000_000
const CITY = 5_000_000 - KEPT

const past = (number: number): string => String(number < KEPT_FROM ? number : number + KEPT).padStart(7, '0')
const subscriber = (seed: number, slot: number): string => past((slot * STEP + Math.abs(seed) * 31_337) % ALL)
const citySubscriber = (slot: number): string => past(CITY_FROM + ((slot * STEP) % CITY))

const RUSSIAN_MOBILE: Some<string> = [
  '903',
  '905',
  '906',
  '909',
  '910',
  '915',
  '916',
  '917',
  '919',
  '921',
  '922',
  '925',
  '926',
  '929',
  '950',
  '960',
  '963',
  '965',
  '967',
  '981',
  '985',
  '987',
]
const FOREIGN_RU: Some<string> = ['+37529', '+7701', '+7705', '+7777']
const FOREIGN_EN: Some<string> = ['+44740', '+44748', '+491511', '+1646']

/** Each client has three slots for numbers of its own. */
export const SLOTS_A_CLIENT = 3

export const mobileNumber = (random: Random, seed: number, slot: number): string =>
  `+7${random.pick(RUSSIAN_MOBILE)}${subscriber(seed, slot)}`

export function foreignNumber(random: Random, language: 'ru' | 'en', slot: number): string {
  // Belarus and New York want a first digit above 1, which city numbers have.
  return `${random.pick(language === 'ru' ? FOREIGN_RU : FOREIGN_EN)}${citySubscriber(slot)}`
}

/** A city number; homes have odd slots, offices even ones. */
export const cityNumber = (cityCode: string, slot: number): string => `+7${cityCode}${citySubscriber(slot)}`
