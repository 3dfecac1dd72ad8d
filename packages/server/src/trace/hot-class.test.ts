import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram } from '../testing/programs.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const lot = 'https://id.gs1.org/01/09520123456788/10/L1'
const anEvent = (n: number) => ({
  type: 'ObjectEvent',
  eventID: `https://su-kien.example.vn/${n}`,
  eventTime: new Date(Date.UTC(2026, 4, 1) + n * 1000).toISOString(),
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: n === 0 ? 'commissioning' : 'inspecting',
  quantityList: [{ epcClass: lot, quantity: 1, uom: 'KGM' }],
})

test('one event among thousands of a lot is found page by page, none of which looks without end', async () => {
  const program = await openProgram(opened.app, { role: 'integrator' })
  for (const from of [0, 2000, 4000]) {
    const sent = await program.post('/epcis/capture', {
      '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-05-05T00:00:00Z',
      epcisBody: { eventList: Array.from({ length: 2000 }, (_, i) => anEvent(from + i)) },
    })
    expect(sent.status).toBe(202)
  }
  const ask = `/epcis/events?${new URLSearchParams({ MATCH_epcClass: lot, EQ_bizStep: 'commissioning' })}`
  const eventsOf = (answer: Awaited<ReturnType<typeof program.get>>) =>
    answer.json().epcisBody.queryResults.resultsBody.eventList
  const first = await program.get(ask)
  expect(eventsOf(first)).toEqual([])
  const next = new URL(/<([^>]*)>; rel="next"/.exec(String(first.headers.link))?.[1] as string)
  const second = await program.get(next.pathname + next.search)
  expect(eventsOf(second)).toMatchObject([{ eventID: 'https://su-kien.example.vn/0' }])
  expect(second.headers.link).toBeUndefined()
  expect((await program.get(`${ask}&maxEventCount=10`)).json().type).toBe('epcisException:QueryTooLargeException')
})
