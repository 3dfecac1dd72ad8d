import { expect, test } from 'vitest'
import { epcisHashCommand } from './epcis-hash-command.ts'
import { askLines } from './testing/ask-lines.ts'

const ask = (pieces: readonly string[]) => askLines(epcisHashCommand, pieces)

const event = {
  type: 'ObjectEvent',
  eventTime: '2026-05-04T08:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  epcList: ['urn:epc:id:sgtin:9520123.045678.S1'],
}
const documentOf = (...eventList: unknown[]) => JSON.stringify({ type: 'EPCISDocument', epcisBody: { eventList } })

test('a line that cannot be taken says why, and the rest go on', async () => {
  const deep = JSON.stringify({ ...event, 'a:b': 0 }).replace('0}', `${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
  const lines = [
    '',
    'x',
    '[]',
    '{}',
    '{"type":"EPCISDocument"}',
    documentOf(5),
    documentOf({ type: 'ObjectEvent' }),
    deep,
  ]
  const answers = await ask([[...lines, documentOf(event)].join('\n')])
  expect(answers.slice(0, -1)).toEqual([
    { error: 'the line is not a JSON object' },
    { error: 'the line is not a JSON object' },
    { error: 'the line is not a JSON object' },
    { error: 'the object is of no type of event' },
    { error: 'the document has no eventList' },
    { error: 'event 0 is not an object' },
    { error: 'event 0 has no eventTime' },
    { error: 'the document is nested too deeply' },
  ])
  expect(answers.at(-1)).toEqual([expect.stringMatching(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/)])
})

test('a document, the answer of a query and the event by itself give the same hash', async () => {
  const answer = { type: 'EPCISQueryDocument', epcisBody: { queryResults: { resultsBody: { eventList: [event] } } } }
  const text = [documentOf(event), JSON.stringify(answer), JSON.stringify(event)].join('\n')
  const [first, ...others] = await ask([text.slice(0, 40), text.slice(40)])
  expect(others).toEqual([first, first])
})

test('a document without events has no hashes', async () => {
  expect(await ask([`${documentOf()}\n`])).toEqual([[]])
})
