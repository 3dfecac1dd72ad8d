import { expect, test } from 'vitest'
import honeyChain from '../../cases/honey-chain.json' with { type: 'json' }
import { canonicalIdentifier } from '../hash/canonical-identifier.ts'
import { hashEvents } from '../hash/event-hash.ts'
import type { EpcisDocument } from './document.ts'
import { mapIdentifiers } from './map-identifiers.ts'

const document = honeyChain as unknown as EpcisDocument

test('every identifier becomes a Digital Link, and the event stays the same by its hash', () => {
  const eventList = document.epcisBody.eventList.map((event) =>
    mapIdentifiers(event, (id) => canonicalIdentifier(id) ?? id),
  )
  const text = JSON.stringify(eventList)
  expect(text).not.toContain('urn:epc:')
  expect(text).not.toContain('truyxuat.example.vn')
  expect(hashEvents({ ...document, epcisBody: { eventList } })).toEqual(hashEvents(document))
})

test('extensions and the event given stay as they are', () => {
  const [event] = document.epcisBody.eventList
  const before = structuredClone(event)
  const mapped = mapIdentifiers({ ...event, 'mat:epc': 'urn:epc:id:sgtin:9520123.045678.S1' } as never, () => 'x:y')
  expect(mapped).toMatchObject({ 'mat:epc': 'urn:epc:id:sgtin:9520123.045678.S1', readPoint: { id: 'x:y' } })
  expect(event).toEqual(before)
})
