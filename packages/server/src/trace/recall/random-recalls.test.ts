import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { traceReadAloud } from '@saolang/core/trace/testing/read-aloud.ts'
import { readTraceEvent } from '@saolang/core/trace/trace-event.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram } from '../../testing/programs.ts'
import { followRecalled } from './follow-recalled.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

// `chain` keeps the things of one chain apart from those of all others: a recall looks at everything that there is.
const lot = (chain: number, n: number) => `https://id.gs1.org/01/09520123456788/10/C${chain}L${n}`
const pallet = (chain: number, n: number) => `https://id.gs1.org/8004/9520123${chain}P${n}`
const step = fc.record({
  what: fc.constantFrom('make', 'make', 'load', 'load', 'unload', 'see'),
  from: fc.nat(4),
  to: fc.nat(4),
  on: fc.nat(2),
  day: fc.nat(9),
  teller: fc.nat(2),
})

function toEvent(chain: number, i: number, { what, from, to, on, day }: ReturnType<typeof step.generate>['value']) {
  const at = new Date(Date.UTC(2026, 4, 1 + day)).toISOString()
  const id = `urn:uuid:00000000-0000-4000-8000-${String(chain).padStart(6, '0')}${String(i).padStart(6, '0')}`
  const about = { eventID: id, eventTime: at, eventTimeZoneOffset: '+00:00' }
  const amount = (n: number) => [{ epcClass: lot(chain, n), quantity: 1, uom: 'KGM' }]
  if (what === 'make')
    return { type: 'TransformationEvent', ...about, inputQuantityList: amount(from), outputQuantityList: amount(to) }
  if (what === 'see') return { type: 'ObjectEvent', action: 'OBSERVE', ...about, epcList: [pallet(chain, on)] }
  const action = what === 'load' ? 'ADD' : 'DELETE'
  return { type: 'AggregationEvent', action, ...about, parentID: pallet(chain, on), childQuantityList: amount(from) }
}

test('a recall finds what the definition of downstream says, whoever told it, on random chains of three tellers', async () => {
  const tellers = await Promise.all([0, 1, 2].map(() => openProgram(opened.app, { role: 'integrator' })))
  const chains = fc.sample(fc.array(step, { minLength: 5, maxLength: 14 }), { seed: 20261124, numRuns: 25 })
  for (const [chain, steps] of chains.entries()) {
    const events = steps.map((one, i) => ({ event: toEvent(chain, i, one) as unknown as EpcisEvent, by: one.teller }))
    for (const [n, teller] of tellers.entries()) {
      const eventList = events.filter(({ by }) => by === n).map(({ event }) => event)
      if (eventList.length === 0) continue
      const sent = await teller.post('/epcis/capture', {
        '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: '2026-05-20T00:00:00Z',
        epcisBody: { eventList },
      })
      expect(sent.status).toBe(202)
    }
    const read = events.map(({ event }) => readTraceEvent(event))
    for (const n of [0, 1, 2, 3, 4]) {
      const root = normalIdentifier(lot(chain, n))
      const found = await inTransaction((tx) => followRecalled(tx, [root]))
      const { events: ids, lots } = traceReadAloud(read, root, 'downstream')
      expect(found.events.map(({ body }) => body.eventID).toSorted()).toEqual(ids)
      expect(
        found.things
          .filter(({ kind, text }) => kind === 'lot' && text !== root)
          .map(({ text }) => text)
          .toSorted(),
      ).toEqual(lots)
    }
  }
})
