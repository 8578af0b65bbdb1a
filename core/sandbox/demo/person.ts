import type { ClientPhone, ClientRole, PersonName } from '../../domain/client/client.ts'
import { companyName, DIRECTOR_TITLES, EMPLOYEE_TITLES } from './companies.ts'
import { englishName } from './names-en.ts'
import { russianName } from './names-ru.ts'
import { cityNumber, foreignNumber, mobileNumber, SLOTS_A_CLIENT } from './phones.ts'
import { PLACES, type Place } from './places.ts'
import { Random } from './random.ts'
import type { Audience } from './topic.ts'

/** Clients come in blocks; the first two to four of a block are colleagues who share their office's number. */
const BLOCK = 20

export interface Person {
  readonly index: number
  readonly name: PersonName
  readonly language: 'ru' | 'en'
  readonly place: Place
  readonly audience: Audience
  readonly company?: string
  readonly roles: readonly ClientRole[]
  readonly phones: readonly ClientPhone[]
}

interface Office {
  readonly company: string
  readonly place: Place
  readonly language: 'ru' | 'en'
  readonly number: string
}

/** Who client number `index` is. */
export function personAt(seed: number, index: number, random: Random): Person {
  const shared = sharedOffice(seed, index)
  const language = shared?.language ?? (random.chance(0.12) ? 'en' : 'ru')
  const gender = random.chance(0.5) ? 'female' : 'male'
  const name = language === 'ru' ? russianName(random, gender) : englishName(random, gender)
  const place = shared?.place ?? random.pick(PLACES)
  const office = shared ?? (random.chance(0.42) ? ownOffice(random, language, place, name, index) : undefined)
  const roles = office
    ? businessRoles(random, language, office.company, shared !== undefined && index % BLOCK === 0)
    : [privateRole(random)]
  const phones = phonesOf(random, seed, index, language, place, office?.number)
  const base = { index, name, language, place, audience: office ? ('business' as const) : ('private' as const), roles, phones }
  return office ? { ...base, company: office.company } : base
}

function sharedOffice(seed: number, index: number): Office | undefined {
  const block = Math.floor(index / BLOCK)
  const random = new Random(seed ^ 0x5eed, block)
  const colleagues = random.between(2, 4)
  if (index % BLOCK >= colleagues) return undefined
  const language = random.chance(0.1) ? 'en' : 'ru'
  const place = random.pick(PLACES)
  return { company: companyName(random, language), place, language, number: cityNumber(place.code, block * BLOCK * 2) }
}

function ownOffice(random: Random, language: 'ru' | 'en', place: Place, name: PersonName, index: number): Office {
  const sole = language === 'ru' && name.patronymic !== undefined && random.chance(0.35)
  const company = sole ? `ИП ${name.family} ${name.given.slice(0, 1)}. ${name.patronymic.slice(0, 1)}.` : companyName(random, language)
  return { company, place, language, number: cityNumber(place.code, index * 2) }
}

const privateRole = (random: Random): ClientRole => ({
  id: 'private',
  kind: 'private',
  lineIds: random.chance(0.85) ? ['b2c', 'general'] : ['b2c'],
})

function businessRoles(random: Random, language: 'ru' | 'en', company: string, leads: boolean): readonly ClientRole[] {
  const director = leads || company.startsWith('ИП ') || random.chance(0.25)
  const title = company.startsWith('ИП ')
    ? 'предприниматель'
    : random.pick(director ? DIRECTOR_TITLES[language] : EMPLOYEE_TITLES[language])
  const kind = director ? 'director' : 'employee'
  const work: ClientRole = { id: kind, kind, title, company, lineIds: ['b2b'] }
  return random.chance(0.3) ? [work, privateRole(random)] : [work]
}

function phonesOf(
  random: Random,
  seed: number,
  index: number,
  language: 'ru' | 'en',
  place: Place,
  office: string | undefined,
): readonly ClientPhone[] {
  const slot = index * SLOTS_A_CLIENT
  const abroad = random.chance(language === 'en' ? 0.5 : 0.02)
  const phones: ClientPhone[] = [
    { number: abroad ? foreignNumber(random, language, slot) : mobileNumber(random, seed, slot), kind: 'mobile' },
  ]
  if (office !== undefined) phones.push({ number: office, kind: 'office' })
  if (random.chance(0.25)) phones.push({ number: mobileNumber(random, seed, slot + 1), kind: office === undefined ? 'mobile' : 'work' })
  if (office === undefined && random.chance(0.12)) phones.push({ number: cityNumber(place.code, index * 2 + 1), kind: 'home' })
  return phones
}
