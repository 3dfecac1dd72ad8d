import { findDocumentProblems } from '@saolang/epcis/schema/find-document-problems.ts'
import { expect, test } from 'vitest'
import { toKilograms } from '../continuity/weight.ts'
import { settleTime } from './clock.ts'
import { EntryForm, findEntryProblems } from './entry.ts'
import { lotNumber } from './lot-number.ts'
import { findStep, type Step, sectorIds, sectorOf, sectors } from './sectors.ts'
import { declareWrong, type KnownEntry, listMoves, toEvent } from './to-events.ts'
import { readAmount, type Unit, unitCodes } from './units.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-11-24T03:00:00Z')
const usual = { told: now - day, savedAt: now - day, sentAt: now, receivedAt: now, isChosen: false }

test.each([
  ['a clock that is right', usual, { at: now - day, offset: 0, verdict: 'right' }],
  [
    'a clock two days ahead',
    { ...usual, told: now + day, savedAt: now + day, sentAt: now + 2 * day },
    { at: now - day, offset: -2 * day, verdict: 'corrected' },
  ],
  [
    'a clock two days behind',
    { ...usual, told: now - 3 * day, savedAt: now - 3 * day, sentAt: now - 2 * day },
    { at: now - day, offset: 2 * day, verdict: 'corrected' },
  ],
  [
    'a day that the farmer chose stays, whatever the clock',
    { ...usual, told: now - 5 * day, isChosen: true, savedAt: now + day, sentAt: now + 2 * day },
    { at: now - 5 * day, offset: -2 * day, verdict: 'right' },
  ],
  [
    'a clock two days ahead that was set right before sending',
    { ...usual, told: now + day, savedAt: now + day },
    { at: now, offset: 0, verdict: 'flagged' },
  ],
  [
    'a clock two days behind that was set right before sending: not before the last contact',
    { ...usual, told: now - 3 * day, savedAt: now - 3 * day, inTouchAt: now - day },
    { at: now - day, offset: 0, verdict: 'flagged' },
  ],
  [
    'a day to come that the farmer chose',
    { ...usual, told: now + 3 * day, isChosen: true },
    { at: now, offset: 0, verdict: 'flagged' },
  ],
])('%s', (_, told, settled) => {
  expect(settleTime(told)).toEqual(settled)
})

test('whatever a phone says, nothing happens after it was received', () => {
  for (const shift of [-9, -2, 0, 2, 9])
    for (const jump of [-3, 0, 3]) {
      const savedAt = now - day + shift * day
      const { at } = settleTime({ ...usual, told: savedAt, savedAt, sentAt: now + (shift + jump) * day })
      expect(at).toBeLessThanOrEqual(now)
    }
})

test('phone and server give the lot of an entry the same number, and entries of one day different ones', () => {
  expect(lotNumber('2026-11-24', '01a20e8a-f892-4348-91cc-0ab727f49e4e')).toMatch(/^261124-[0-9A-Z]{4}$/)
  expect(lotNumber('2026-11-24', '01a20e8a-f892-4348-91cc-0ab727f49e4e')).not.toBe(
    lotNumber('2026-11-24', '01a20e8a-f892-4348-91cc-0ab727f49e4f'),
  )
})

test.each([
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1.250', 1250],
  ['1.250,75', 1250.75],
  ['1 200', 1200],
  ['mười', undefined],
  ['-3', undefined],
  ['', undefined],
])('the amount "%s" is read as a Vietnamese means it', (text, value) => {
  expect(readAmount(text)).toBe(value)
})

test('only weights are weighed', () => {
  const weigh = (quantity: number, unit: Unit) => toKilograms({ quantity, uom: unitCodes[unit] ?? '' })
  expect([weigh(2, 'tạ'), weigh(2, 'chai')]).toEqual([200, undefined])
})

const everyStep = sectorIds.flatMap((sector) => sectors[sector].map((step: Step) => ({ sector, step })))

test('every sector has steps that say what they make in a known unit, and every sheet a sector', () => {
  for (const { sector, step } of everyStep) {
    expect(findStep(`${sector}.${step.id}`)).toEqual({ sector, step })
    expect(Object.keys(unitCodes)).toContain(step.unit)
  }
  expect(Array.from({ length: 26 }, (_, i) => sectorOf(i + 1)).every((sector) => sector in sectors)).toBe(true)
  expect([findStep('honey.nothing'), findStep('nothing.harvest')]).toEqual([undefined, undefined])
})

const id = '01a20e8a-f892-4348-91cc-0ab727f49e4e'
const lot = { identifier: 'https://x.example/q/20T0S10Q0R2H/10/L1', quantity: 12, unit: 'kg' }
const known = (step: Step, sector: string): KnownEntry => ({
  id,
  shape: step.shape,
  step: `${sector}.${step.id}`,
  at: new Date(now),
  happenedOn: '2026-11-24',
  area: { identifier: 'https://x.example/q/20T0S10Q0R2H' },
  inputs: step.asks.includes('lots') ? [lot] : [],
  output: step.asks.includes('what') ? { ...lot, number: 'L1', expiresOn: '2027-11-24' } : undefined,
  parcel: 'https://x.example/q/20T0S10Q0R2H/21/1',
})

test('whatever a farmer tells becomes an event that EPCIS takes', () => {
  for (const { sector, step } of everyStep) {
    const event = toEvent(known(step, sector))
    for (const one of [event, declareWrong(event, new Date(now), undefined)]) {
      const document = {
        '@context': [
          'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
          { saolang: 'https://x.example/ns#' },
        ],
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: '2026-11-24T03:00:00Z',
        epcisBody: { eventList: [one] },
      }
      expect([sector, step.id, findDocumentProblems(document)]).toEqual([sector, step.id, []])
    }
  }
})

test('what is made comes in, what is used, sent or sold goes out, what is only looked at stays', () => {
  const moves = (address: string) => {
    const found = findStep(address)
    return listMoves(known(found?.step as Step, 'honey')).map(({ quantity }) => quantity)
  }
  expect(moves('honey.harvest')).toEqual([12])
  expect(moves('honey.fill')).toEqual([-12, 12])
  expect(moves('honey.ship')).toEqual([-12])
  expect(moves('honey.check')).toEqual([])
})

test('what a step asks and was not told is said all at once, at its question', () => {
  const nothing = EntryForm.parse({ id, step: 'honey.harvest', inputs: [], photos: [] })
  const problemsOf = (address: string) =>
    findEntryProblems(findStep(address)?.step as Step, nothing).map(({ at }) => at)
  expect(problemsOf('honey.harvest')).toEqual(['areaId', 'what', 'quantity'])
  expect(problemsOf('honey.ship')).toEqual(['lots', 'to'])
  expect(problemsOf('tourism.guests')).toEqual(['areaId', 'guests'])
})
