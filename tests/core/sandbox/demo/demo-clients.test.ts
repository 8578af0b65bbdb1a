import fc from 'fast-check'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { clientSchema } from '../../../../core/contract/client-schema.ts'
import type { Client } from '../../../../core/domain/client/client.ts'
import { sandboxSeat } from '../../../../main/sandbox/sandbox-seat.ts'
import { demoClient, demoClients } from '../../../../core/sandbox/demo/demo-clients.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const clients = [...demoClients({ seed: 1, count: 10_000, nowMs: NOW })]
const share = (test: (client: Client) => boolean): number => clients.filter(test).length / clients.length

function peopleByNumber(): Map<string, Client[]> {
  const people = new Map<string, Client[]>()
  for (const client of clients) for (const phone of client.phones) people.set(phone.number, [...(people.get(phone.number) ?? []), client])
  return people
}

describe('demo clients', () => {
  it('are what the card takes, every one', () => {
    for (const client of clients) expect(clientSchema.parse(client)).toEqual(client)
    expect(new Set(clients.map((client) => client.id)).size).toBe(10_000)
  })

  it('are the same for a seed, others for another, and can be made alone', () => {
    expect([...demoClients({ seed: 1, count: 50, nowMs: NOW })]).toEqual(clients.slice(0, 50))
    expect(demoClient(2, 0, NOW).name).not.toEqual(clients[0]?.name)
    fc.assert(
      fc.property(fc.nat(9_999), (index) => {
        expect(demoClient(1, index, NOW)).toEqual(clients[index])
      }),
    )
  })

  it('have one to three valid numbers, none of those kept for the scenarios', () => {
    for (const client of clients) {
      expect(client.phones.length).toBeGreaterThanOrEqual(1)
      expect(client.phones.length).toBeLessThanOrEqual(3)
      for (const { number } of client.phones) {
        expect(isValidPhoneNumber(number), number).toBe(true)
        expect(number).not.toMatch(/55501\d\d$/)
      }
    }
  })

  it('share a number only with two to four colleagues at one office', () => {
    const shared = [...peopleByNumber().values()].filter((people) => people.length > 1)
    expect(shared.length).toBeGreaterThan(200)
    expect(shared.length).toBeLessThan(900)
    for (const people of shared) {
      expect(people.length).toBeLessThanOrEqual(4)
      expect(new Set(people.map((client) => client.company)).size).toBe(1)
    }
  })

  it('stand in sensible shares', () => {
    expect(share((client) => client.language === 'en')).toBeGreaterThan(0.08)
    expect(share((client) => client.language === 'en')).toBeLessThan(0.2)
    expect(share((client) => client.vip)).toBeLessThan(0.03)
    expect(share((client) => client.segment === 'D')).toBeGreaterThan(share((client) => client.segment === 'B'))
    expect(share((client) => client.requests.length > 0)).toBeGreaterThan(0.3)
    for (const kind of ['private', 'employee', 'director'])
      expect(share((client) => client.roles.some((role) => role.kind === kind))).toBeGreaterThan(0.1)
  })

  it('have five past contacts each, newest first, all before now', () => {
    for (const { history } of clients) {
      const times = history.map((contact) => contact.at)
      expect(times).toHaveLength(5)
      expect(times).toEqual([...times].sort((a, b) => b - a))
      expect(times[0]).toBeLessThan(NOW)
    }
  })

  it('call on the lines of the sandbox', () => {
    const lines = sandboxSeat({ server: 'ws://127.0.0.1:1', password: 'x' }).lines.map((line) => line.id)
    for (const role of clients.flatMap((client) => client.roles)) expect(lines).toEqual(expect.arrayContaining([...role.lineIds]))
  })

  it('agree in gender: patronymic and family name', () => {
    for (const { name, language } of clients) {
      if (language === 'en') continue
      const woman = /(на)$/.test(name.patronymic ?? '')
      expect(/(вич|ьич|тич|вна|чна)$/.test(name.patronymic ?? ''), name.patronymic).toBe(true)
      if (woman) expect(/(ов|ев|ёв|ин|ын|ий)$/.test(name.family), name.family).toBe(false)
      else expect(/(ова|ева|ёва|ина|ына|ая)$/.test(name.family), name.family).toBe(false)
    }
  })

  it('hold no invented number twice in open requests', () => {
    const numbers = clients.flatMap((client) => client.requests.map((request) => request.number))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
