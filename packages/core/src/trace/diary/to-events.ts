import type { EpcisEvent, Extensions, QuantityElement } from '@saolang/epcis/document/event.ts'
import type { LegalDate } from '../../kernel/calendar.ts'
import { ownCode } from '../own-code.ts'
import type { Shape } from './sectors.ts'
import { type Unit, unitCodes } from './units.ts'

/** An amount of a lot, by the identifier that events name it by. */
export type LotAmount = { identifier: string; quantity: number; unit: string }

/** An entry with everything looked up that its event names; `at` is when it really happened. Places are identifiers. */
export type KnownEntry = {
  id: string
  shape: Shape
  /** `honey.harvest`: told beside the event, in our own vocabulary. */
  step: string
  at: Date
  area?: { identifier: string; growingCode?: string | undefined } | undefined
  place?: string | undefined
  destination?: string | undefined
  /** The lot that the entry makes. */
  output?: (LotAmount & { number: string; expiresOn?: LegalDate | undefined }) | undefined
  inputs: readonly LotAmount[]
  /** The parcel's own code, when lots are put into one. */
  parcel?: string | undefined
  happenedOn: LegalDate
  result?: string | undefined
  guests?: number | undefined
}

const bizSteps = {
  care: 'other',
  gather: 'commissioning',
  receive: 'receiving',
  make: 'creating_class_instance',
  pack: 'packing',
  ship: 'shipping',
  sell: 'retail_selling',
  check: 'inspecting',
  discard: 'destroying',
} as const satisfies Record<Shape, string>

const dispositions: Partial<Record<Shape, string>> = {
  gather: 'active',
  receive: 'in_progress',
  make: 'active',
  pack: 'in_progress',
  ship: 'in_transit',
  sell: 'retail_sold',
  discard: 'destroyed',
}

/** The id of the event that an entry becomes: the phone made it, so that however often it is told it is one event. */
export function eventIdOf(entryId: string): string {
  return `urn:uuid:${entryId}`
}

/**
 * The event that an entry of the diary is (EPCIS 2.0; Core Business Vocabulary 2.0): things gathered or taken in begin a lot, work on
 * lots turns them into another, parcels hold lots, the rest observes them. Free words stay in the diary: they may name people.
 */
export function toEvent(entry: KnownEntry): EpcisEvent {
  const about = {
    eventID: eventIdOf(entry.id),
    eventTime: entry.at.toISOString(),
    eventTimeZoneOffset: '+07:00',
    bizStep: bizSteps[entry.shape],
    ...(dispositions[entry.shape] && { disposition: dispositions[entry.shape] }),
    ...placesOf(entry),
    'saolang:step': entry.step,
    ...(entry.result !== undefined && { 'saolang:result': entry.result }),
    ...(entry.guests !== undefined && { 'saolang:guests': entry.guests }),
  }
  const inputs = entry.inputs.map(toQuantity)
  const { output } = entry
  switch (entry.shape) {
    case 'care':
      return { type: 'ObjectEvent', action: 'OBSERVE', ...about, epcList: [entry.area?.identifier ?? ''] }
    case 'gather':
      return { type: 'ObjectEvent', action: 'ADD', ...about, quantityList: listOf(output), ilmd: ilmdOf(entry) }
    case 'receive':
      return inputs.length > 0
        ? { type: 'ObjectEvent', action: 'OBSERVE', ...about, quantityList: inputs }
        : { type: 'ObjectEvent', action: 'ADD', ...about, quantityList: listOf(output), ilmd: ilmdOf(entry) }
    case 'make':
      return {
        type: 'TransformationEvent',
        ...about,
        inputQuantityList: inputs,
        outputQuantityList: listOf(output),
        ilmd: ilmdOf(entry),
      }
    case 'pack':
      return {
        type: 'AggregationEvent',
        action: 'ADD',
        ...about,
        ...(entry.parcel && { parentID: entry.parcel }),
        childQuantityList: inputs,
      }
    case 'discard':
      return { type: 'ObjectEvent', action: 'DELETE', ...about, quantityList: inputs }
    default:
      return { type: 'ObjectEvent', action: 'OBSERVE', ...about, quantityList: inputs }
  }
}

function placesOf({ shape, area, place, destination }: KnownEntry) {
  const here = area?.identifier ?? place
  return {
    ...(here && { readPoint: { id: here } }),
    ...(here && shape !== 'ship' && shape !== 'sell' && { bizLocation: { id: here } }),
    ...(destination && { destinationList: [{ type: 'location', destination }] }),
  }
}

function ilmdOf({ shape, output, happenedOn, area }: KnownEntry): Extensions {
  return {
    'cbvmda:lotNumber': output?.number ?? '',
    ...(shape === 'gather' && { 'cbvmda:harvestStartDate': happenedOn, 'cbvmda:harvestEndDate': happenedOn }),
    ...(shape === 'make' && { 'saolang:productionDate': happenedOn }),
    ...(output?.expiresOn && { 'cbvmda:itemExpirationDate': output.expiresOn }),
    ...(area?.growingCode && { 'saolang:growingAreaCode': area.growingCode }),
  }
}

const listOf = (output: LotAmount | undefined): QuantityElement[] => (output ? [toQuantity(output)] : [])

function toQuantity({ identifier, quantity, unit }: LotAmount): QuantityElement {
  const uom = unitCodes[unit as Unit]
  return { epcClass: identifier, quantity, ...(uom && { uom }) }
}

/** The same event, declared wrong: what says it right, or nothing when it never happened (EPCIS 2.0 section 7.4.1.3). */
export function declareWrong(event: EpcisEvent, at: Date, correctedBy: string | undefined): EpcisEvent {
  const errorDeclaration = {
    declarationTime: at.toISOString(),
    reason: correctedBy ? 'incorrect_data' : 'did_not_occur',
    ...(correctedBy && { correctiveEventIDs: [correctedBy] }),
  }
  return { ...event, errorDeclaration }
}

/** The code of a place of ours: an area, a workshop, a shop. `key` is its own. */
export function placeCode(origin: string, key: string): string {
  return ownCode({ origin, key })
}

/** What an entry does to the stock of lots: what it makes comes in, what it uses, sends, sells or throws away goes out. */
export function listMoves({ shape, inputs, output }: KnownEntry): LotAmount[] {
  const out = ['make', 'ship', 'sell', 'discard'].includes(shape)
  const taken =
    shape === 'receive' ? [...inputs] : out ? inputs.map((lot) => ({ ...lot, quantity: -lot.quantity })) : []
  return output ? [...taken, output] : taken
}
