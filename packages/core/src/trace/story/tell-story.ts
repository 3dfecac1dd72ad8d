import { findWord } from '@saolang/epcis/cbv/convert-term.ts'
import type { EpcisEvent, QuantityElement } from '@saolang/epcis/document/event.ts'
import { readChainEvent } from '../continuity/chain-event.ts'
import { findGaps, type Gap } from '../continuity/find-gaps.ts'
import {
  type StoryNames,
  type StoryPlace,
  type StoryThing,
  toStoryAmount,
  toStoryPlace,
  toStoryThing,
} from './story-thing.ts'

/** What happens in a line of a story. `noted`: any step that has no sentence of its own. */
export type StoryKind =
  | 'tended'
  | 'gathered'
  | 'began'
  | 'received'
  | 'made'
  | 'packed'
  | 'unpacked'
  | 'shipped'
  | 'sold'
  | 'checked'
  | 'destroyed'
  | 'stored'
  | 'recalled'
  | 'ended'
  | 'noted'

/** A line of a story: one event. `step`: a diary's (`honey.harvest`) where `isDiary`, else a word of the Core Business Vocabulary or another's address. */
export type StoryLine = {
  eventId: string
  /** ISO 8601. */
  at: string
  kind: StoryKind
  step: string | undefined
  isDiary: boolean
  place: StoryPlace | undefined
  from: StoryPlace | undefined
  to: StoryPlace | undefined
  /** What went in. */
  took: readonly StoryThing[]
  /** What came out, or what the line is about. */
  things: readonly StoryThing[]
  /** The unit that things were put into or taken from. */
  carrier: StoryThing | undefined
  gaps: readonly StoryGap[]
}

/** A gap of the chain, with the name of what it is about. */
export type StoryGap = Omit<Gap, 'thing'> & { thing: StoryThing }

/**
 * The chain behind a thing as a story: its events in the order of time, each gap told where it is found. Works with whole events
 * and with their public part; with `isWhole` false, gaps that may come from what was not published are left unsaid.
 */
export function tellStory({
  events,
  names,
  now,
  isWhole = true,
}: {
  events: readonly EpcisEvent[]
  names: StoryNames
  now: Date
  isWhole?: boolean
}): StoryLine[] {
  const gaps = findGaps(events.map(readChainEvent), now.getTime()).filter(({ kind }) => isWhole || !unsaid.has(kind))
  return events.map((event) => toLine(event, names, gaps)).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

// What others told may not be published: that it is missing here says nothing.
const unsaid = new Set<Gap['kind']>(['no-beginning', 'never-received'])

type Fields = {
  bizStep?: string
  disposition?: string
  action?: string
  readPoint?: { id: string }
  bizLocation?: { id: string }
  parentID?: string
  epcList?: string[]
  quantityList?: QuantityElement[]
  childEPCs?: string[]
  childQuantityList?: QuantityElement[]
  inputEPCList?: string[]
  inputQuantityList?: QuantityElement[]
  outputEPCList?: string[]
  outputQuantityList?: QuantityElement[]
  sourceList?: { type?: string; source: string }[]
  destinationList?: { type?: string; destination: string }[]
  ilmd?: Record<string, unknown>
  'saolang:step'?: unknown
}

function toLine(event: EpcisEvent, names: StoryNames, gaps: readonly Gap[]): StoryLine {
  const fields = event as unknown as Fields
  const told = fields['saolang:step']
  const isDiary = typeof told === 'string'
  const word = fields.bizStep === undefined ? undefined : (findWord('bizStep', fields.bizStep) ?? fields.bizStep)
  const list = (pieces: string[] = [], amounts: QuantityElement[] = []) => [
    ...pieces.map((id) => toStoryThing(id, names)),
    ...amounts.map((amount) => toStoryAmount(amount, names)),
  ]
  const place = toStoryPlace(fields.bizLocation?.id ?? fields.readPoint?.id, names)
  return {
    ...{ eventId: event.eventID as string, at: event.eventTime, kind: kindOf(event.type, fields, word) },
    ...{ step: isDiary ? told : word, isDiary },
    place,
    from: toStoryPlace(fields.sourceList?.[0]?.source, names),
    to: toStoryPlace(fields.destinationList?.[0]?.destination, names),
    took: list(fields.inputEPCList, fields.inputQuantityList),
    things: [
      ...list(fields.epcList, fields.quantityList),
      ...list(fields.childEPCs, fields.childQuantityList),
      ...list(fields.outputEPCList, fields.outputQuantityList),
      // Work on an area names the area itself.
    ].filter(({ id }) => id !== place?.id),
    carrier: fields.parentID === undefined ? undefined : toStoryThing(fields.parentID, names),
    gaps: gaps
      .filter(({ eventIds }) => eventIds[0] === event.eventID)
      .map((gap) => ({ ...gap, thing: toStoryThing(gap.thing, names) })),
  }
}

const kindsOfSteps: Readonly<Record<string, StoryKind>> = {
  receiving: 'received',
  accepting: 'received',
  arriving: 'received',
  shipping: 'shipped',
  departing: 'shipped',
  retail_selling: 'sold',
  inspecting: 'checked',
  destroying: 'destroyed',
  storing: 'stored',
  stocking: 'stored',
}

function kindOf(
  type: string,
  { action, disposition, ilmd, 'saolang:step': told }: Fields,
  word: string | undefined,
): StoryKind {
  if (disposition !== undefined && findWord('disposition', disposition) === 'recalled') return 'recalled'
  if (typeof told === 'string' && told.endsWith('.care')) return 'tended'
  if (type === 'TransformationEvent') return 'made'
  if (type === 'AggregationEvent' || type === 'AssociationEvent')
    return action === 'ADD' ? 'packed' : action === 'DELETE' ? 'unpacked' : (kindsOfSteps[word ?? ''] ?? 'noted')
  const known = kindsOfSteps[word ?? '']
  if (known) return known
  const isHarvest = ilmd?.['cbvmda:harvestEndDate'] !== undefined
  if (type === 'ObjectEvent' && action === 'ADD') return isHarvest ? 'gathered' : 'began'
  return type === 'ObjectEvent' && action === 'DELETE' ? 'ended' : 'noted'
}
