import type { EpcisEvent, QuantityElement } from '@saolang/epcis/document/event.ts'
import { normalIdentifier } from './identifier.ts'

/** What the way of things takes from an event, all identifiers in normal form. `time` is milliseconds since 1970. */
export type TraceEvent = {
  id: string
  time: number
  kind: string
  action?: string
  parent?: string
  children: readonly string[]
  inputs: readonly string[]
  outputs: readonly string[]
  /** Everything in the event's lists, parent included. */
  mentions: readonly string[]
  transformation?: string
}

/** The part that something plays in an event. */
export type ItemRole =
  | 'epc'
  | 'quantity'
  | 'parent'
  | 'child'
  | 'child-quantity'
  | 'input'
  | 'input-quantity'
  | 'output'
  | 'output-quantity'

type Lists = {
  epcList?: string[]
  quantityList?: QuantityElement[]
  parentID?: string
  childEPCs?: string[]
  childQuantityList?: QuantityElement[]
  inputEPCList?: string[]
  inputQuantityList?: QuantityElement[]
  outputEPCList?: string[]
  outputQuantityList?: QuantityElement[]
  transformationID?: string
  action?: string
}

/** Everything that an event mentions, as written, with its part in it. */
export function listItems(event: EpcisEvent): { uri: string; role: ItemRole }[] {
  const e = event as unknown as Lists
  const as = (role: ItemRole, uris: readonly string[] = []) => uris.map((uri) => ({ uri, role }))
  return [
    ...as('epc', e.epcList),
    ...as('quantity', classesOf(e.quantityList)),
    ...as('parent', e.parentID === undefined ? [] : [e.parentID]),
    ...as('child', e.childEPCs),
    ...as('child-quantity', classesOf(e.childQuantityList)),
    ...as('input', e.inputEPCList),
    ...as('input-quantity', classesOf(e.inputQuantityList)),
    ...as('output', e.outputEPCList),
    ...as('output-quantity', classesOf(e.outputQuantityList)),
  ]
}

/** Reads an event for following; its id must be set. */
export function readTraceEvent(event: EpcisEvent): TraceEvent {
  const items = listItems(event).map(({ uri, role }) => ({ id: normalIdentifier(uri), role }))
  const of = (...roles: ItemRole[]) => items.filter(({ role }) => roles.includes(role)).map(({ id }) => id)
  const { action, transformationID } = event as unknown as Lists
  const [parent] = of('parent')
  return {
    id: event.eventID as string,
    time: Date.parse(event.eventTime),
    kind: event.type,
    ...(action !== undefined && { action }),
    ...(parent !== undefined && { parent }),
    children: of('child', 'child-quantity'),
    inputs: of('input', 'input-quantity'),
    outputs: of('output', 'output-quantity'),
    mentions: [...new Set(items.map(({ id }) => id))],
    ...(transformationID !== undefined && { transformation: normalIdentifier(transformationID) }),
  }
}

function classesOf(list: readonly QuantityElement[] = []): string[] {
  return list.map(({ epcClass }) => epcClass)
}
