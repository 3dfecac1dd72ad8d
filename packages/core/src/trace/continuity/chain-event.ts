import { findWord } from '@saolang/epcis/cbv/convert-term.ts'
import type { EpcisEvent, QuantityElement } from '@saolang/epcis/document/event.ts'
import { normalIdentifier } from '../identifier.ts'
import type { TraceEvent } from '../trace-event.ts'
import { readTraceEvent } from '../trace-event.ts'

/** An amount of a class or a lot, in the unit code of UN/ECE Recommendation 20; no unit for pieces. */
export type Amount = { id: string; quantity: number; uom: string }

/** An event as continuity is judged on it: what came into being, what was used up, at which step and place, how much. */
export type ChainEvent = TraceEvent & {
  /** Word of the Core Business Vocabulary, or the address of another vocabulary's. */
  step: string | undefined
  place: string | undefined
  /** Brought into being: added, or put out by a transformation. */
  born: readonly string[]
  /** Used up: put into a transformation, or deleted. */
  used: readonly string[]
  bornAmounts: readonly Amount[]
  usedAmounts: readonly Amount[]
}

type Fields = {
  bizStep?: string
  readPoint?: { id: string }
  bizLocation?: { id: string }
  action?: string
  epcList?: string[]
  quantityList?: QuantityElement[]
  inputEPCList?: string[]
  inputQuantityList?: QuantityElement[]
  outputEPCList?: string[]
  outputQuantityList?: QuantityElement[]
}

/** Reads an event for continuity; its id must be set. */
export function readChainEvent(event: EpcisEvent): ChainEvent {
  const fields = event as unknown as Fields
  const made =
    event.type === 'TransformationEvent'
      ? [fields.outputEPCList, fields.outputQuantityList]
      : changed(event, fields, 'ADD')
  const spent =
    event.type === 'TransformationEvent'
      ? [fields.inputEPCList, fields.inputQuantityList]
      : changed(event, fields, 'DELETE')
  const [madePieces, madeAmounts] = made as Lists
  const [spentPieces, spentAmounts] = spent as Lists
  return {
    ...readTraceEvent(event),
    step: fields.bizStep === undefined ? undefined : (findWord('bizStep', fields.bizStep) ?? fields.bizStep),
    place: fields.bizLocation?.id ?? fields.readPoint?.id,
    born: idsOf(madePieces, madeAmounts),
    used: idsOf(spentPieces, spentAmounts),
    bornAmounts: amountsOf(madeAmounts),
    usedAmounts: amountsOf(spentAmounts),
  }
}

type Lists = [string[] | undefined, QuantityElement[] | undefined]

// In an ObjectEvent ADD begins the life of things and DELETE ends it; elsewhere these words are about containment.
function changed(event: EpcisEvent, { action, epcList, quantityList }: Fields, wanted: 'ADD' | 'DELETE'): Lists {
  return event.type === 'ObjectEvent' && action === wanted ? [epcList, quantityList] : [undefined, undefined]
}

function idsOf(pieces: readonly string[] = [], amounts: readonly QuantityElement[] = []): string[] {
  return [...pieces, ...amounts.map(({ epcClass }) => epcClass)].map(normalIdentifier)
}

function amountsOf(list: readonly QuantityElement[] = []): Amount[] {
  return list.flatMap(({ epcClass, quantity, uom = '' }) =>
    quantity === undefined ? [] : [{ id: normalIdentifier(epcClass), quantity, uom }],
  )
}
